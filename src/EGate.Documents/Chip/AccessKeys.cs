using System.Security.Cryptography;
using System.Text;

namespace EGate.Documents;

/// <summary>
/// A pair of 3DES keys, for encryption and for MACs, derived from one seed (Doc 9303-11, 9.7.1). Disposing zeroes them.
/// Parity bits are left as they fall: DES ignores them.
/// </summary>
public sealed class AccessKeys : IDisposable
{
    private AccessKeys(byte[] encryption, byte[] mac)
    {
        Encryption = encryption;
        Mac = mac;
    }

    /// <summary>16 bytes.</summary>
    public byte[] Encryption { get; }

    /// <summary>16 bytes.</summary>
    public byte[] Mac { get; }

    /// <summary>The document basic access keys, from the key information of the machine-readable zone (Doc 9303-11, 4.3.2).</summary>
    public static AccessKeys FromKeyInformation(string keyInformation)
    {
        var hash = SHA1.HashData(Encoding.ASCII.GetBytes(keyInformation));
        var keys = FromSeed(hash.AsSpan(0, 16));
        CryptographicOperations.ZeroMemory(hash);
        return keys;
    }

    /// <summary>Session keys, from the seed that both sides made together: K.IFD xor K.IC.</summary>
    public static AccessKeys FromSeed(ReadOnlySpan<byte> seed) => new(Derive(seed, 1), Derive(seed, 2));

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Encryption);
        CryptographicOperations.ZeroMemory(Mac);
    }

    private static byte[] Derive(ReadOnlySpan<byte> seed, byte counter)
    {
        Span<byte> input = stackalloc byte[seed.Length + 4];
        seed.CopyTo(input);
        input[^1] = counter;
        var hash = SHA1.HashData(input);
        var key = hash[..TripleDes.KeyLength];
        CryptographicOperations.ZeroMemory(hash);
        input.Clear();
        return key;
    }
}
