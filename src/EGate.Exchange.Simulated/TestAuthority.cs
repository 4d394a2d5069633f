using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EGate.Exchange.Simulated;

/// <summary>
/// A certification authority of specimens that lives as long as the object: a certificate for a server on loopback and for its clients.
/// Not for any real system: keys stand unprotected in the files it writes (mode 0600).
/// </summary>
public sealed class TestAuthority : IDisposable
{
    private const int Days = 30;
    private static readonly TimeSpan Before = TimeSpan.FromHours(1);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;
    private readonly TimeProvider _time;

    /// <summary>Makes an authority.</summary>
    public TestAuthority(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        var request = new CertificateRequest("CN=EGate specimen authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        _root = request.CreateSelfSigned(time.GetUtcNow() - Before, time.GetUtcNow().AddDays(Days));
    }

    /// <summary>Its own certificate (PEM).</summary>
    public string RootPem => _root.ExportCertificatePem();

    /// <summary>Its own certificate.</summary>
    public X509Certificate2 Root => _root;

    /// <summary>A certificate for <c>127.0.0.1</c> and <c>localhost</c>, with its key.</summary>
    public X509Certificate2 ForServer()
    {
        using var pem = Issue("CN=localhost", "1.3.6.1.5.5.7.3.1", out var key);
        using (key)
        {
            using var together = pem.CopyWithPrivateKey(key);

            // Kestrel wants a key that is kept by the platform, not one that lives in this object.
            return X509CertificateLoader.LoadPkcs12(together.Export(X509ContentType.Pkcs12), null);
        }
    }

    /// <summary>A client's certificate and its key, as one PEM text.</summary>
    public string ForClientPem()
    {
        using var certificate = Issue("CN=EGate specimen gateway", "1.3.6.1.5.5.7.3.2", out var key);
        using (key)
        {
            return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Issue(string name, string usage, out ECDsa key)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.Create(
            _root,
            _time.GetUtcNow() - Before,
            _time.GetUtcNow().AddDays(Days - 1),
            RandomNumberGenerator.GetBytes(8)
        );
    }
}
