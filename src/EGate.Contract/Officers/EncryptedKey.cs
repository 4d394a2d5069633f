using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace EGate.Contract.Officers;

/// <summary>
/// A private key (PKCS#8) under a password, in the form a browser opens with WebCrypto: PBKDF2 with HMAC-SHA-256 (RFC 8018) gives an
/// AES-256 key, GCM (NIST SP 800-38D) opens it. All bytes are base64; the 16-byte tag stands at the end of the ciphertext.
/// </summary>
/// <param name="Iterations">Of PBKDF2; 600,000 as OWASP's password storage guidance asks of SHA-256.</param>
/// <param name="Salt">16 random bytes.</param>
/// <param name="Iv">12 random bytes.</param>
/// <param name="Ciphertext">The encrypted PKCS#8 and the tag.</param>
public sealed record EncryptedKey(
    [property: JsonPropertyName("iterations")] int Iterations,
    [property: JsonPropertyName("salt")] string Salt,
    [property: JsonPropertyName("iv")] string Iv,
    [property: JsonPropertyName("ciphertext")] string Ciphertext
)
{
    /// <summary>Iterations of every key made here. One number for all, so that nothing tells a real name from an invented one.</summary>
    public const int StandardIterations = 600_000;

    /// <summary>Length of the salt, bytes.</summary>
    public const int SaltBytes = 16;

    /// <summary>Length of the initialisation vector, bytes.</summary>
    public const int IvBytes = 12;

    /// <summary>Length of ciphertext and tag, bytes: the PKCS#8 of a P-256 key with its public half is 138 bytes long.</summary>
    public const int CiphertextBytes = 138 + TagBytes;

    private const int TagBytes = 16;

    /// <summary>Encrypts a private key under a password.</summary>
    internal static EncryptedKey Seal(ReadOnlySpan<byte> pkcs8, string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var iv = RandomNumberGenerator.GetBytes(IvBytes);
        var sealedBytes = new byte[pkcs8.Length + TagBytes];
        var secret = Derive(password, salt, StandardIterations);
        try
        {
            using var aes = new AesGcm(secret, TagBytes);
            aes.Encrypt(iv, pkcs8, sealedBytes.AsSpan(0, pkcs8.Length), sealedBytes.AsSpan(pkcs8.Length));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }

        return new(
            StandardIterations,
            Convert.ToBase64String(salt),
            Convert.ToBase64String(iv),
            Convert.ToBase64String(sealedBytes)
        );
    }

    /// <summary>The PKCS#8 bytes, or null when the password is wrong or the bytes were changed. The caller zeroes them.</summary>
    internal byte[]? TryOpen(string password)
    {
        var sealedBytes = Convert.FromBase64String(Ciphertext);
        var pkcs8 = new byte[sealedBytes.Length - TagBytes];
        var secret = Derive(password, Convert.FromBase64String(Salt), Iterations);
        try
        {
            using var aes = new AesGcm(secret, TagBytes);
            var body = sealedBytes.AsSpan(0, pkcs8.Length);
            aes.Decrypt(Convert.FromBase64String(Iv), body, sealedBytes.AsSpan(pkcs8.Length), pkcs8);
            return pkcs8;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>What is wrong with the shape of this blob; empty when nothing is.</summary>
    internal IEnumerable<string> Problems()
    {
        if (Iterations != StandardIterations)
        {
            yield return $"iterations must be {StandardIterations}";
        }

        foreach (var (name, value, length) in Parts())
        {
            var bytes = new byte[length + 3];
            if (!Convert.TryFromBase64String(value, bytes, out var read) || read != length)
            {
                yield return $"{name} must be {length} bytes in base64";
            }
        }
    }

    private IEnumerable<(string Name, string Value, int Length)> Parts() =>
        [("salt", Salt, SaltBytes), ("iv", Iv, IvBytes), ("ciphertext", Ciphertext, CiphertextBytes)];

    // The same letter may be typed as one code point or as two; both must open the key. The page does the same.
    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)),
            salt,
            iterations,
            HashAlgorithmName.SHA256,
            32
        );
}
