using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>ECDSA signatures by chips and terminals: r and s one after the other (BSI TR-03111, 5.2.1), or the DER sequence of both.</summary>
internal static class EcdsaSignature
{
    /// <summary>Whether <paramref name="key"/> made the signature, in either form, over data hashed with <paramref name="hash"/>.</summary>
    /// <exception cref="CryptographicException">The key cannot be used.</exception>
    public static bool Verify(
        ECDsa key,
        HashAlgorithmName hash,
        ReadOnlySpan<byte> data,
        ReadOnlyMemory<byte> signature
    )
    {
        var width = Width(key);
        var digest = ProofHash.Compute(hash, data);
        return (signature.Length == 2 * width && key.VerifyHash(digest, signature.Span))
            || (FromDer(signature, width) is { } plain && key.VerifyHash(digest, plain));
    }

    /// <summary>Bytes of r and of s.</summary>
    public static int Width(ECDsa key) => (key.KeySize + 7) / 8;

    /// <summary>
    /// r | s from the DER sequence; null when it is none. Both are read as numbers without sign, because some chips leave out the zero
    /// before a first bit that is set.
    /// </summary>
    private static byte[]? FromDer(ReadOnlyMemory<byte> signature, int width)
    {
        try
        {
            var reader = new AsnReader(signature, AsnEncodingRules.BER);
            var sequence = reader.ReadSequence();
            var r = new BigInteger(sequence.ReadIntegerBytes().Span, isUnsigned: true, isBigEndian: true);
            var s = new BigInteger(sequence.ReadIntegerBytes().Span, isUnsigned: true, isBigEndian: true);
            return reader.HasData || sequence.HasData || Math.Max(r.GetByteCount(true), s.GetByteCount(true)) > width
                ? null
                : [.. Fixed(r, width), .. Fixed(s, width)];
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static byte[] Fixed(BigInteger number, int width)
    {
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[width - bytes.Length], .. bytes];
    }
}
