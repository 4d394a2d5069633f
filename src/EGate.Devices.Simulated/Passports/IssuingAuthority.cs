using System.Globalization;
using System.Security.Cryptography;
using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>
/// The passport office of Utopia (UTO): a CSCA, its document signers, and e-passports with a signed LDS, genuine or with a named defect.
/// Its certificates carry the country UT. Keys on elliptic curves come from the seed, so two processes with the same seed trust each
/// other's passports; signatures differ each time. For simulation only: whoever knows the seed can issue.
/// </summary>
public sealed class IssuingAuthority : IDisposable
{
    private readonly TimeProvider _time;
    private readonly int _seed;
    private readonly CertificationOffice _office;
    private readonly SodOffice _sods;

    /// <summary>Makes the authority's key and its self-signed CSCA certificate.</summary>
    /// <param name="seed">Decides keys.</param>
    /// <param name="time">Decides validities: the CSCA is valid from two years before to eight years after.</param>
    /// <param name="kind">Of the authority's and the signers' keys.</param>
    public IssuingAuthority(int seed, TimeProvider time, AuthorityKeyKind kind = AuthorityKeyKind.EcdsaP256)
    {
        ArgumentNullException.ThrowIfNull(time);
        _seed = seed;
        _time = time;
        _office = new CertificationOffice(kind, seed, "csca", "Utopia CSCA", time.GetUtcNow());
        _sods = new SodOffice(kind, seed, _office);
    }

    /// <summary>The CSCA certificate in DER: the site's anchor.</summary>
    public byte[] AnchorCertificate => _office.Certificate.RawData;

    /// <summary>
    /// Issues a passport. The printed lines follow the order, but for <see cref="PassportDefect.ExpiredDocument"/>, which sets the expiry.
    /// </summary>
    /// <exception cref="ArgumentException">A field does not fit a TD3 zone, or the portrait is empty.</exception>
    public IssuedPassport Issue(PassportOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Portrait.IsEmpty)
        {
            throw new ArgumentException("a passport needs a portrait", nameof(order));
        }

        var now = _time.GetUtcNow();
        var holder =
            order.Defect == PassportDefect.ExpiredDocument
                ? order.Holder with
                {
                    ExpiryDate = now.AddDays(-30).ToString("yyMMdd", CultureInfo.InvariantCulture),
                }
            : order.Defect == PassportDefect.IssuerCodeUnknown ? order.Holder with { Issuer = "XXX" }
            : order.Holder;
        var lines = MrzWriter.Write(ZoneFormat.Td3, holder);
        var secrets = new PassportSecrets(WithAccess(order), order.Defect, _seed);
        var (files, signer) = Files(order, holder, string.Concat(lines), secrets, now);
        var card = CardFiles.Write(order, _seed, lines[1], content => CardSecurity(content, now));
        return new IssuedPassport(lines[0], lines[1], order, files, card, secrets) { SignerCertificate = signer };
    }

    /// <inheritdoc/>
    public void Dispose() => _office.Dispose();

    /// <summary>
    /// What a site has that judges this passport: the authority's certificate, its revocation list, deviation and defect lists, and who signs
    /// them. For the defects that lie there, it has the wrong ones.
    /// </summary>
    public SiteFiles SiteFor(IssuedPassport passport)
    {
        ArgumentNullException.ThrowIfNull(passport);
        using var site = new SiteOffice(_seed, _office, _sods, _time.GetUtcNow());
        return site.For(passport);
    }

    /// <summary>The authority's master list with these certificates and its own, signed by its master list signer, in DER.</summary>
    public byte[] MasterList(IEnumerable<byte[]> certificates)
    {
        ArgumentNullException.ThrowIfNull(certificates);
        using var site = new SiteOffice(_seed, _office, _sods, _time.GetUtcNow());
        return site.MasterList([AnchorCertificate, .. certificates]);
    }

    private (Dictionary<ushort, byte[]> Files, byte[] Signer) Files(
        PassportOrder order,
        MrzFields holder,
        string zone,
        PassportSecrets secrets,
        DateTimeOffset now
    )
    {
        var groups = LdsWriter.Groups(order, holder, zone);
        var files = groups.ToDictionary(g => LdsFile.Of(g.Key), g => g.Value);
        secrets.AddSigned(groups);
        files[LdsFile.Com] = Com(order.Defect, groups.Keys);
        if (order.Defect == PassportDefect.ComMismatch)
        {
            // Optional details, signed but neither listed nor there.
            groups[13] = TlvWriter.Write(0x6D, SHA256.HashData(groups[1]));
        }

        var (sod, signer) = _sods.Issue(order.Defect, order.Sod, groups, now);
        files[LdsFile.Sod] = sod;
        if (order.Defect is PassportDefect.AlteredDataGroup or PassportDefect.AlteredSecurityObject)
        {
            FaceWriter.AlterFaceDescription(groups[2]);
        }

        secrets.AddFiles(files);
        return (files, signer);
    }

    /// <summary>DG14, where there is one, repeats what EF.CardAccess offers (Doc 9303-11, 9.2).</summary>
    private static PassportProofs WithAccess(PassportOrder order)
    {
        var proofs = order.MadeProofs;
        return proofs.HasInfos
            ? proofs with
            {
                FurtherInfos =
                [
                    .. proofs.FurtherInfos,
                    .. CardFileWriter.PaceInfos(order.Access).Select(i => (ReadOnlyMemory<byte>)i),
                ],
            }
            : proofs;
    }

    /// <summary>EF.CardSecurity, signed as EF.SOD is.</summary>
    private byte[] CardSecurity(byte[] content, DateTimeOffset now)
    {
        using var signer = _office.IssueSigner(new SignerOrder("card signer", now.AddYears(-1), now.AddYears(5)));
        return signer.Sign(SignedSecurityFile.ContentType, content, now);
    }

    private static byte[] Com(PassportDefect defect, IEnumerable<int> groups) =>
        defect switch
        {
            PassportDefect.UnsignedDataGroup => LdsWriter.Com([.. groups.Where(g => g != 2)]),
            PassportDefect.ComListsMore => LdsWriter.Com([.. groups, 15]),
            PassportDefect.ComMalformed => TlvWriter.Write(0x60, "this lists no data groups"u8.ToArray()),
            _ => LdsWriter.Com([.. groups]),
        };
}
