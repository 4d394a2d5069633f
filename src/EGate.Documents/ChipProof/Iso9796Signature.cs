using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// A signature with partial message recovery, ISO/IEC 9796-2 scheme 1, as active authentication uses it (Doc 9303-11, 6.1.2.2 and
/// appendix F): the opened number is a header, the chip's own random part M1, a hash of M1 with the challenge, and a trailer that names
/// the hash. The challenge is always in the hash, so whatever the header says about recovery, an old signature never fits a new challenge.
/// </summary>
internal static class Iso9796Signature
{
    private const byte Sha1Trailer = 0xBC;
    private const byte NamedTrailer = 0xCC;

    /// <summary>Judges a signature.</summary>
    /// <returns>
    /// <c>ok</c>; <c>signature-length</c>; <c>signature-wrong</c>; or <c>hash-not-supported</c> when the trailer names a hash that is not ours.
    /// </returns>
    public static string Verify(RsaNumbers key, ReadOnlySpan<byte> challenge, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != key.Length)
        {
            return "signature-length";
        }

        if (key.Open(signature) is not { } opened)
        {
            return "signature-wrong";
        }

        // Some signers give the smaller of s and n - s (ISO/IEC 9796-2, 8.1): the last hexadecimal digit, always C, tells which.
        var representative = (opened & 0x0F) == 0x0C ? opened : key.Modulus - opened;
        return Match(key.ToBytes(representative), challenge);
    }

    /// <summary>The trailer of a hash, and the hash itself; null when it is unknown.</summary>
    internal static (int TrailerLength, HashAlgorithmName? Hash)? Trailer(ReadOnlySpan<byte> message) =>
        message[^1] switch
        {
            Sha1Trailer => (1, HashAlgorithmName.SHA1),
            NamedTrailer => (2, Named(message[^2])),
            _ => null,
        };

    /// <summary>Hash identifiers of ISO/IEC 10118. SHA-512/224 (39) and SHA-512/256 (3A) are known and not supported.</summary>
    private static HashAlgorithmName? Named(byte identifier) =>
        identifier switch
        {
            0x33 => HashAlgorithmName.SHA1,
            0x34 => HashAlgorithmName.SHA256,
            0x35 => HashAlgorithmName.SHA512,
            0x36 => HashAlgorithmName.SHA384,
            0x38 => Hashes.Sha224Name,
            _ => null,
        };

    private static string Match(ReadOnlySpan<byte> message, ReadOnlySpan<byte> challenge)
    {
        if (Trailer(message) is not var (trailerLength, named) || HeaderLength(message) is not { } header)
        {
            return "signature-wrong";
        }

        if (named is not { } hash)
        {
            return message[^2] is 0x31 or 0x32 or 0x37 or 0x39 or 0x3A ? "hash-not-supported" : "signature-wrong";
        }

        var hashLength = ProofHash.Bits(hash) / 8;
        var recovered = message.Length - header - hashLength - trailerLength;
        if (recovered < 0)
        {
            return "signature-wrong";
        }

        byte[] signed = [.. message.Slice(header, recovered), .. challenge];
        var expected = message.Slice(header + recovered, hashLength);
        return expected.SequenceEqual(ProofHash.Compute(hash, signed)) ? "ok" : "signature-wrong";
    }

    /// <summary>Bits 01, the recovery bit, a zero, then digits B of padding and one A. Null when it is not so.</summary>
    private static int? HeaderLength(ReadOnlySpan<byte> message)
    {
        if ((message[0] & 0xD0) != 0x40)
        {
            return null;
        }

        var at = 0;
        while ((message[at] & 0x0F) == 0x0B)
        {
            at++;
            if (at == message.Length || message[at] >> 4 != 0x0B)
            {
                return null;
            }
        }

        return (message[at] & 0x0F) == 0x0A ? at + 1 : null;
    }
}
