using System.Security.Cryptography.X509Certificates;

namespace EGate.Devices.Simulated;

/// <summary>What a certificate of the authority is to say.</summary>
/// <param name="Name">Common name.</param>
/// <param name="NotBefore">Start of validity.</param>
/// <param name="NotAfter">End of validity.</param>
internal sealed record SignerOrder(string Name, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    public string Country { get; init; } = CertificationOffice.Utopia;

    public X509KeyUsageFlags KeyUsage { get; init; } = X509KeyUsageFlags.DigitalSignature;

    /// <summary>Extended key usage; null for document signers.</summary>
    public string? Purpose { get; init; }

    public bool IsAuthority { get; init; }

    /// <summary>A critical extension that nobody knows.</summary>
    public bool HasUnknownCritical { get; init; }

    /// <summary>Private key usage period; null without.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? KeyPeriod { get; init; }

    public AuthorityKeyKind? Kind { get; init; }

    /// <summary>The certificate declares another curve than the key is on.</summary>
    public bool HasOtherCurve { get; init; }

    /// <summary>The certificate marks its RSA key for PSS.</summary>
    public bool HasPssKey { get; init; }
}
