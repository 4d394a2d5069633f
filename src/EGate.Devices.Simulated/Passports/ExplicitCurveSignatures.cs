using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EGate.Devices.Simulated;

/// <summary>Signs certificates with a key whose curve is written out; the platform's own generator knows named curves only.</summary>
internal sealed class ExplicitCurveSignatures(ECDsa key) : X509SignatureGenerator
{
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    /// <inheritdoc/>
    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(EcdsaWithSha256);
        }

        return writer.Encode();
    }

    /// <inheritdoc/>
    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) =>
        key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    protected override PublicKey BuildPublicKey() =>
        PublicKey.CreateFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);
}
