using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace EGate.Contract.Officers;

/// <summary>The public half of an officer's account: what egated needs to verify commands, one entry of its officers file.</summary>
/// <param name="KeyId">Names the key in envelopes and in the journal; see <see cref="IdOf"/>.</param>
/// <param name="Officer">The account's name.</param>
/// <param name="Role"><see cref="OfficerRoles.Viewer"/> or <see cref="OfficerRoles.Officer"/>.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo (RFC 5280) of an ECDSA P-256 key, base64.</param>
public sealed record OfficerKey(
    [property: JsonPropertyName("keyId")] string KeyId,
    [property: JsonPropertyName("officer")] string Officer,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("publicKey")] string PublicKey
)
{
    /// <summary>The id of a key made here: the first 16 hex digits of the SHA-256 of its SubjectPublicKeyInfo.</summary>
    public static string IdOf(ReadOnlySpan<byte> subjectPublicKeyInfo) =>
        Convert.ToHexStringLower(SHA256.HashData(subjectPublicKeyInfo))[..16];

    /// <summary>
    /// The key to verify with; the caller disposes it. Null when <see cref="PublicKey"/> is not base64, not a public key, or not on P-256.
    /// </summary>
    public ECDsa? TryImport() => P256.TryImportPublicKey(PublicKey);
}
