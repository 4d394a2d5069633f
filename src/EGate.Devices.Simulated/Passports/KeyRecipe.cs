using System.Security.Cryptography;

namespace EGate.Devices.Simulated;

/// <summary>What a kind of key is made of.</summary>
/// <param name="RsaBits">0 for a key on a curve.</param>
/// <param name="IsPss">Padding of RSA signatures.</param>
/// <param name="Curve">Object identifier; empty for RSA.</param>
/// <param name="IsExplicit">Whether the curve's parameters are written out.</param>
/// <param name="Hash">That its signatures use.</param>
internal readonly record struct KeyRecipe(
    int RsaBits,
    bool IsPss,
    string Curve,
    bool IsExplicit,
    HashAlgorithmName Hash
)
{
    public static HashAlgorithmName Sha224Name { get; } = new("SHA224");

    private static readonly HashAlgorithmName S1 = HashAlgorithmName.SHA1;
    private static readonly HashAlgorithmName S256 = HashAlgorithmName.SHA256;
    private static readonly HashAlgorithmName S384 = HashAlgorithmName.SHA384;
    private static readonly HashAlgorithmName S512 = HashAlgorithmName.SHA512;

    public static KeyRecipe Of(AuthorityKeyKind kind) =>
        kind switch
        {
            AuthorityKeyKind.EcdsaP256 => Ec("1.2.840.10045.3.1.7", S256),
            AuthorityKeyKind.EcdsaBrainpoolP256 => Ec("1.3.36.3.3.2.8.1.1.7", S256),
            AuthorityKeyKind.EcdsaExplicitP256 => Ec("1.2.840.10045.3.1.7", S256) with { IsExplicit = true },
            AuthorityKeyKind.Rsa => Rsa(2048, S256),
            AuthorityKeyKind.RsaPss => Rsa(2048, S256) with { IsPss = true },
            AuthorityKeyKind.EcdsaP192 => Ec("1.2.840.10045.3.1.1", S1),
            AuthorityKeyKind.EcdsaP224 => Ec("1.3.132.0.33", Sha224Name),
            AuthorityKeyKind.EcdsaP384 => Ec("1.3.132.0.34", S384),
            AuthorityKeyKind.EcdsaP521 => Ec("1.3.132.0.35", S512),
            AuthorityKeyKind.EcdsaBrainpoolP192 => Ec("1.3.36.3.3.2.8.1.1.3", S1),
            AuthorityKeyKind.EcdsaBrainpoolP224 => Ec("1.3.36.3.3.2.8.1.1.5", Sha224Name),
            AuthorityKeyKind.EcdsaBrainpoolP320 => Ec("1.3.36.3.3.2.8.1.1.9", S256),
            AuthorityKeyKind.EcdsaBrainpoolP384 => Ec("1.3.36.3.3.2.8.1.1.11", S384),
            AuthorityKeyKind.EcdsaBrainpoolP512 => Ec("1.3.36.3.3.2.8.1.1.13", S512),
            AuthorityKeyKind.EcdsaExplicitBrainpoolP384 => Ec("1.3.36.3.3.2.8.1.1.11", S384) with { IsExplicit = true },
            AuthorityKeyKind.EcdsaBrainpoolP256Twisted => Ec("1.3.36.3.3.2.8.1.1.8", S256),
            AuthorityKeyKind.Rsa1024 => Rsa(1024, S1),
            AuthorityKeyKind.RsaPss3072 => Rsa(3072, S256) with { IsPss = true },
            AuthorityKeyKind.Rsa4096 => Rsa(4096, S512),
            AuthorityKeyKind.Rsa6144 => Rsa(6144, S256),
            AuthorityKeyKind.Rsa768 => Rsa(768, S256),
            AuthorityKeyKind.RsaSha224 => Rsa(2048, Sha224Name),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind of key"),
        };

    private static KeyRecipe Ec(string curve, HashAlgorithmName hash) => new(0, false, curve, false, hash);

    private static KeyRecipe Rsa(int bits, HashAlgorithmName hash) => new(bits, false, "", false, hash);
}
