using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EGate.Gateway.Hosting;

/// <summary>How the gateway proves itself to the systems of others, and whom it believes.</summary>
internal static class TlsSettings
{
    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionMax = TimeSpan.FromMinutes(10);

    /// <summary>Kilobytes of headers of an answer; one without a body worth reading must not be long either.</summary>
    private const int HeadersMaxKb = 16;

    /// <summary>A client's certificate with its key, both in one PEM file.</summary>
    /// <exception cref="CryptographicException">It holds no certificate, or not its key.</exception>
    internal static X509Certificate2 ClientCertificate(string path) => X509Certificate2.CreateFromPemFile(path);

    /// <summary>Certificates that chains may end at.</summary>
    /// <exception cref="CryptographicException">The file holds none.</exception>
    internal static X509Certificate2Collection Authorities(string path)
    {
        var found = new X509Certificate2Collection();
        found.ImportFromPemFile(path);
        return found.Count > 0 ? found : throw new CryptographicException("no certificate");
    }

    /// <summary>TLS as told: own certificate, and a chain that ends at the authorities, or at the system's when there are none.</summary>
    internal static SslClientAuthenticationOptions Client(string? certificate, string? authorities)
    {
        var options = new SslClientAuthenticationOptions();
        if (certificate is not null)
        {
            options.ClientCertificates = [ClientCertificate(certificate)];
        }

        if (authorities is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                VerificationFlags = X509VerificationFlags.NoFlag,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(Authorities(authorities));
        }

        return options;
    }

    /// <summary>True when the chain of a certificate ends at one of these.</summary>
    internal static bool EndsAt(X509Certificate certificate, X509Certificate2Collection authorities)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(leaf);
    }

    /// <summary>A client that follows no redirection, keeps no cookie and unpacks nothing; whoever uses it sets the times.</summary>
    internal static HttpClient HttpClient(string? certificate, string? authorities) =>
        new(
            new SocketsHttpHandler
            {
                SslOptions = Client(certificate, authorities),
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = ConnectMax,
                PooledConnectionLifetime = ConnectionMax,
                MaxResponseHeadersLength = HeadersMaxKb,
                UseCookies = false,
                UseProxy = false,
            },
            disposeHandler: true
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
