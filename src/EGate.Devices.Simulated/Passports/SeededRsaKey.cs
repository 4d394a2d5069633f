using System.Collections.Concurrent;
using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>
/// An RSA key from a seed, which the platform does not make: probable primes, exponent 65,537. Moduli beyond 2,048 bits have one prime for
/// each 1,024 bits (RFC 8017, 3.1), because larger primes take long to find here; who verifies cannot tell. Slow and predictable, which a
/// simulated passport may be. Keys that were made are kept, a small number of them.
/// </summary>
internal sealed class SeededRsaKey
{
    private const int Exponent = 65_537;
    private const int MaxPrimeBits = 1024;
    private const int MillerRabinRounds = 6;
    private const int MaxKept = 64;
    private static readonly ConcurrentDictionary<(int Bits, int Seed, string Label), Lazy<SeededRsaKey>> Kept = new();
    private static readonly int[] SmallPrimes =
    [
        .. Enumerable.Range(3, 4_000).Where(n => Enumerable.Range(2, (int)Math.Sqrt(n) - 1).All(d => n % d != 0)),
    ];

    private readonly IReadOnlyList<BigInteger> _primes;
    private readonly BigInteger _d;

    private SeededRsaKey(int bits, int seed, string label)
    {
        var source = new SeededBytes(seed, label);
        var count = Math.Max(2, bits / MaxPrimeBits);
        _primes = [.. Enumerable.Range(0, count).Select(_ => Prime(bits / count, source))];
        Modulus = _primes.Aggregate(BigInteger.One, (product, p) => product * p);
        Length = bits / 8;
        _d = Inverse(Exponent, _primes.Aggregate(BigInteger.One, (product, p) => product * (p - 1)));
    }

    public BigInteger Modulus { get; }

    /// <summary>Bytes of the modulus.</summary>
    public int Length { get; }

    /// <summary>Makes the key, or finds it again.</summary>
    /// <param name="bits">Of the modulus: a multiple of 16 up to 2,048, beyond a multiple of 1,024.</param>
    /// <param name="seed">Decides the primes.</param>
    /// <param name="label">Decides them, too.</param>
    public static SeededRsaKey Create(int bits, int seed, string label)
    {
        if (Kept.Count > MaxKept)
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd(
            (bits, seed, label),
            k => new Lazy<SeededRsaKey>(() => new SeededRsaKey(k.Bits, k.Seed, k.Label))
        ).Value;
    }

    /// <summary>The bare private operation on a number below the modulus, as bytes of the modulus' length.</summary>
    public byte[] Raise(ReadOnlySpan<byte> message) =>
        Bytes(BigInteger.ModPow(new BigInteger(message, isUnsigned: true, isBigEndian: true), _d, Modulus), Length);

    /// <summary>The same key for the platform; at most 2,048 bits.</summary>
    public RSA ToRsa()
    {
        var (p, q) = (_primes[0], _primes[1]);
        return RSA.Create(
            new RSAParameters
            {
                Modulus = Bytes(Modulus, Length),
                Exponent = [1, 0, 1],
                D = Bytes(_d, Length),
                P = Bytes(p, Length / 2),
                Q = Bytes(q, Length / 2),
                DP = Bytes(_d % (p - 1), Length / 2),
                DQ = Bytes(_d % (q - 1), Length / 2),
                InverseQ = Bytes(Inverse(q, p), Length / 2),
            }
        );
    }

    /// <summary>The upper four bits are set, so that the product of up to eight has all its bits.</summary>
    private static BigInteger Prime(int bits, SeededBytes source)
    {
        var bytes = source.Next(bits / 8);
        bytes[0] |= 0xF0;
        bytes[^1] |= 1;
        var candidate = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        while (!IsPrime(candidate, source))
        {
            candidate += 2;
        }

        return candidate;
    }

    private static bool IsPrime(BigInteger candidate, SeededBytes source)
    {
        foreach (var prime in SmallPrimes)
        {
            if ((candidate % prime).IsZero)
            {
                return false;
            }
        }

        if (((candidate - 1) % Exponent).IsZero)
        {
            return false;
        }

        var odd = candidate - 1;
        var twos = 0;
        while (odd.IsEven)
        {
            odd >>= 1;
            twos++;
        }

        return Enumerable.Range(0, MillerRabinRounds).All(_ => PassesMillerRabin(candidate, odd, twos, source));
    }

    private static bool PassesMillerRabin(BigInteger candidate, BigInteger odd, int twos, SeededBytes source)
    {
        var witness = new BigInteger(source.Next(16), isUnsigned: true) + 2;
        var x = BigInteger.ModPow(witness, odd, candidate);
        if (x.IsOne || x == candidate - 1)
        {
            return true;
        }

        for (var i = 1; i < twos; i++)
        {
            x = BigInteger.ModPow(x, 2, candidate);
            if (x == candidate - 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Extended Euclid.</summary>
    private static BigInteger Inverse(BigInteger value, BigInteger modulus)
    {
        var (r, next) = (modulus, value % modulus);
        var (t, nextT) = (BigInteger.Zero, BigInteger.One);
        while (!next.IsZero)
        {
            var quotient = r / next;
            (r, next) = (next, r - (quotient * next));
            (t, nextT) = (nextT, t - (quotient * nextT));
        }

        return t.Sign < 0 ? t + modulus : t;
    }

    private static byte[] Bytes(BigInteger number, int length)
    {
        var digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[length - digits.Length], .. digits];
    }
}
