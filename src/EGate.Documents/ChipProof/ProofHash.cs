using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>The hash functions with which chips and terminals sign; among them SHA-224, which the runtime lacks.</summary>
public static class ProofHash
{
    /// <summary>SHA-224 by the name that the runtime would give it.</summary>
    public static readonly HashAlgorithmName Sha224Name = new("SHA224");

    /// <summary>Every hash of ECDSA and RSA signatures by chips, shortest first (BSI TR-03111, 4.1.2).</summary>
    public static IReadOnlyList<HashAlgorithmName> All { get; } =
    [HashAlgorithmName.SHA1, Sha224Name, HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512];

    /// <summary>The hash of <paramref name="data"/>.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    /// <param name="data">What to hash.</param>
    public static byte[] Compute(HashAlgorithmName name, ReadOnlySpan<byte> data) =>
        name == Sha224Name ? Sha224.HashData(data) : CryptographicOperations.HashData(name, data);

    /// <summary>Bits of a hash.</summary>
    public static int Bits(HashAlgorithmName name) => 8 * Compute(name, []).Length;
}
