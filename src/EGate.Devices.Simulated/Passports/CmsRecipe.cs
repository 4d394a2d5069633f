using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>What is signed, how, and what is deliberately wrong with it.</summary>
/// <param name="ContentType">Object identifier.</param>
/// <param name="Content">What is signed.</param>
/// <param name="Hash">Digest of the content.</param>
/// <param name="Form">How the signature is made.</param>
/// <param name="SigningTime">Null leaves the attribute out.</param>
internal sealed record CmsRecipe(
    string ContentType,
    byte[] Content,
    HashAlgorithmName Hash,
    SigningForm Form,
    DateTimeOffset? SigningTime
)
{
    public SignerNaming Naming { get; init; }

    public bool IsIndefinite { get; init; }

    public bool HasAttributes { get; init; } = true;

    public bool IsUnsorted { get; init; }

    public bool HasSecondSigner { get; init; }

    public bool HasCertificate { get; init; } = true;

    /// <summary>Further certificates that come along.</summary>
    public IReadOnlyList<byte[]> Extra { get; init; } = [];

    /// <summary>The signed type; null leaves the attribute out.</summary>
    public string? SignedType { get; init; } = "";

    public bool HasDigest { get; init; } = true;

    /// <summary>One bit of the signed digest is another.</summary>
    public bool HasWrongDigest { get; init; }

    /// <summary>Identifier of the digest in place of the right one.</summary>
    public string? DigestOid { get; init; }

    /// <summary>The attributes are changed after signing.</summary>
    public bool HasChangedAttributes { get; init; }

    /// <summary>One bit of the signature is another.</summary>
    public bool HasWrongSignature { get; init; }
}
