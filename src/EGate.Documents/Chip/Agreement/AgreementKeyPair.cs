using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>A private key and its public key in one group. Disposing zeroes the private key.</summary>
public sealed class AgreementKeyPair : IDisposable
{
    internal AgreementKeyPair(KeyAgreementGroup group, byte[] privateKey, byte[] publicKey)
    {
        Group = group;
        PrivateKey = privateKey;
        PublicKey = publicKey;
    }

    /// <summary>Where both live.</summary>
    public KeyAgreementGroup Group { get; }

    /// <summary>Big-endian.</summary>
    public byte[] PrivateKey { get; }

    /// <summary>Encoded as it travels.</summary>
    public byte[] PublicKey { get; }

    /// <summary>The shared secret with a peer. The caller zeroes it.</summary>
    /// <exception cref="DocumentFormatException">The peer's key is not an element of the group that a private key may meet.</exception>
    public byte[] Agree(ReadOnlySpan<byte> publicKey) => Group.Agree(PrivateKey, publicKey);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(PrivateKey);
}
