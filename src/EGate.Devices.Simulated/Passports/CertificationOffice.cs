using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EGate.Devices.Simulated;

/// <summary>A CSCA and what it issues: certificates by the profile of Doc 9303-12, 7.1, and revocation lists.</summary>
internal sealed class CertificationOffice : IDisposable
{
    /// <summary>Utopia's two letters; ISO 3166-1 leaves them free, and EGate.Documents maps UTO to them.</summary>
    public const string Utopia = "UT";

    private readonly AuthorityKeyKind _kind;
    private readonly int _seed;
    private readonly string _label;
    private readonly AuthorityKey _key;

    public CertificationOffice(
        AuthorityKeyKind kind,
        int seed,
        string label,
        string name,
        DateTimeOffset now,
        string country = Utopia,
        DateTimeOffset? notAfter = null
    )
    {
        _kind = kind;
        _seed = seed;
        _label = label;
        _key = new AuthorityKey(kind, seed, label);
        var request = _key.Request(NameOf(name, country));
        AddAuthority(request);
        var ownKey = new X509SubjectKeyIdentifierExtension(request.PublicKey, false);
        request.CertificateExtensions.Add(ownKey);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(ownKey));
        Certificate = request.Create(
            request.SubjectName,
            _key.Generator,
            now.AddYears(-2),
            notAfter ?? now.AddYears(8),
            Serial(label)
        );
    }

    /// <summary>The self-signed CSCA certificate.</summary>
    public X509Certificate2 Certificate { get; }

    public AuthorityKey Key => _key;

    /// <summary>A document signer, or a signer of lists, with a key of its own.</summary>
    public DocumentSignerOffice IssueSigner(SignerOrder order)
    {
        var key = new AuthorityKey(order.Kind ?? _kind, _seed, _label + "/" + order.Name);
        if (order.HasOtherCurve)
        {
            key.PublicKey = key.PublicKeyOnAnotherCurve("1.3.36.3.3.2.8.1.1.7");
        }

        if (order.HasPssKey)
        {
            key.PublicKey = MarkedForPss(key.PublicKey);
        }

        var request = key.Request(NameOf(order.Name, order.Country));
        AddExtensions(request, order);
        var certificate = request.Create(
            Certificate.SubjectName,
            _key.Generator,
            order.NotBefore,
            order.NotAfter,
            Serial(order.Name)
        );
        return new DocumentSignerOffice(certificate, key);
    }

    /// <summary>A link certificate: another office's key under this office's signature (Doc 9303-12, 7.1).</summary>
    public byte[] Link(CertificationOffice to, DateTimeOffset now)
    {
        var request = to._key.Request(to.Certificate.SubjectName);
        AddAuthority(request);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        AddIssuerKey(request);
        using var link = request.Create(
            Certificate.SubjectName,
            _key.Generator,
            now.AddYears(-1),
            now.AddYears(5),
            Serial("link " + to._label)
        );
        return link.RawData;
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _key.Dispose();
    }

    private static void AddAuthority(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
    }

    private static X500DistinguishedName NameOf(string commonName, string country)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(commonName);
        builder.AddOrganizationName("Passport Office of Utopia");
        builder.AddCountryOrRegion(country);
        return builder.Build();
    }

    private static byte[] MarkedForPss(byte[] publicKey)
    {
        var info = new AsnReader(publicKey, AsnEncodingRules.DER).ReadSequence();
        info.ReadEncodedValue();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.2.840.113549.1.1.10");
            }

            writer.WriteEncodedValue(info.ReadEncodedValue().Span);
        }

        return writer.Encode();
    }

    private void AddExtensions(CertificateRequest request, SignerOrder order)
    {
        if (order.IsAuthority)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        }

        request.CertificateExtensions.Add(new X509KeyUsageExtension(order.KeyUsage, true));
        if (order.Purpose is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(order.Purpose)], true));
        }

        if (order.HasUnknownCritical)
        {
            request.CertificateExtensions.Add(new X509Extension("2.23.136.1.99", [0x05, 0x00], true));
        }

        if (order.KeyPeriod is var (from, to))
        {
            request.CertificateExtensions.Add(new X509Extension("2.5.29.16", KeyPeriod(from, to), false));
        }

        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        AddIssuerKey(request);
    }

    private void AddIssuerKey(CertificateRequest request) =>
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
                Certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single()
            )
        );

    private static byte[] KeyPeriod(DateTimeOffset from, DateTimeOffset to)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteGeneralizedTime(from.ToUniversalTime(), true, new Asn1Tag(TagClass.ContextSpecific, 0));
            writer.WriteGeneralizedTime(to.ToUniversalTime(), true, new Asn1Tag(TagClass.ContextSpecific, 1));
        }

        return writer.Encode();
    }

    private byte[] Serial(string label)
    {
        var serial = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{_seed}/{label}")))[..12];
        serial[0] &= 0x7F;
        serial[0] |= 0x40;
        return serial;
    }
}
