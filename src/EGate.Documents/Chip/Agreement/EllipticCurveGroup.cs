using System.Numerics;
using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// A prime curve in short Weierstrass form with cofactor 1, as all of Doc 9303-11, 9.5.1 are: then every point but infinity has the whole
/// order, and a point on the curve is a safe one. Multiplications run in the platform, which takes a curve with any point as its generator;
/// only the one addition of the generic mapping is done here.
/// </summary>
internal sealed class EllipticCurveGroup : KeyAgreementGroup
{
    private readonly ECCurve _curve;
    private readonly BigInteger _a;
    private readonly BigInteger _b;
    private readonly int _fieldLength;

    /// <summary>Takes an explicit curve whose parameters are known to be good.</summary>
    public EllipticCurveGroup(ECCurve curve)
        : base(Integers.Read(curve.Order), 1 + (2 * curve.Prime!.Length))
    {
        _curve = curve;
        _a = Integers.Read(curve.A);
        _b = Integers.Read(curve.B);
        Prime = Integers.Read(curve.Prime);
        _fieldLength = curve.Prime.Length;
    }

    public override bool IsEllipticCurve => true;

    public override byte[] Generator => Encode(_curve.G);

    public override BigInteger Prime { get; }

    /// <summary>True when coefficients and generator are these. The generator may be written without its Y (02 or 03).</summary>
    public bool Has(BigInteger a, BigInteger b, ReadOnlySpan<byte> generator)
    {
        var known = Generator.AsSpan();
        var sameGenerator =
            generator.SequenceEqual(known)
            || (
                generator.Length == 1 + _fieldLength
                && generator[0] == 2 + (known[^1] & 1)
                && generator[1..].SequenceEqual(known[1..(1 + _fieldLength)])
            );
        return a == _a && b == _b && sameGenerator;
    }

    public override byte[] Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey)
    {
        var shared = Multiply(publicKey, privateKey);
        var x = shared.AsSpan(1, _fieldLength).ToArray();
        CryptographicOperations.ZeroMemory(shared);
        return x;
    }

    public override byte[] Multiply(ReadOnlySpan<byte> element, ReadOnlySpan<byte> scalar)
    {
        RequireElement(element);
        var number = Integers.Read(scalar) % Order;
        if (number.IsZero)
        {
            throw NotAnElement();
        }

        var d = Integers.Write(number, _curve.Order!.Length);
        try
        {
            // With the element as generator, the public key that the platform computes for a private key is the product.
            using var product = ECDiffieHellman.Create(
                new ECParameters { Curve = With(element[1..(1 + _fieldLength)], element[(1 + _fieldLength)..]), D = d }
            );
            return Encode(product.ExportExplicitParameters(includePrivateParameters: false).Q);
        }
        catch (CryptographicException e)
        {
            throw new DocumentFormatException("agreement-public-key", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(d);
        }
    }

    public override KeyAgreementGroup MapGeneric(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> shared)
    {
        RequireElement(shared);
        return WithGenerator(Add(Decode(Multiply(Generator, nonce)), Decode(shared)));
    }

    /// <summary>
    /// The simplified point encoding of Doc 9303-11, appendix B.2, for primes of the form 4k + 3. P-224 has another and no such mapping.
    /// </summary>
    internal override KeyAgreementGroup MapIntegrated(BigInteger number)
    {
        var alpha = Integers.Mod(-(number * number), Prime);
        var sum = Integers.Mod(alpha + (alpha * alpha), Prime);
        if ((Prime & 3) != 3 || sum.IsZero)
        {
            throw new DocumentFormatException("agreement-mapping");
        }

        var x2 = Integers.Mod(-_b * Integers.Inverse(_a, Prime) * (1 + Integers.Inverse(sum, Prime)), Prime);
        var x3 = alpha * x2 % Prime;
        var h2 = RightSide(x2);
        var u = BigInteger.ModPow(number, 3, Prime) * h2 % Prime;
        var root = BigInteger.ModPow(h2, Prime - 1 - ((Prime + 1) / 4), Prime);
        var isSquare = (root * root % Prime * h2 % Prime).IsOne;
        return WithGenerator(isSquare ? (x2, root * h2 % Prime) : (x3, root * u % Prime));
    }

    private protected override void RequireElement(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length != ElementLength || encoded[0] != 0x04)
        {
            throw NotAnElement();
        }

        var (x, y) = Decode(encoded);
        if (x >= Prime || y >= Prime || y * y % Prime != RightSide(x))
        {
            throw NotAnElement();
        }
    }

    private BigInteger RightSide(BigInteger x) => Integers.Mod((x * x * x) + (_a * x) + _b, Prime);

    /// <summary>The sum of two points (BSI TR-03111, 2.3.1).</summary>
    private (BigInteger X, BigInteger Y) Add((BigInteger X, BigInteger Y) p, (BigInteger X, BigInteger Y) q)
    {
        if (p.X == q.X && ((p.Y + q.Y) % Prime).IsZero)
        {
            throw new DocumentFormatException("agreement-mapping");
        }

        var slope =
            p.X == q.X
                ? ((3 * p.X * p.X) + _a) * Integers.Inverse(2 * p.Y, Prime)
                : (q.Y - p.Y) * Integers.Inverse(q.X - p.X, Prime);
        var x = Integers.Mod((slope * slope) - p.X - q.X, Prime);
        return (x, Integers.Mod((slope * (p.X - x)) - p.Y, Prime));
    }

    private EllipticCurveGroup WithGenerator((BigInteger X, BigInteger Y) point)
    {
        var x = Integers.Write(point.X, _fieldLength);
        var y = Integers.Write(point.Y, _fieldLength);
        RequireElement([0x04, .. x, .. y]);
        return new EllipticCurveGroup(With(x, y));
    }

    private ECCurve With(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        // The seed vouches for a generator that this curve no longer has.
        var curve = _curve;
        curve.G = new ECPoint { X = x.ToArray(), Y = y.ToArray() };
        curve.Seed = null;
        curve.Hash = null;
        return curve;
    }

    private (BigInteger X, BigInteger Y) Decode(ReadOnlySpan<byte> encoded) =>
        (Integers.Read(encoded.Slice(1, _fieldLength)), Integers.Read(encoded[(1 + _fieldLength)..]));

    private byte[] Encode(ECPoint point)
    {
        var encoded = new byte[ElementLength];
        encoded[0] = 0x04;
        point.X!.CopyTo(encoded, 1 + _fieldLength - point.X!.Length);
        point.Y!.CopyTo(encoded, ElementLength - point.Y!.Length);
        return encoded;
    }
}
