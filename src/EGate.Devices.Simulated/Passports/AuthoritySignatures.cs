using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EGate.Devices.Simulated;

/// <summary>Signs certificates with a key of the authority; the platform's own generators know fewer kinds.</summary>
internal sealed class AuthoritySignatures(AuthorityKey key) : X509SignatureGenerator
{
    /// <inheritdoc/>
    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => key.Algorithm(key.Form);

    /// <inheritdoc/>
    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.Sign(data, key.Form);

    /// <inheritdoc/>
    protected override PublicKey BuildPublicKey() =>
        System.Security.Cryptography.X509Certificates.PublicKey.CreateFromSubjectPublicKeyInfo(key.PublicKey, out _);
}
