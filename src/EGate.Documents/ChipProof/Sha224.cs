using System.Buffers.Binary;
using System.Numerics;

namespace EGate.Documents;

/// <summary>
/// SHA-224 (FIPS 180-4, 6.3): SHA-256 with other start values, the last of eight words left out. The runtime has none, and chips of the
/// field sign with it. It hashes public values only, of at most a few kilobytes.
/// </summary>
internal static class Sha224
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 28;
    private const int BlockLength = 64;

    private static readonly uint[] Start =
    [
        0xC1059ED8,
        0x367CD507,
        0x3070DD17,
        0xF70E5939,
        0xFFC00B31,
        0x68581511,
        0x64F98FA7,
        0xBEFA4FA4,
    ];

    /// <summary>The first 32 bits of the fractions of the cube roots of the first 64 primes.</summary>
    private static readonly uint[] Constants = [.. Primes(64).Select(CubeRootFraction)];

    /// <summary>The hash of <paramref name="data"/>.</summary>
    public static byte[] HashData(ReadOnlySpan<byte> data)
    {
        var padded = new byte[((data.Length + 8) / BlockLength * BlockLength) + BlockLength];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(padded.AsSpan(padded.Length - 8), 8L * data.Length);
        var state = (uint[])Start.Clone();
        for (var at = 0; at < padded.Length; at += BlockLength)
        {
            Compress(state, padded.AsSpan(at, BlockLength));
        }

        var hash = new byte[Length];
        for (var i = 0; i < Length / 4; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hash.AsSpan(4 * i), state[i]);
        }

        return hash;
    }

    private static void Compress(uint[] state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[64];
        Expand(w, block);
        var v = (uint[])state.Clone();
        for (var t = 0; t < 64; t++)
        {
            unchecked
            {
                var e = v[4];
                var a = v[0];
                var sum1 =
                    BitOperations.RotateRight(e, 6)
                    ^ BitOperations.RotateRight(e, 11)
                    ^ BitOperations.RotateRight(e, 25);
                var sum0 =
                    BitOperations.RotateRight(a, 2)
                    ^ BitOperations.RotateRight(a, 13)
                    ^ BitOperations.RotateRight(a, 22);
                var first = v[7] + sum1 + ((e & v[5]) ^ (~e & v[6])) + Constants[t] + w[t];
                var second = sum0 + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
                Array.Copy(v, 0, v, 1, 7);
                v[4] += first;
                v[0] = first + second;
            }
        }

        for (var i = 0; i < 8; i++)
        {
            state[i] = unchecked(state[i] + v[i]);
        }
    }

    private static void Expand(Span<uint> w, ReadOnlySpan<byte> block)
    {
        for (var t = 0; t < 16; t++)
        {
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * t)..]);
        }

        for (var t = 16; t < 64; t++)
        {
            var x = w[t - 15];
            var y = w[t - 2];
            var small0 = BitOperations.RotateRight(x, 7) ^ BitOperations.RotateRight(x, 18) ^ (x >> 3);
            var small1 = BitOperations.RotateRight(y, 17) ^ BitOperations.RotateRight(y, 19) ^ (y >> 10);
            w[t] = unchecked(small1 + w[t - 7] + small0 + w[t - 16]);
        }
    }

    private static IEnumerable<uint> Primes(int count) =>
        Enumerable
            .Range(2, 400)
            .Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0))
            .Take(count)
            .Select(n => (uint)n);

    /// <summary>Exact: the cube root of n * 2^96 is that of n, moved by 32 bits.</summary>
    private static uint CubeRootFraction(uint prime)
    {
        var target = (BigInteger)prime << 96;
        var root = BigInteger.Zero;
        for (var bit = 35; bit >= 0; bit--)
        {
            var next = root | (BigInteger.One << bit);
            if (next * next * next <= target)
            {
                root = next;
            }
        }

        return (uint)(root & uint.MaxValue);
    }
}
