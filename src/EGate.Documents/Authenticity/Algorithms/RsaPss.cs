using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// RSASSA-PSS verification (RFC 8017, 8.1.2 and 9.1.2). It is ours because the platform fixes the salt and the mask's hash by the hash,
/// while passports of the field sign with a salt of 20 bytes under SHA-256 and the like. Only public values are computed with.
/// </summary>
internal static class RsaPss
{
    /// <summary>True when the signature is right for these parameters.</summary>
    /// <exception cref="CryptographicException">The key is larger than any document's.</exception>
    /// <exception cref="AsnContentException">The key is malformed.</exception>
    public static bool Verify(
        ReadOnlyMemory<byte> rsaPublicKey,
        SignatureScheme scheme,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature
    )
    {
        var key = RsaKey.Read(rsaPublicKey);
        if (key.Open(signature) is not { } opened)
        {
            return false;
        }

        var length = (key.Bits + 6) / 8;
        return opened.Length <= length
            && IsEncodingOf(Hashes.Of(scheme.Hash, data), opened, length, key.Bits - 1, scheme);
    }

    private static bool IsEncodingOf(byte[] hash, byte[] opened, int length, int bits, SignatureScheme scheme)
    {
        var encoded = new byte[length];
        opened.CopyTo(encoded, length - opened.Length);
        var databaseLength = length - hash.Length - 1;
        if (databaseLength < scheme.SaltLength + 1 || encoded[^1] != 0xBC)
        {
            return false;
        }

        var masked = encoded.AsSpan(0, databaseLength);
        var seed = encoded.AsSpan(databaseLength, hash.Length);
        var unusedBits = (8 * length) - bits;
        if (masked[0] >> (8 - unusedBits) != 0)
        {
            return false;
        }

        Unmask(masked, seed, scheme.MaskHash);
        masked[0] &= (byte)(0xFF >> unusedBits);
        var zeros = databaseLength - scheme.SaltLength - 1;
        if (masked[..zeros].ContainsAnyExcept((byte)0) || masked[zeros] != 1)
        {
            return false;
        }

        byte[] message = [.. new byte[8], .. hash, .. masked[(zeros + 1)..]];
        return seed.SequenceEqual(Hashes.Of(scheme.Hash, message));
    }

    /// <summary>MGF1 (RFC 8017, B.2.1), applied by exclusive or.</summary>
    private static void Unmask(Span<byte> masked, ReadOnlySpan<byte> seed, HashAlgorithmName hash)
    {
        var block = new byte[seed.Length + 4];
        seed.CopyTo(block);
        var done = 0;
        for (uint counter = 0; done < masked.Length; counter++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(block.AsSpan(seed.Length), counter);
            foreach (var b in Hashes.Of(hash, block).Take(masked.Length - done))
            {
                masked[done++] ^= b;
            }
        }
    }
}
