using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>What the chip of a passport holds besides its zone and portrait. The default is what most passports have: nothing more.</summary>
public sealed record PassportContents
{
    /// <summary>In which form the portrait stands in DG2.</summary>
    public FaceStandard Face { get; init; } = FaceStandard.Iso19794;

    /// <summary>A JPEG or JPEG 2000 of the signature for DG7; empty for a passport without DG7.</summary>
    public ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>DG11 with every field that the standard names, of the holder as a specimen person.</summary>
    public bool PersonalDetails { get; init; }

    /// <summary>DG12 with every field that the standard names.</summary>
    public bool DocumentDetails { get; init; }

    /// <summary>Content of DG13, which is its issuer's own; empty for a passport without DG13.</summary>
    public ReadOnlyMemory<byte> OptionalDetails { get; init; }

    /// <summary>DG16 with two persons to notify.</summary>
    public bool PersonsToNotify { get; init; }

    /// <summary>Dates in DG11, DG12 and DG16 as bytes of two digits each, as some states write them, instead of as text.</summary>
    public bool DatesInBcd { get; init; }
}
