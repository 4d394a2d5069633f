using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>AES in CMAC mode (NIST SP 800-38B). The platform has none.</summary>
public static class AesCmac
{
    private const int BlockLength = 16;

    /// <summary>The whole MAC of 16 bytes over a message of any length, which is not padded beforehand.</summary>
    /// <exception cref="CryptographicException">The key is not 16, 24 or 32 bytes.</exception>
    public static byte[] Compute(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message)
    {
        using var aes = Aes.Create();
        aes.SetKey(key);
        Span<byte> subkey = stackalloc byte[BlockLength];
        aes.EncryptEcb(subkey, subkey, PaddingMode.None);
        Double(subkey);
        var whole = message.Length > 0 && message.Length % BlockLength == 0;
        var blocks = whole ? message.ToArray() : Padding.Add(message, BlockLength);
        if (!whole)
        {
            Double(subkey);
        }

        var last = blocks.AsSpan(^BlockLength..);
        for (var i = 0; i < BlockLength; i++)
        {
            last[i] ^= subkey[i];
        }

        // The MAC is the last block of a CBC encryption with IV zero.
        var chain = aes.EncryptCbc(blocks, stackalloc byte[BlockLength], PaddingMode.None);
        CryptographicOperations.ZeroMemory(blocks);
        subkey.Clear();
        return chain[^BlockLength..];
    }

    /// <summary>Multiplication by x in GF(2^128).</summary>
    private static void Double(Span<byte> block)
    {
        var carry = 0;
        for (var i = BlockLength - 1; i >= 0; i--)
        {
            var shifted = (block[i] << 1) | carry;
            block[i] = (byte)(shifted & 0xFF);
            carry = shifted >> 8;
        }

        block[^1] ^= (byte)(carry * 0x87);
    }
}
