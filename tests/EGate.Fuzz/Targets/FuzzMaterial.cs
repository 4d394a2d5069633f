using EGate.Devices.Simulated;
using EGate.Documents;

namespace EGate.Fuzz.Targets;

/// <summary>Specimens that targets take their true inputs from: passports of the simulated authority with everything they can hold.</summary>
internal sealed class FuzzMaterial : IDisposable
{
    /// <summary>The time at which they are issued and judged.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The least that is told as a JPEG: image data would only make inputs longer.</summary>
    private static readonly byte[] Portrait =
    [
        0xFF,
        0xD8,
        0xFF,
        0xE0,
        0x00,
        0x10,
        0x4A,
        0x46,
        0x49,
        0x46,
        0x00,
        0xFF,
        0xD9,
    ];

    private readonly IssuingAuthority _authority = new(7, new FixedTime());

    public FuzzMaterial()
    {
        var contents = new PassportContents
        {
            Signature = Portrait,
            PersonalDetails = true,
            DocumentDetails = true,
            OptionalDetails = new byte[] { 1, 2, 3 },
            PersonsToNotify = true,
        };
        Passport = Issue(PassportDefect.None, contents);
        NewerPassport = Issue(PassportDefect.None, contents with { Face = FaceStandard.Iso39794, DatesInBcd = true });
    }

    /// <summary>A passport with every data group, the portrait by ISO/IEC 19794-5.</summary>
    public IssuedPassport Passport { get; }

    /// <summary>The same by ISO/IEC 39794-5, with dates in BCD.</summary>
    public IssuedPassport NewerPassport { get; }

    /// <summary>The authority's certificate in DER.</summary>
    public byte[] Anchor => _authority.AnchorCertificate;

    /// <summary>A file of both passports, as seeds.</summary>
    public IReadOnlyList<byte[]> Files(params ReadOnlySpan<ushort> ids)
    {
        var files = new List<byte[]>();
        foreach (var id in ids)
        {
            files.Add(Passport.Files[id]);
            files.Add(NewerPassport.Files[id]);
        }

        return files;
    }

    public void Dispose() => _authority.Dispose();

    private IssuedPassport Issue(PassportDefect defect, PassportContents contents)
    {
        var holder = new MrzFields("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", "310415");
        return _authority.Issue(new PassportOrder(holder, Portrait, defect, contents));
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
