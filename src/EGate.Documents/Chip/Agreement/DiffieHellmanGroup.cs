using System.Numerics;

namespace EGate.Documents;

/// <summary>
/// Numbers modulo a prime, with a generator whose order is known (RFC 5114, RFC 2631). The arithmetic is the platform's BigInteger, whose
/// time depends on the numbers and whose memory cannot be zeroed: keys here live for one session with one document only.
/// </summary>
internal sealed class DiffieHellmanGroup : KeyAgreementGroup
{
    private readonly BigInteger _generator;

    /// <summary>Takes parameters that are known to be good.</summary>
    public DiffieHellmanGroup(BigInteger prime, BigInteger generator, BigInteger order)
        : base(order, Integers.ByteLength(prime))
    {
        Prime = prime;
        _generator = generator;
    }

    public override bool IsEllipticCurve => false;

    public override byte[] Generator => Integers.Write(_generator, ElementLength);

    public override BigInteger Prime { get; }

    public override byte[] Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey) =>
        Multiply(publicKey, privateKey);

    public override byte[] Multiply(ReadOnlySpan<byte> element, ReadOnlySpan<byte> scalar)
    {
        RequireElement(element);
        var exponent = Integers.Read(scalar) % Order;
        return exponent.IsZero
            ? throw NotAnElement()
            : Integers.Write(BigInteger.ModPow(Integers.Read(element), exponent, Prime), ElementLength);
    }

    public override KeyAgreementGroup MapGeneric(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> shared)
    {
        RequireElement(shared);
        var power = Integers.Read(Multiply(Generator, nonce));
        return WithGenerator(power * Integers.Read(shared) % Prime);
    }

    internal override KeyAgreementGroup MapIntegrated(BigInteger number) =>
        WithGenerator(BigInteger.ModPow(number, (Prime - 1) / Order, Prime));

    /// <summary>Public key validation of RFC 2631, 2.1.5: in range, and of the generator's order.</summary>
    private protected override void RequireElement(ReadOnlySpan<byte> encoded)
    {
        var number = encoded.Length == ElementLength ? Integers.Read(encoded) : BigInteger.Zero;
        if (number <= 1 || number >= Prime - 1 || !BigInteger.ModPow(number, Order, Prime).IsOne)
        {
            throw NotAnElement();
        }
    }

    private DiffieHellmanGroup WithGenerator(BigInteger generator) =>
        generator <= 1 ? throw new DocumentFormatException("agreement-mapping") : new(Prime, generator, Order);
}
