using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Cipher, MAC and key derivation of secure messaging, which always go together (Doc 9303-11, 9.7 and 9.8): 3DES with the retail MAC, or
/// AES with CMAC.
/// </summary>
public abstract class CipherSuite
{
    /// <summary>Length of a MAC in bytes, whatever the cipher.</summary>
    public const int MacLength = 8;

    private CipherSuite(string name, int strength, int keyLength, int blockLength)
    {
        Name = name;
        Strength = strength;
        KeyLength = keyLength;
        BlockLength = blockLength;
    }

    /// <summary>Two-key 3DES in CBC mode and the retail MAC.</summary>
    public static CipherSuite TripleDes { get; } = new TripleDesSuite();

    /// <summary>AES-128 in CBC mode and CMAC.</summary>
    public static CipherSuite Aes128 { get; } = new AesSuite(16);

    /// <summary>AES-192 in CBC mode and CMAC.</summary>
    public static CipherSuite Aes192 { get; } = new AesSuite(24);

    /// <summary>AES-256 in CBC mode and CMAC.</summary>
    public static CipherSuite Aes256 { get; } = new AesSuite(32);

    /// <summary>The four, weakest first.</summary>
    public static IReadOnlyList<CipherSuite> All { get; } = [TripleDes, Aes128, Aes192, Aes256];

    /// <summary><c>3des</c>, <c>aes-128</c>, <c>aes-192</c> or <c>aes-256</c>.</summary>
    public string Name { get; }

    /// <summary>Bits of security, for the order of preference: 112, 128, 192 or 256.</summary>
    public int Strength { get; }

    /// <summary>Length of a key in bytes: 16, 16, 24 or 32.</summary>
    public int KeyLength { get; }

    /// <summary>Length of a block and of the send sequence counter in bytes: 8 or 16.</summary>
    public int BlockLength { get; }

    /// <summary>CBC encryption of whole blocks.</summary>
    /// <exception cref="ArgumentException">The data is not whole blocks, or key or initial vector have another length.</exception>
    public abstract byte[] EncryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plain);

    /// <summary>CBC decryption of whole blocks.</summary>
    /// <exception cref="ArgumentException">The data is not whole blocks, or key or initial vector have another length.</exception>
    public abstract byte[] DecryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> cipher);

    /// <summary>The initial vector of a protected message (Doc 9303-11, 9.8.4): zero for 3DES, the encrypted counter for AES.</summary>
    public abstract byte[] InitialVector(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter);

    /// <summary>The MAC of a protected message, 8 bytes over counter and message, which this pads to whole blocks (9.8.6).</summary>
    public abstract byte[] MessageMac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message);

    /// <summary>The MAC of an authentication token, 8 bytes; padding is only what the MAC itself does (4.4.3.4).</summary>
    public abstract byte[] TokenMac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message);

    private sealed class TripleDesSuite() : CipherSuite("3des", 112, Documents.TripleDes.KeyLength, Des.BlockLength)
    {
        public override byte[] EncryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plain)
        {
            var first = plain.ToArray();
            XorFirst(first, iv);
            var cipher = Documents.TripleDes.EncryptCbc(key, first);
            CryptographicOperations.ZeroMemory(first);
            return cipher;
        }

        public override byte[] DecryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> cipher)
        {
            var plain = Documents.TripleDes.DecryptCbc(key, cipher);
            XorFirst(plain, iv);
            return plain;
        }

        public override byte[] InitialVector(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter) =>
            new byte[BlockLength];

        public override byte[] MessageMac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) =>
            Documents.TripleDes.RetailMac(key, message);

        public override byte[] TokenMac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) =>
            Documents.TripleDes.RetailMac(key, message);

        private static void XorFirst(Span<byte> data, ReadOnlySpan<byte> iv)
        {
            for (var i = 0; i < Math.Min(data.Length, iv.Length); i++)
            {
                data[i] ^= iv[i];
            }
        }
    }

    private sealed class AesSuite(int keyLength)
        : CipherSuite($"aes-{keyLength * 8}", keyLength * 8, keyLength, blockLength: 16)
    {
        public override byte[] EncryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> plain)
        {
            using var aes = Keyed(key);
            return aes.EncryptCbc(plain, iv, PaddingMode.None);
        }

        public override byte[] DecryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> cipher)
        {
            using var aes = Keyed(key);
            return cipher.Length % BlockLength == 0
                ? aes.DecryptCbc(cipher, iv, PaddingMode.None)
                : throw new ArgumentException("AES needs whole blocks of 16 bytes", nameof(cipher));
        }

        public override byte[] InitialVector(ReadOnlySpan<byte> key, ReadOnlySpan<byte> counter)
        {
            using var aes = Keyed(key);
            return aes.EncryptEcb(counter, PaddingMode.None);
        }

        public override byte[] MessageMac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) =>
            AesCmac.Compute(key, Padding.Add(message, BlockLength))[..MacLength];

        public override byte[] TokenMac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message) =>
            AesCmac.Compute(key, message)[..MacLength];

        private static Aes Keyed(ReadOnlySpan<byte> key)
        {
            var aes = Aes.Create();
            aes.SetKey(key);
            return aes;
        }
    }
}
