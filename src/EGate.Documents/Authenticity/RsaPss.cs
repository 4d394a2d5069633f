using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// RSASSA-PSS verification (RFC 8017, 8.1.2 and 9.1.2). It is ours because the platform fixes the salt and the mask's hash by the hash,
/// while passports of the field sign with a salt of 20 bytes under SHA-256 and the like. Only public values are computed with.
/// </summary>
internal static class RsaPss
{
    private const int MaxModulusBits = 8192;

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
        var key = new AsnReader(rsaPublicKey, AsnEncodingRules.BER).ReadSequence();
        var modulus = key.ReadInteger();
        var exponent = key.ReadInteger();
        var bits = (int)modulus.GetBitLength();
        if (modulus.Sign <= 0 || bits is < 512 or > MaxModulusBits || exponent.Sign <= 0 || exponent > uint.MaxValue)
        {
            throw new CryptographicException("RSA key out of bounds");
        }

        var number = new BigInteger(signature, isUnsigned: true, isBigEndian: true);
        if (signature.Length != (bits + 7) / 8 || number >= modulus)
        {
            return false;
        }

        var opened = BigInteger.ModPow(number, exponent, modulus).ToByteArray(isUnsigned: true, isBigEndian: true);
        var length = (bits + 6) / 8;
        return opened.Length <= length
            && IsEncodingOf(CryptographicOperations.HashData(scheme.Hash, data), opened, length, bits - 1, scheme);
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
        return seed.SequenceEqual(CryptographicOperations.HashData(scheme.Hash, message));
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
            foreach (var b in CryptographicOperations.HashData(hash, block).Take(masked.Length - done))
            {
                masked[done++] ^= b;
            }
        }
    }
}
