using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EGate.Devices.Simulated;

/// <summary>A CSCA and what it issues: certificates by the profile of Doc 9303-12, 7.1.</summary>
internal sealed class CertificationOffice : IDisposable
{
    /// <summary>Utopia's two letters; ISO 3166-1 leaves them free, and EGate.Documents maps UTO to them.</summary>
    private const string Country = "UT";
    private readonly AuthorityKeyKind _kind;
    private readonly int _seed;
    private readonly string _label;
    private readonly AuthorityKey _key;

    public CertificationOffice(AuthorityKeyKind kind, int seed, string label, string name, DateTimeOffset now)
    {
        _kind = kind;
        _seed = seed;
        _label = label;
        _key = new AuthorityKey(kind, seed, label);
        var request = _key.Request(Name(name));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
        var ownKey = new X509SubjectKeyIdentifierExtension(request.PublicKey, false);
        request.CertificateExtensions.Add(ownKey);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(ownKey));
        Certificate = request.Create(
            request.SubjectName,
            _key.Generator,
            now.AddYears(-2),
            now.AddYears(8),
            Serial(label)
        );
    }

    /// <summary>The self-signed CSCA certificate.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>A document signer with a key of its own.</summary>
    public DocumentSignerOffice IssueSigner(string name, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        var key = new AuthorityKey(_kind, _seed, _label + "/" + name);
        var request = key.Request(Name(name));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var issuerKey = Certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single();
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(issuerKey)
        );
        var certificate = request.Create(Certificate.SubjectName, _key.Generator, notBefore, notAfter, Serial(name));
        return new DocumentSignerOffice(certificate, key);
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }

    private static X500DistinguishedName Name(string commonName)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(commonName);
        builder.AddOrganizationName("Passport Office of Utopia");
        builder.AddCountryOrRegion(Country);
        return builder.Build();
    }

    private byte[] Serial(string label)
    {
        var serial = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{_seed}/{label}")))[..12];
        serial[0] &= 0x7F;
        serial[0] |= 0x40;
        return serial;
    }
}
