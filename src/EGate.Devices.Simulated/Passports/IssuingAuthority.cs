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
    private readonly AuthorityKeyKind _kind;
    private readonly int _seed;
    private readonly CertificationOffice _office;
    private int _serial;

    /// <summary>Makes the authority's key and its self-signed CSCA certificate.</summary>
    /// <param name="seed">Decides keys.</param>
    /// <param name="time">Decides validities: the CSCA is valid from two years before to eight years after.</param>
    /// <param name="kind">Of the authority's and the signers' keys.</param>
    public IssuingAuthority(int seed, TimeProvider time, AuthorityKeyKind kind = AuthorityKeyKind.EcdsaP256)
    {
        ArgumentNullException.ThrowIfNull(time);
        _seed = seed;
        _time = time;
        _kind = kind;
        _office = new CertificationOffice(kind, seed, "csca", "Utopia CSCA", time.GetUtcNow());
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
                : order.Holder;
        var lines = MrzWriter.Write(ZoneFormat.Td3, holder);
        var secrets = new PassportSecrets(order.MadeProofs, order.Defect, _seed);
        var files = Files(order, holder, string.Concat(lines), secrets, now);
        return new IssuedPassport(lines[0], lines[1], order.Defect, files, secrets);
    }

    /// <inheritdoc/>
    public void Dispose() => _office.Dispose();

    private Dictionary<ushort, byte[]> Files(
        PassportOrder order,
        MrzFields holder,
        string zone,
        PassportSecrets secrets,
        DateTimeOffset now
    )
    {
        var groups = LdsWriter.Groups(order, holder, zone);
        var files = groups.ToDictionary(g => LdsFile.Of(g.Key), g => g.Value);
        if (order.Defect == PassportDefect.ComMismatch)
        {
            // DG15 would hold the key that proves the chip is no copy; its content is never read here.
            groups[15] = TlvWriter.Write(0x6F, SHA256.HashData(groups[1]));
        }

        secrets.AddSigned(groups);
        files[LdsFile.Com] = LdsWriter.Com([
            .. groups.Keys.Where(g => order.Defect != PassportDefect.ComMismatch || g < 15),
        ]);
        files[LdsFile.Sod] = Sod(order.Defect, groups, now);
        if (order.Defect == PassportDefect.AlteredDataGroup)
        {
            FaceWriter.AlterFaceDescription(groups[2]);
        }

        secrets.AddFiles(files);
        return files;
    }

    private byte[] Sod(PassportDefect defect, SortedDictionary<int, byte[]> groups, DateTimeOffset now)
    {
        if (defect == PassportDefect.SodNotCms)
        {
            return TlvWriter.Write(0x77, "this is not signed data"u8.ToArray());
        }

        var expires = defect == PassportDefect.ExpiredSigner ? now.AddDays(-1) : now.AddYears(5);
        using var office = Office(defect, now);
        using var signer = (office ?? _office).IssueSigner(
            $"signer {Interlocked.Increment(ref _serial)}",
            now.AddYears(-1),
            expires
        );
        var cms = signer.Sign(SodWriter.SecurityObject(groups));
        if (defect == PassportDefect.WrongSignature)
        {
            // The signature is the last field of the signer's entry, which is the last of the signed data.
            cms[^1] ^= 1;
        }

        return TlvWriter.Write(0x77, cms);
    }

    /// <summary>Another office for the defects that need one, else null.</summary>
    private CertificationOffice? Office(PassportDefect defect, DateTimeOffset now) =>
        defect switch
        {
            PassportDefect.UnknownIssuer => new CertificationOffice(_kind, _seed, "unlisted", "Unlisted CSCA", now),
            PassportDefect.ForgedIssuer => new CertificationOffice(_kind, _seed, "forger", "Utopia CSCA", now),
            _ => null,
        };
}
