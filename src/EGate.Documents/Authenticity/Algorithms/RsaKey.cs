using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>An RSA public key, and the bare operation that the platform does not offer. Only public values are computed with.</summary>
/// <param name="Modulus">Positive.</param>
/// <param name="Exponent">1..2^32-1.</param>
/// <param name="Bits">Of the modulus.</param>
internal sealed record RsaKey(BigInteger Modulus, BigInteger Exponent, int Bits)
{
    private const int MaxBits = 8192;

    /// <summary>Shorter ones can be broken in days; 512 bits is the least that is opened so that the check can name it.</summary>
    private const int MinBits = 512;

    /// <summary>Reads an RSAPublicKey (RFC 8017, A.1.1).</summary>
    /// <exception cref="CryptographicException">The key is larger or smaller than any document's.</exception>
    /// <exception cref="AsnContentException">The key is malformed.</exception>
    public static RsaKey Read(ReadOnlyMemory<byte> rsaPublicKey)
    {
        var key = new AsnReader(rsaPublicKey, AsnEncodingRules.BER).ReadSequence();
        var modulus = Unsigned(key.ReadIntegerBytes());
        var exponent = Unsigned(key.ReadIntegerBytes());
        var bits = (int)modulus.GetBitLength();
        return bits is < MinBits or > MaxBits || exponent.IsZero || exponent > uint.MaxValue
            ? throw new CryptographicException("RSA key out of bounds")
            : new RsaKey(modulus, exponent, bits);
    }

    /// <summary>The signature to the power of the exponent; null when it has not the modulus' length or is not below it.</summary>
    public byte[]? Open(ReadOnlySpan<byte> signature)
    {
        var number = new BigInteger(signature, isUnsigned: true, isBigEndian: true);
        return signature.Length != (Bits + 7) / 8 || number >= Modulus
            ? null
            : BigInteger.ModPow(number, Exponent, Modulus).ToByteArray(isUnsigned: true, isBigEndian: true);
    }

    /// <summary>Some issuers leave out the zero before a first bit that is set; a modulus is never negative.</summary>
    private static BigInteger Unsigned(ReadOnlyMemory<byte> number) =>
        new(number.Span, isUnsigned: true, isBigEndian: true);
}
