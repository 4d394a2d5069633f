using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>
/// An RSA key from a seed, which the platform does not make: two probable primes, exponent 65,537. Slow and predictable, which a simulated
/// passport may be.
/// </summary>
internal sealed class SeededRsaKey
{
    private const int Exponent = 65_537;
    private const int MillerRabinRounds = 12;
    private static readonly int[] SmallPrimes =
    [
        .. Enumerable.Range(3, 2_000).Where(n => n % 2 == 1 && Enumerable.Range(2, (int)Math.Sqrt(n)).All(d => d == n || n % d != 0)),
    ];

    private readonly BigInteger _p;
    private readonly BigInteger _q;
    private readonly BigInteger _d;

    /// <summary>Makes the key.</summary>
    /// <param name="bits">Of the modulus, a multiple of 16; 512 and more.</param>
    /// <param name="seed">Decides the primes.</param>
    /// <param name="label">Decides them, too.</param>
    public SeededRsaKey(int bits, int seed, string label)
    {
        var source = new SeededBytes(seed, label);
        _p = Prime(bits / 2, source);
        do
        {
            _q = Prime(bits / 2, source);
        } while (_q == _p);

        Modulus = _p * _q;
        Length = bits / 8;
        _d = Inverse(Exponent, (_p - 1) * (_q - 1));
    }

    public BigInteger Modulus { get; }

    /// <summary>Bytes of the modulus.</summary>
    public int Length { get; }

    /// <summary>The bare private operation on a number below the modulus, as bytes of the modulus' length.</summary>
    public byte[] Raise(ReadOnlySpan<byte> message) =>
        Bytes(BigInteger.ModPow(new BigInteger(message, isUnsigned: true, isBigEndian: true), _d, Modulus), Length);

    /// <summary>The same key for the platform.</summary>
    public RSA ToRsa() =>
        RSA.Create(
            new RSAParameters
            {
                Modulus = Bytes(Modulus, Length),
                Exponent = [1, 0, 1],
                D = Bytes(_d, Length),
                P = Bytes(_p, Length / 2),
                Q = Bytes(_q, Length / 2),
                DP = Bytes(_d % (_p - 1), Length / 2),
                DQ = Bytes(_d % (_q - 1), Length / 2),
                InverseQ = Bytes(Inverse(_q, _p), Length / 2),
            }
        );

    /// <summary>Both upper bits are set, so that the product of two has all its bits.</summary>
    private static BigInteger Prime(int bits, SeededBytes source)
    {
        var bytes = source.Next(bits / 8);
        bytes[0] |= 0xC0;
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
