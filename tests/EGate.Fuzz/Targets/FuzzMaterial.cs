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

    private static readonly PassportProofs ActiveRsa = PassportProofs.Usual with
    {
        Active = new ActiveKeyOrder { RsaBits = 1024 },
    };

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
        Passport = Issue(contents, PassportAccess.BasicOnly, ActiveRsa);
        NewerPassport = Issue(
            contents with
            {
                Face = FaceStandard.Iso39794,
                DatesInBcd = true,
            },
            PassportAccess.WithMappingProof with
            {
                HasDirectory = true,
            },
            PassportProofs.Usual
        );
    }

    /// <summary>A passport with every data group and basic access control, the portrait by ISO/IEC 19794-5, an RSA key in DG15.</summary>
    public IssuedPassport Passport { get; }

    /// <summary>The same by ISO/IEC 39794-5, with dates in BCD, PACE with chip authentication mapping and keys on curves.</summary>
    public IssuedPassport NewerPassport { get; }

    /// <summary>The authority's certificate in DER.</summary>
    public byte[] Anchor => _authority.AnchorCertificate;

    /// <summary>The lists of the authority's site: a master list, and the revocation, deviation and defect lists.</summary>
    public IReadOnlyList<byte[]> Lists
    {
        get
        {
            var site = _authority.SiteFor(Passport);
            return [_authority.MasterList([]), .. site.RevocationLists, .. site.DeviationLists, .. site.DefectLists];
        }
    }

    /// <summary>Who signs the lists.</summary>
    public IReadOnlyList<byte[]> ListSigners => _authority.SiteFor(Passport).ListSigners;

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

    private IssuedPassport Issue(PassportContents contents, PassportAccess access, PassportProofs proofs)
    {
        var holder = new MrzFields("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", "F", "310415");
        return _authority.Issue(
            new PassportOrder(holder, Portrait, Contents: contents) { Access = access, Proofs = proofs }
        );
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
