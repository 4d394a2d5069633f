using System.Numerics;

namespace EGate.Documents;

/// <summary>Unsigned big-endian numbers of fixed length.</summary>
internal static class Integers
{
    public static BigInteger Read(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    /// <summary>Exactly <paramref name="length"/> bytes, zeros in front.</summary>
    public static byte[] Write(BigInteger value, int length)
    {
        var bytes = new byte[length];
        var count = value.GetByteCount(isUnsigned: true);
        value.TryWriteBytes(bytes.AsSpan(length - count), out _, isUnsigned: true, isBigEndian: true);
        return bytes;
    }

    public static int ByteLength(BigInteger value) => value.GetByteCount(isUnsigned: true);

    /// <summary>The remainder that is never negative.</summary>
    public static BigInteger Mod(BigInteger value, BigInteger modulus)
    {
        var rest = value % modulus;
        return rest.Sign < 0 ? rest + modulus : rest;
    }

    /// <summary>The inverse modulo a prime, by Fermat. Zero has none and gives zero.</summary>
    public static BigInteger Inverse(BigInteger value, BigInteger prime) =>
        BigInteger.ModPow(Mod(value, prime), prime - 2, prime);
}
