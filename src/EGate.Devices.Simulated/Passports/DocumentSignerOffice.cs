using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace EGate.Devices.Simulated;

/// <summary>A document signer: signs LDS security objects and EF.CardSecurity with the platform's CMS, not with the code that later judges them.</summary>
internal sealed class DocumentSignerOffice(X509Certificate2 certificate, AuthorityKey key) : IDisposable
{
    /// <summary>id-icao-mrtd-security-ldsSecurityObject (Doc 9303-10, 4.6.2.3).</summary>
    private const string SecurityObjectType = "2.23.136.1.1.1";
    private static readonly Oid Sha256 = new("2.16.840.1.101.3.4.2.1");

    /// <summary>The CMS SignedData with this signer's certificate in it.</summary>
    public byte[] Sign(byte[] securityObject, string contentType = SecurityObjectType)
    {
        var cms = new SignedCms(new ContentInfo(new Oid(contentType), securityObject));
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate, key.Private)
        {
            DigestAlgorithm = Sha256,
            IncludeOption = X509IncludeOption.EndCertOnly,
            SignaturePadding = key.Padding,
        };
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    public void Dispose()
    {
        certificate.Dispose();
        key.Dispose();
    }
}
