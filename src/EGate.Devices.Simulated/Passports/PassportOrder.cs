using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>What a passport is to be made of.</summary>
/// <param name="Holder">The printed fields; <c>Td3Fields.Issuer</c> should stay UTO, the only state this authority issues for.</param>
/// <param name="Portrait">A JPEG, as taken from the holder.</param>
/// <param name="Defect">What shall be wrong with it.</param>
public sealed record PassportOrder(
    Td3Fields Holder,
    ReadOnlyMemory<byte> Portrait,
    PassportDefect Defect = PassportDefect.None
)
{
    /// <summary>How EF.SOD is written.</summary>
    public SodStyle Sod { get; init; } = new();
}

/// <summary>A passport that was made: what is printed, and what its chip holds.</summary>
public sealed class IssuedPassport
{
    internal IssuedPassport(
        string line1,
        string line2,
        PassportDefect defect,
        IReadOnlyDictionary<ushort, byte[]> files
    )
    {
        Lines = [line1, line2];
        Defect = defect;
        Files = files;
    }

    /// <summary>The printed lines of 44 characters.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>What is wrong with it.</summary>
    public PassportDefect Defect { get; }

    /// <summary>The chip's files by identifier (<see cref="LdsFile"/>).</summary>
    public IReadOnlyDictionary<ushort, byte[]> Files { get; }

    /// <summary>The document signer's certificate in DER, which a site without it in EF.SOD may know; empty when nobody signed.</summary>
    public ReadOnlyMemory<byte> SignerCertificate { get; init; }

    /// <summary>False for <see cref="PassportDefect.NoChip"/>: a reader finds no chip in its field.</summary>
    public bool HasChip => Defect != PassportDefect.NoChip;

    /// <summary>A new chip with these files, as if the document had just been put into the field.</summary>
    /// <param name="seed">Decides the chip's random numbers.</param>
    /// <param name="maxRead">The largest READ BINARY it takes, in bytes; larger ones are refused with 6700.</param>
    public SoftwarePassport CreateChip(int seed, int maxRead = 231) => new(this, seed, maxRead);
}
