using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>The hash functions with which chips and terminals sign.</summary>
public static class ProofHash
{
    /// <summary>Every hash of ECDSA and RSA signatures by chips, shortest first (BSI TR-03111, 4.1.2).</summary>
    public static IReadOnlyList<HashAlgorithmName> All { get; } =
    [
        HashAlgorithmName.SHA1,
        Hashes.Sha224Name,
        HashAlgorithmName.SHA256,
        HashAlgorithmName.SHA384,
        HashAlgorithmName.SHA512,
    ];

    /// <summary>The hash of <paramref name="data"/>.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    /// <param name="data">What to hash.</param>
    public static byte[] Compute(HashAlgorithmName name, ReadOnlySpan<byte> data) => Hashes.Of(name, data);

    /// <summary>Bits of a hash.</summary>
    public static int Bits(HashAlgorithmName name) => 8 * Compute(name, []).Length;
}
