using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>The hash functions of documents: the platform's, and SHA-224, which it lacks.</summary>
internal static class Hashes
{
    /// <summary>SHA-224 by the name that the platform gives the others.</summary>
    public static HashAlgorithmName Sha224Name { get; } = new("SHA224");

    /// <summary>The digest. Every name that <see cref="AlgorithmIdentifier.AsHash"/> gives is known here.</summary>
    public static byte[] Of(HashAlgorithmName hash, ReadOnlySpan<byte> data) =>
        hash == Sha224Name ? Sha224.HashData(data) : CryptographicOperations.HashData(hash, data);

    /// <summary>Lower-case hexadecimal SHA-256: how certificates and lists are told apart.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(SHA256.HashData(data));
}
