using System.Numerics;

namespace EGate.Documents;

/// <summary>
/// A group in which reader and chip agree on a secret (Doc 9303-11, 9.5 and 9.6): points of an elliptic curve, or numbers modulo a prime.
/// Elements are written as they travel: a point as 04 | X | Y, a number as long as the prime. Everything that came from a chip is proved to
/// be an element of the group before it meets a private key. Immutable.
/// </summary>
public abstract class KeyAgreementGroup
{
    /// <summary>Tries before a source of chance that gives no usable private key is given up. An honest one fails each with 1 in 2 at most.</summary>
    private const int MaxTries = 256;

    private protected KeyAgreementGroup(BigInteger order, int elementLength)
    {
        Order = order;
        ElementLength = elementLength;
    }

    /// <summary>True for elliptic curves (ECDH), false for numbers modulo a prime (DH).</summary>
    public abstract bool IsEllipticCurve { get; }

    /// <summary>Length of an encoded element in bytes.</summary>
    public int ElementLength { get; }

    /// <summary>Length of a private key in bytes.</summary>
    public int ScalarLength => Integers.ByteLength(Order);

    /// <summary>The encoded generator.</summary>
    public abstract byte[] Generator { get; }

    /// <summary>How many elements the generator makes; private keys are smaller.</summary>
    public BigInteger Order { get; }

    /// <summary>The field's prime.</summary>
    public abstract BigInteger Prime { get; }

    /// <summary>A fresh key pair.</summary>
    /// <param name="random">Asked for as many bytes as the order has, until they are a number from 1 to one below the order.</param>
    /// <exception cref="InvalidOperationException">The source of chance never gives such a number.</exception>
    public AgreementKeyPair GenerateKeyPair(RandomFill random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var bytes = new byte[ScalarLength];
        var spare = (bytes.Length * 8) - (int)Order.GetBitLength();
        for (var tries = 0; tries < MaxTries; tries++)
        {
            random(bytes);
            bytes[0] &= (byte)(0xFF >> spare);
            var value = Integers.Read(bytes);
            if (!value.IsZero && value < Order)
            {
                return KeyPairOf(bytes);
            }
        }

        throw new InvalidOperationException("the source of chance gives no private key");
    }

    /// <summary>The key pair of a private key that is known already. The array becomes the pair's own.</summary>
    /// <param name="privateKey">A big-endian number; taken modulo the order.</param>
    /// <exception cref="DocumentFormatException">It is a multiple of the order.</exception>
    public AgreementKeyPair KeyPairOf(byte[] privateKey)
    {
        ArgumentNullException.ThrowIfNull(privateKey);
        return new AgreementKeyPair(this, privateKey, Multiply(Generator, privateKey));
    }

    /// <summary>The shared secret of a private key and a peer's public key: X of the shared point, or the shared number.</summary>
    /// <exception cref="DocumentFormatException">The public key is not an element of the group that a private key may meet.</exception>
    public abstract byte[] Agree(ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> publicKey);

    /// <summary>An element combined with itself as often as a number says: k times a point, or a number to the power of k.</summary>
    /// <exception cref="DocumentFormatException">The element is not of the group, or the number a multiple of its order.</exception>
    public abstract byte[] Multiply(ReadOnlySpan<byte> element, ReadOnlySpan<byte> scalar);

    /// <summary>True when the bytes are an element of the group that a private key may meet: in range, of the right order.</summary>
    public bool IsElement(ReadOnlySpan<byte> encoded)
    {
        try
        {
            RequireElement(encoded);
            return true;
        }
        catch (DocumentFormatException)
        {
            return false;
        }
    }

    /// <summary>
    /// The same group with the generator of PACE's generic mapping, s times the generator and the shared element (Doc 9303-11, 4.4.3.3.1).
    /// </summary>
    /// <param name="nonce">s, decrypted.</param>
    /// <param name="shared">What both mapping keys made together, from <see cref="Multiply"/>.</param>
    /// <exception cref="DocumentFormatException">The nonce is a multiple of the order, or the sum is no generator.</exception>
    public abstract KeyAgreementGroup MapGeneric(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> shared);

    /// <summary>The same group with the generator of PACE's integrated mapping (Doc 9303-11, 4.4.3.3.2).</summary>
    /// <param name="number">The pseudo-random number of both nonces, smaller than the prime.</param>
    /// <exception cref="DocumentFormatException">It maps to no generator, or the group has no integrated mapping.</exception>
    internal abstract KeyAgreementGroup MapIntegrated(BigInteger number);

    /// <summary>Throws unless the bytes are an element of the group.</summary>
    private protected abstract void RequireElement(ReadOnlySpan<byte> encoded);

    private protected static DocumentFormatException NotAnElement() => new("agreement-public-key");
}
