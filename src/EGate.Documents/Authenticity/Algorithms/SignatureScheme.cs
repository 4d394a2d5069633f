using System.Formats.Asn1;
using System.Security.Cryptography;

namespace EGate.Documents;

internal enum SignatureKind
{
    RsaPkcs1 = 0,
    RsaPss = 1,
    Ecdsa = 2,

    /// <summary>r and s one after the other, not a DER sequence (BSI TR-03111, 5.2.1).</summary>
    EcdsaPlain = 3,
}

/// <summary>
/// How a signature was made: told by the signature's own algorithm identifier and never by the certificate of the key, which in
/// passports of the field says something else often enough.
/// </summary>
/// <param name="Kind">Key and padding.</param>
/// <param name="Hash">Over the signed bytes.</param>
/// <param name="MaskHash">PSS only: hash of the mask function.</param>
/// <param name="SaltLength">PSS only: bytes of salt.</param>
internal readonly record struct SignatureScheme(
    SignatureKind Kind,
    HashAlgorithmName Hash,
    HashAlgorithmName MaskHash,
    int SaltLength
)
{
    private const string Mgf1 = "1.2.840.113549.1.1.8";

    /// <summary>Null when the platform cannot verify it.</summary>
    /// <param name="algorithm">Of the signature.</param>
    /// <param name="digest">Of the SignerInfo: it decides where the signature's identifier names no hash. Null for certificates.</param>
    /// <exception cref="AsnContentException">The parameters are malformed.</exception>
    public static SignatureScheme? From(AlgorithmIdentifier algorithm, HashAlgorithmName? digest) =>
        algorithm.Oid switch
        {
            "1.2.840.113549.1.1.10" => Pss(algorithm.Parameters),
            "1.2.840.113549.1.1.1" => With(SignatureKind.RsaPkcs1, digest),
            "1.2.840.113549.1.1.5" => With(SignatureKind.RsaPkcs1, HashAlgorithmName.SHA1),
            "1.2.840.113549.1.1.11" => With(SignatureKind.RsaPkcs1, HashAlgorithmName.SHA256),
            "1.2.840.113549.1.1.12" => With(SignatureKind.RsaPkcs1, HashAlgorithmName.SHA384),
            "1.2.840.113549.1.1.13" => With(SignatureKind.RsaPkcs1, HashAlgorithmName.SHA512),
            "1.2.840.113549.1.1.14" => With(SignatureKind.RsaPkcs1, Hashes.Sha224Name),
            "1.3.14.3.2.29" => With(SignatureKind.RsaPkcs1, HashAlgorithmName.SHA1),
            "1.2.840.10045.2.1" => With(SignatureKind.Ecdsa, digest),
            "1.2.840.10045.4.1" => With(SignatureKind.Ecdsa, HashAlgorithmName.SHA1),
            "1.2.840.10045.4.3" => With(SignatureKind.Ecdsa, Specified(algorithm.Parameters)),
            "1.2.840.10045.4.3.1" => With(SignatureKind.Ecdsa, Hashes.Sha224Name),
            "1.2.840.10045.4.3.2" => With(SignatureKind.Ecdsa, HashAlgorithmName.SHA256),
            "1.2.840.10045.4.3.3" => With(SignatureKind.Ecdsa, HashAlgorithmName.SHA384),
            "1.2.840.10045.4.3.4" => With(SignatureKind.Ecdsa, HashAlgorithmName.SHA512),
            "0.4.0.127.0.7.1.1.4.1.1" => With(SignatureKind.EcdsaPlain, HashAlgorithmName.SHA1),
            "0.4.0.127.0.7.1.1.4.1.2" => With(SignatureKind.EcdsaPlain, Hashes.Sha224Name),
            "0.4.0.127.0.7.1.1.4.1.3" => With(SignatureKind.EcdsaPlain, HashAlgorithmName.SHA256),
            "0.4.0.127.0.7.1.1.4.1.4" => With(SignatureKind.EcdsaPlain, HashAlgorithmName.SHA384),
            "0.4.0.127.0.7.1.1.4.1.5" => With(SignatureKind.EcdsaPlain, HashAlgorithmName.SHA512),
            _ => null,
        };

    private static SignatureScheme? With(SignatureKind kind, HashAlgorithmName? hash) =>
        hash is { } known ? new SignatureScheme(kind, known, known, 0) : null;

    /// <summary>ecdsa-with-Specified: the hash stands in the parameters (ANSI X9.62).</summary>
    private static HashAlgorithmName? Specified(ReadOnlyMemory<byte> parameters) =>
        parameters.IsEmpty ? null : AlgorithmIdentifier.Read(new AsnReader(parameters, AsnEncodingRules.BER)).AsHash();

    /// <summary>RSASSA-PSS-params (RFC 4055, 3.1); defaults are SHA-1, MGF1 with SHA-1 and a salt of 20 bytes.</summary>
    private static SignatureScheme? Pss(ReadOnlyMemory<byte> parameters)
    {
        HashAlgorithmName? hash = HashAlgorithmName.SHA1;
        HashAlgorithmName? maskHash = HashAlgorithmName.SHA1;
        var salt = 20;
        var sequence = parameters.IsEmpty ? null : new AsnReader(parameters, AsnEncodingRules.BER).ReadSequence();
        while (sequence is { HasData: true })
        {
            var tag = sequence.PeekTag();
            var field = sequence.ReadSequence(tag);
            switch (tag.TagValue)
            {
                case 0:
                    hash = AlgorithmIdentifier.Read(field).AsHash();
                    break;
                case 1:
                    maskHash = MaskHashOf(AlgorithmIdentifier.Read(field));
                    break;
                case 2:
                    salt = field.TryReadInt32(out var length) && length is >= 0 and <= 512 ? length : -1;
                    break;
                default:
                    break;
            }
        }

        return hash is { } known && maskHash is { } mask && salt >= 0
            ? new SignatureScheme(SignatureKind.RsaPss, known, mask, salt)
            : null;
    }

    private static HashAlgorithmName? MaskHashOf(AlgorithmIdentifier mask) =>
        mask.Oid == Mgf1 && !mask.Parameters.IsEmpty
            ? AlgorithmIdentifier.Read(new AsnReader(mask.Parameters, AsnEncodingRules.BER)).AsHash()
            : null;
}
