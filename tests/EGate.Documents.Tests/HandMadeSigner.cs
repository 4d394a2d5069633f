using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace EGate.Documents.Tests;

/// <summary>
/// An authority and a document signer made with the platform alone, with whatever is unusual about them; for what the simulated authority
/// rightly does not issue.
/// </summary>
internal sealed class HandMadeSigner : IDisposable
{
    private readonly ECDsa _authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly ECDsa _signerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _authority;
    private readonly X509Certificate2 _signer;

    public HandMadeSigner(
        string authorityCountry = "UT",
        string signerCountry = "UT",
        DateTimeOffset? authorityEnd = null,
        DateTimeOffset? signerEnd = null,
        params ReadOnlySpan<X509Extension> signerExtensions
    )
    {
        var now = Specimens.Now;
        var authority = new CertificateRequest(
            $"C={authorityCountry}, CN=Authority",
            _authorityKey,
            HashAlgorithmName.SHA384
        );
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _authority = authority.CreateSelfSigned(now.AddYears(-2), authorityEnd ?? now.AddYears(8));
        var signer = new CertificateRequest($"C={signerCountry}, CN=Signer", _signerKey, HashAlgorithmName.SHA384);
        signer.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(signer.PublicKey, false));
        foreach (var extension in signerExtensions)
        {
            signer.CertificateExtensions.Add(extension);
        }

        _signer = signer.Create(
            _authority.SubjectName,
            X509SignatureGenerator.CreateForECDsa(_authorityKey),
            now.AddYears(-1),
            signerEnd ?? now.AddYears(1),
            [1, 2, 3, 4]
        );
    }

    public byte[] AuthorityCertificate => _authority.RawData;

    public byte[] SignerCertificate => _signer.RawData;

    public AnchorStore Anchors => AnchorStore.Load([new AnchorSource("hand-made", AuthorityCertificate)]);

    /// <summary>CMS over an LDS security object with one hash.</summary>
    public byte[] Sign(
        SubjectIdentifierType naming = SubjectIdentifierType.IssuerAndSerialNumber,
        string digest = "2.16.840.1.101.3.4.2.1",
        X509IncludeOption include = X509IncludeOption.EndCertOnly,
        string contentType = "2.23.136.1.1.1"
    )
    {
        var cms = new SignedCms(new ContentInfo(new Oid(contentType), SecurityObject()));
        cms.ComputeSignature(
            new System.Security.Cryptography.Pkcs.CmsSigner(naming, _signer, _signerKey)
            {
                DigestAlgorithm = new Oid(digest),
                IncludeOption = include,
            }
        );
        return cms.Encode();
    }

    public static byte[] SecurityObject()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("2.16.840.1.101.3.4.2.1");
            }

            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                writer.WriteOctetString(SHA256.HashData([1]));
            }
        }

        return writer.Encode();
    }

    public void Dispose()
    {
        _authority.Dispose();
        _signer.Dispose();
        _authorityKey.Dispose();
        _signerKey.Dispose();
    }
}
