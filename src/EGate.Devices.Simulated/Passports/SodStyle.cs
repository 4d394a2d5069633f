using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>How a state writes EF.SOD: not wrong, but each a thing that passports of the field do and readers stumble over.</summary>
public sealed record SodStyle
{
    /// <summary>Hash of the data groups and of the content; null for that of the authority's keys.</summary>
    public HashAlgorithmName? Hash { get; init; }

    /// <summary>Version of the LDS security object, 0 or 1.</summary>
    public int Version { get; init; }

    /// <summary>Type of the content: that of LDS security objects, plain data, or one of the first years.</summary>
    public string ContentType { get; init; } = "2.23.136.1.1.1";

    /// <summary>Indefinite lengths and octet strings in pieces (BER), as New Zealand's.</summary>
    public bool IsIndefinite { get; init; }

    /// <summary>How the signer is named.</summary>
    public SignerNaming Naming { get; init; }

    /// <summary>ECDSA signatures as r and s one after the other (BSI TR-03111).</summary>
    public bool IsPlain { get; init; }

    /// <summary>The algorithm says <c>rsaEncryption</c> and no hash.</summary>
    public bool IsBare { get; init; }

    /// <summary>RSA: PSS with a salt of this length; null as the authority's keys do.</summary>
    public int? SaltLength { get; init; }

    /// <summary>Whether the signing time is among the signed attributes.</summary>
    public bool HasSigningTime { get; init; } = true;

    /// <summary>Whether there are signed attributes; only plain data may be without.</summary>
    public bool HasAttributes { get; init; } = true;

    /// <summary>The attributes are sent in another order than they were signed in.</summary>
    public bool IsUnsorted { get; init; }

    /// <summary>A second signer stands before the right one and does not verify.</summary>
    public bool HasSecondSigner { get; init; }

    /// <summary>The signer's certificate declares another curve of the same size than its key is on; P-256 keys only.</summary>
    public bool HasOtherCurve { get; init; }

    /// <summary>The signer's certificate marks its RSA key for PSS.</summary>
    public bool HasPssKey { get; init; }

    /// <summary>The authority has rolled its key and name; EF.SOD brings the link certificate that leads from the former to the new one.</summary>
    public bool IsRolled { get; init; }
}

/// <summary>How the SignerInfo names its certificate.</summary>
public enum SignerNaming
{
    /// <summary>By issuer and serial number, as the certificate writes them.</summary>
    Issuer = 0,

    /// <summary>By its key identifier.</summary>
    Key = 1,

    /// <summary>By issuer and serial number, with the issuer's name in another order and in other string types.</summary>
    IssuerOtherwise = 2,

    /// <summary>By another authority's name.</summary>
    SomebodyElse = 3,
}
