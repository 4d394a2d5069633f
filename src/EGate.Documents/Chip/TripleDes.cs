using System.Buffers.Binary;

namespace EGate.Documents;

/// <summary>
/// Two-key 3DES in CBC mode without padding, IV zero, and the retail MAC: the ciphers of basic access control and of its secure
/// messaging (Doc 9303-11, 4.3.3 and 9.8; ISO/IEC 9797-1 MAC algorithm 3). Both take 16-byte keys K1 | K2; equal halves are legal here.
/// </summary>
public static class TripleDes
{
    /// <summary>Length of a key in bytes.</summary>
    public const int KeyLength = 16;

    /// <summary>Length of a block and of a MAC in bytes.</summary>
    public const int BlockLength = Des.BlockLength;

    /// <summary>CBC encryption of whole blocks.</summary>
    /// <exception cref="ArgumentException">The key is not 16 bytes, or the data not whole blocks.</exception>
    public static byte[] EncryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain)
    {
        RequireBlocks(key, plain.Length);
        using var first = new Des(key[..BlockLength]);
        using var second = new Des(key[BlockLength..]);
        var cipher = new byte[plain.Length];
        ulong chain = 0;
        for (var i = 0; i < plain.Length; i += BlockLength)
        {
            chain ^= BinaryPrimitives.ReadUInt64BigEndian(plain[i..]);
            chain = first.Encrypt(second.Decrypt(first.Encrypt(chain)));
            BinaryPrimitives.WriteUInt64BigEndian(cipher.AsSpan(i), chain);
        }

        return cipher;
    }

    /// <summary>CBC decryption of whole blocks.</summary>
    /// <exception cref="ArgumentException">The key is not 16 bytes, or the data not whole blocks.</exception>
    public static byte[] DecryptCbc(ReadOnlySpan<byte> key, ReadOnlySpan<byte> cipher)
    {
        RequireBlocks(key, cipher.Length);
        using var first = new Des(key[..BlockLength]);
        using var second = new Des(key[BlockLength..]);
        var plain = new byte[cipher.Length];
        ulong chain = 0;
        for (var i = 0; i < cipher.Length; i += BlockLength)
        {
            var block = BinaryPrimitives.ReadUInt64BigEndian(cipher[i..]);
            var opened = first.Decrypt(second.Encrypt(first.Decrypt(block))) ^ chain;
            BinaryPrimitives.WriteUInt64BigEndian(plain.AsSpan(i), opened);
            chain = block;
        }

        return plain;
    }

    /// <summary>The 8-byte retail MAC over a message that this method pads (80 00 .. 00).</summary>
    /// <exception cref="ArgumentException">The key is not 16 bytes.</exception>
    public static byte[] RetailMac(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        var padded = Padding.Add(message);
        RequireBlocks(key, padded.Length);
        using var first = new Des(key[..BlockLength]);
        using var second = new Des(key[BlockLength..]);
        ulong chain = 0;
        for (var i = 0; i < padded.Length; i += BlockLength)
        {
            chain = first.Encrypt(chain ^ BinaryPrimitives.ReadUInt64BigEndian(padded.AsSpan(i)));
        }

        var mac = new byte[BlockLength];
        BinaryPrimitives.WriteUInt64BigEndian(mac, first.Encrypt(second.Decrypt(chain)));
        return mac;
    }

    private static void RequireBlocks(ReadOnlySpan<byte> key, int length)
    {
        if (key.Length != KeyLength || length % BlockLength != 0)
        {
            throw new ArgumentException("3DES needs a 16-byte key and whole blocks of 8 bytes");
        }
    }
}
