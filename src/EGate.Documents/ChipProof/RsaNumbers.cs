using System.Formats.Asn1;
using System.Numerics;

namespace EGate.Documents;

/// <summary>
/// An RSA public key as two numbers. The runtime offers no bare RSA operation, which the signatures of chips need, so it is done here;
/// only public values are computed with.
/// </summary>
/// <param name="Modulus">512 to 8,192 bits.</param>
/// <param name="Exponent">Up to 32 bits, so that a hostile key costs no time.</param>
internal readonly record struct RsaNumbers(BigInteger Modulus, BigInteger Exponent)
{
    private const int MinBits = 512;
    private const int MaxBits = 8192;

    /// <summary>Bits of the modulus.</summary>
    public int Bits => (int)Modulus.GetBitLength();

    /// <summary>Bytes of the modulus and of every signature.</summary>
    public int Length => (Bits + 7) / 8;

    /// <summary>From two unsigned numbers, big endian.</summary>
    /// <exception cref="DocumentFormatException"><c>rsa-key-out-of-bounds</c>.</exception>
    public static RsaNumbers From(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent)
    {
        if (modulus.Length > (MaxBits / 8) + 8 || exponent.Length > 8)
        {
            throw new DocumentFormatException("rsa-key-out-of-bounds");
        }

        var key = new RsaNumbers(
            new BigInteger(modulus, isUnsigned: true, isBigEndian: true),
            new BigInteger(exponent, isUnsigned: true, isBigEndian: true)
        );
        var isSound =
            key.Bits is >= MinBits and <= MaxBits
            && !key.Modulus.IsEven
            && key.Exponent > 1
            && key.Exponent <= uint.MaxValue;
        return isSound ? key : throw new DocumentFormatException("rsa-key-out-of-bounds");
    }

    /// <summary>Reads an RSAPublicKey (RFC 8017, A.1.1).</summary>
    /// <exception cref="AsnContentException">Malformed.</exception>
    /// <exception cref="DocumentFormatException"><c>rsa-key-out-of-bounds</c>.</exception>
    public static RsaNumbers Read(ReadOnlyMemory<byte> encoded)
    {
        var key = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
        return From(key.ReadIntegerBytes().Span, key.ReadIntegerBytes().Span);
    }

    /// <summary>The signature raised to the exponent; null when it is not a number below the modulus of the modulus' length.</summary>
    public BigInteger? Open(ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Length)
        {
            return null;
        }

        var number = new BigInteger(signature, isUnsigned: true, isBigEndian: true);
        return number >= Modulus ? null : BigInteger.ModPow(number, Exponent, Modulus);
    }

    /// <summary>A number below the modulus as bytes of the modulus' length: leading zeros are kept.</summary>
    public byte[] ToBytes(BigInteger number)
    {
        var bytes = new byte[Length];
        var digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, bytes.Length - digits.Length);
        return bytes;
    }
}
