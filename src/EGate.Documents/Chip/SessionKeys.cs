using System.Security.Cryptography;
using System.Text;

namespace EGate.Documents;

/// <summary>A pair of keys, for encryption and for MACs, derived from one secret (Doc 9303-11, 9.7.1). Disposing zeroes them.</summary>
public sealed class SessionKeys : IDisposable
{
    private SessionKeys(CipherSuite suite, byte[] encryption, byte[] mac)
    {
        Suite = suite;
        Encryption = encryption;
        Mac = mac;
    }

    /// <summary>What the keys are for.</summary>
    public CipherSuite Suite { get; }

    /// <summary>KSEnc, of the suite's key length.</summary>
    public byte[] Encryption { get; }

    /// <summary>KSMac, of the suite's key length.</summary>
    public byte[] Mac { get; }

    /// <summary>The document basic access keys, from the key information of the machine-readable zone (Doc 9303-11, 4.3.2).</summary>
    public static SessionKeys FromKeyInformation(string keyInformation)
    {
        var hash = SHA1.HashData(Encoding.ASCII.GetBytes(keyInformation));
        var keys = FromSecret(CipherSuite.TripleDes, hash.AsSpan(0, 16));
        CryptographicOperations.ZeroMemory(hash);
        return keys;
    }

    /// <summary>Session keys, from the secret that both sides made together.</summary>
    /// <param name="suite">The cipher they agreed on.</param>
    /// <param name="secret">K.IFD xor K.IC of basic access control, or Z of a key agreement.</param>
    public static SessionKeys FromSecret(CipherSuite suite, ReadOnlySpan<byte> secret) =>
        new(
            suite,
            KeyDerivation.Derive(suite, secret, KeyDerivation.Encryption),
            KeyDerivation.Derive(suite, secret, KeyDerivation.Mac)
        );

    /// <summary>Keys that are known already, e.g. those of a standard's worked example. The arrays become this object's own.</summary>
    /// <exception cref="ArgumentException">A key does not have the suite's length.</exception>
    public static SessionKeys FromKeys(CipherSuite suite, byte[] encryption, byte[] mac)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(encryption);
        ArgumentNullException.ThrowIfNull(mac);
        return encryption.Length == suite.KeyLength && mac.Length == suite.KeyLength
            ? new SessionKeys(suite, encryption, mac)
            : throw new ArgumentException("keys of another length than the cipher's");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Encryption);
        CryptographicOperations.ZeroMemory(Mac);
    }
}
