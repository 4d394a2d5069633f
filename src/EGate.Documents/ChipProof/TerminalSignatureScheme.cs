using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>The kind of a signature in terminal authentication.</summary>
public enum TerminalSignatureKind
{
    /// <summary>RSASSA-PKCS1-v1_5.</summary>
    RsaPkcs1 = 0,

    /// <summary>RSASSA-PSS with a salt as long as the hash.</summary>
    RsaPss = 1,

    /// <summary>ECDSA, r and s one after the other.</summary>
    Ecdsa = 2,
}

/// <summary>How card-verifiable certificates and terminals sign (BSI TR-03110-3, A.6.3): told by the object identifier of the key.</summary>
/// <param name="Oid">Below id-TA, e.g. 0.4.0.127.0.7.2.2.2.2.3.</param>
/// <param name="Kind">Key and padding.</param>
/// <param name="Hash">Over the signed bytes.</param>
public sealed record TerminalSignatureScheme(string Oid, TerminalSignatureKind Kind, HashAlgorithmName Hash)
{
    /// <summary>id-TA-RSA and id-TA-ECDSA with all that follow them.</summary>
    public static IReadOnlyList<TerminalSignatureScheme> All { get; } =
    [
        new("0.4.0.127.0.7.2.2.2.1.1", TerminalSignatureKind.RsaPkcs1, HashAlgorithmName.SHA1),
        new("0.4.0.127.0.7.2.2.2.1.2", TerminalSignatureKind.RsaPkcs1, HashAlgorithmName.SHA256),
        new("0.4.0.127.0.7.2.2.2.1.3", TerminalSignatureKind.RsaPss, HashAlgorithmName.SHA1),
        new("0.4.0.127.0.7.2.2.2.1.4", TerminalSignatureKind.RsaPss, HashAlgorithmName.SHA256),
        new("0.4.0.127.0.7.2.2.2.1.5", TerminalSignatureKind.RsaPkcs1, HashAlgorithmName.SHA512),
        new("0.4.0.127.0.7.2.2.2.1.6", TerminalSignatureKind.RsaPss, HashAlgorithmName.SHA512),
        new("0.4.0.127.0.7.2.2.2.2.1", TerminalSignatureKind.Ecdsa, HashAlgorithmName.SHA1),
        new("0.4.0.127.0.7.2.2.2.2.2", TerminalSignatureKind.Ecdsa, Hashes.Sha224Name),
        new("0.4.0.127.0.7.2.2.2.2.3", TerminalSignatureKind.Ecdsa, HashAlgorithmName.SHA256),
        new("0.4.0.127.0.7.2.2.2.2.4", TerminalSignatureKind.Ecdsa, HashAlgorithmName.SHA384),
        new("0.4.0.127.0.7.2.2.2.2.5", TerminalSignatureKind.Ecdsa, HashAlgorithmName.SHA512),
    ];

    /// <summary>The scheme of an object identifier; null when it is none of terminal authentication.</summary>
    public static TerminalSignatureScheme? Find(string oid) => All.FirstOrDefault(s => s.Oid == oid);

    /// <summary>The hash of what is signed, SHA-224 included.</summary>
    public byte[] Digest(ReadOnlySpan<byte> data) => ProofHash.Compute(Hash, data);

    /// <summary>The runtime's padding of RSA signatures.</summary>
    internal RSASignaturePadding RsaPadding =>
        Kind == TerminalSignatureKind.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
}
