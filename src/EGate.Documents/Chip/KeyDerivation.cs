using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// The key derivation function (Doc 9303-11, 9.7.1): a hash of the secret and a counter, cut to the key. SHA-1 for 3DES and AES-128,
/// SHA-256 for AES-192 and AES-256. Parity bits of 3DES keys are left as they fall: DES ignores them.
/// </summary>
public static class KeyDerivation
{
    /// <summary>Counter of the key for encryption.</summary>
    public const int Encryption = 1;

    /// <summary>Counter of the key for MACs.</summary>
    public const int Mac = 2;

    /// <summary>Counter of K-pi, the key that a PACE password becomes.</summary>
    public const int Password = 3;

    /// <summary>One key of the suite's length. The caller zeroes it.</summary>
    /// <param name="suite">For which cipher.</param>
    /// <param name="secret">The shared secret, or the hash of the machine-readable zone, or a password.</param>
    /// <param name="counter">One of the constants of this class.</param>
    public static byte[] Derive(CipherSuite suite, ReadOnlySpan<byte> secret, int counter)
    {
        ArgumentNullException.ThrowIfNull(suite);
        var input = new byte[secret.Length + sizeof(int)];
        secret.CopyTo(input);
        BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(secret.Length), counter);
        var hash = suite.KeyLength > 16 ? SHA256.HashData(input) : SHA1.HashData(input);
        var key = hash[..suite.KeyLength];
        CryptographicOperations.ZeroMemory(hash);
        CryptographicOperations.ZeroMemory(input);
        return key;
    }
}
