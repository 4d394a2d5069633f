using System.Formats.Asn1;
using System.Numerics;

namespace EGate.Documents;

/// <summary>How lists name a document signer: by issuer and serial number, by key, by the hash of its certificate, or by several.</summary>
/// <param name="Issuer">Issuer in normal form; null when it is not named so.</param>
/// <param name="Serial">Serial number; counts with the issuer only.</param>
/// <param name="Key">Subject key identifier; empty when it is not named so.</param>
/// <param name="CertificateHash">Hash of the certificate; empty when it is not named so.</param>
/// <param name="HashAlgorithm">Of the hash.</param>
internal sealed record DocumentSignerName(
    string? Issuer,
    BigInteger Serial,
    ReadOnlyMemory<byte> Key,
    ReadOnlyMemory<byte> CertificateHash,
    AlgorithmIdentifier HashAlgorithm
)
{
    /// <summary>IssuerAndSerialNumber (RFC 5652, 10.2.4).</summary>
    /// <exception cref="AsnContentException">It is malformed.</exception>
    public static DocumentSignerName ByIssuer(AsnReader sequence)
    {
        var issuer = DistinguishedName.Read(sequence).Normal;
        return new DocumentSignerName(
            issuer,
            new BigInteger(sequence.ReadIntegerBytes().Span, isBigEndian: true),
            default,
            default,
            default
        );
    }

    /// <summary>SubjectKeyIdentifier.</summary>
    public static DocumentSignerName ByKey(byte[] key) => new(null, default, key, default, default);

    /// <summary>True when every way in which the list names the signer fits this certificate. A hash in an unknown algorithm fits none.</summary>
    public bool Fits(Certificate certificate)
    {
        if (Issuer is null && Key.IsEmpty && CertificateHash.IsEmpty)
        {
            return false;
        }

        if (Issuer is not null && (Issuer != certificate.Issuer.Normal || Serial != certificate.Serial))
        {
            return false;
        }

        if (!Key.IsEmpty && !Key.Span.SequenceEqual(certificate.Extensions.SubjectKey.Span))
        {
            return false;
        }

        return CertificateHash.IsEmpty
            || (
                HashAlgorithm.AsHash() is { } hash
                && CertificateHash.Span.SequenceEqual(Hashes.Of(hash, certificate.Encoded.Span))
            );
    }
}
