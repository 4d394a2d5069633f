using System.Security.Cryptography.X509Certificates;

namespace EGate.Devices.Simulated;

/// <summary>What a site has to judge passports with, each file as states publish it.</summary>
/// <param name="Anchors">CSCA certificates.</param>
/// <param name="RevocationLists">Revocation lists.</param>
/// <param name="DeviationLists">Deviation lists of states.</param>
/// <param name="DefectLists">Defect lists.</param>
/// <param name="ListSigners">Certificates of those whose lists the site believes.</param>
public sealed record SiteFiles(
    IReadOnlyList<byte[]> Anchors,
    IReadOnlyList<byte[]> RevocationLists,
    IReadOnlyList<byte[]> DeviationLists,
    IReadOnlyList<byte[]> DefectLists,
    IReadOnlyList<byte[]> ListSigners
);

/// <summary>Publishes the lists of the authority. Used once.</summary>
internal sealed class SiteOffice : IDisposable
{
    private const string MasterListPurpose = "2.23.136.1.1.3";
    private const string DeviationListPurpose = "2.23.136.1.1.8";
    private readonly CertificationOffice _office;
    private readonly SodOffice _sods;
    private readonly DateTimeOffset _now;
    private readonly DocumentSignerOffice _listSigner;
    private readonly CertificationOffice _stranger;

    public SiteOffice(int seed, CertificationOffice office, SodOffice sods, DateTimeOffset now)
    {
        _office = office;
        _sods = sods;
        _now = now;
        _listSigner = office.IssueSigner(Signer("list signer", DeviationListPurpose));
        _stranger = new CertificationOffice(AuthorityKeyKind.EcdsaP256, seed, "stranger", "Stranger CSCA", now);
    }

    public SiteFiles For(IssuedPassport passport)
    {
        using var other = _sods.OtherOffice(passport.Defect, new SodStyle(), _now);
        var isOthersTrusted = passport.Defect is PassportDefect.ExpiredAuthority or PassportDefect.ForeignAuthority;
        var authority = isOthersTrusted ? other! : _office;
        return new SiteFiles(
            [authority.Certificate.RawData],
            passport.Defect == PassportDefect.CrlMissing ? [] : [Crl(authority, passport)],
            [
                Signed(
                    ListWriter.DeviationListType,
                    Deviations(passport),
                    passport.Defect == PassportDefect.ForgedDeviationList
                ),
            ],
            [Signed(ListWriter.DefectListType, Defects(passport), passport.Defect == PassportDefect.ForgedDefectList)],
            [_listSigner.Certificate]
        );
    }

    public byte[] MasterList(IEnumerable<byte[]> certificates)
    {
        using var signer = _office.IssueSigner(Signer("master list signer", MasterListPurpose));
        return signer.Sign(ListWriter.MasterListType, ListWriter.MasterList(certificates), _now.AddDays(-1));
    }

    public void Dispose()
    {
        _listSigner.Dispose();
        _stranger.Dispose();
    }

    private SignerOrder Signer(string name, string purpose) =>
        new(name, _now.AddYears(-1), _now.AddYears(1)) { Purpose = purpose, Kind = AuthorityKeyKind.EcdsaP256 };

    private byte[] Crl(CertificationOffice authority, IssuedPassport passport)
    {
        byte[][] serials = passport.Defect switch
        {
            PassportDefect.RevokedSigner => [Serial(passport.SignerCertificate.ToArray())],
            PassportDefect.RevokedAuthority => [Serial(authority.Certificate.RawData)],
            _ => [Serial(_listSigner.Certificate), [0x40, 1, 2, 3]],
        };
        var issued = passport.Defect switch
        {
            PassportDefect.StaleCrl => _now.AddDays(-100),
            PassportDefect.CrlFromFuture => _now.AddDays(10),
            _ => _now.AddDays(-10),
        };
        return ListWriter.Crl(
            authority,
            serials,
            issued,
            passport.Defect == PassportDefect.ForgedCrl ? _stranger.Key : null,
            passport.Defect == PassportDefect.CrlUnknownCritical
        );
    }

    /// <summary>Of the passport's signer for the defects that lie there, else of a signer that has nothing to do with it.</summary>
    private byte[] Deviations(IssuedPassport passport)
    {
        var type = passport.Defect switch
        {
            PassportDefect.DeviationKeyCompromised => ".1.4",
            PassportDefect.DeviationSignatureWrong => ".2.3",
            PassportDefect.DeviationUnknown => ".5",
            _ => null,
        };
        using var signer = Concerned(passport, type is not null);
        return ListWriter.Deviations(signer, ListWriter.DeviationListType + (type ?? ".1.1"));
    }

    private byte[] Defects(IssuedPassport passport)
    {
        var type = passport.Defect switch
        {
            PassportDefect.DefectSignerRevoked => ".1.1",
            PassportDefect.DefectSodInvalid => ".2.2",
            PassportDefect.DefectUnknown => ".9.9",
            _ => null,
        };
        using var signer = Concerned(passport, type is not null);
        return ListWriter.Defects(signer, ListWriter.DefectListType + (type ?? ".1.1"));
    }

    private X509Certificate2 Concerned(IssuedPassport passport, bool isThis) =>
        X509CertificateLoader.LoadCertificate(isThis ? passport.SignerCertificate.ToArray() : _listSigner.Certificate);

    private byte[] Signed(string type, byte[] content, bool isForged)
    {
        if (!isForged)
        {
            return _listSigner.Sign(type, content, _now.AddDays(-1));
        }

        using var stranger = _stranger.IssueSigner(Signer("stranger", DeviationListPurpose));
        return stranger.Sign(type, content, _now.AddDays(-1));
    }

    private static byte[] Serial(byte[] certificate)
    {
        using var opened = X509CertificateLoader.LoadCertificate(certificate);
        return opened.SerialNumberBytes.ToArray();
    }
}
