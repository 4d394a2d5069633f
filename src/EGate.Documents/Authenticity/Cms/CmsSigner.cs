using System.Formats.Asn1;
using System.Numerics;

namespace EGate.Documents;

/// <summary>A SignerInfo (RFC 5652, 5.3).</summary>
internal sealed class CmsSigner
{
    private const string ContentTypeOid = "1.2.840.113549.1.9.3";
    private const string MessageDigestOid = "1.2.840.113549.1.9.4";
    private const string SigningTimeOid = "1.2.840.113549.1.9.5";
    private const int MaxAttributes = 32;
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);

    /// <summary>The signer's issuer in normal form; null when the signer is named by its key.</summary>
    public string? Issuer { get; private set; }

    public BigInteger Serial { get; private set; }

    /// <summary>The signer's key identifier; empty when it is named by issuer and serial number.</summary>
    public ReadOnlyMemory<byte> KeyIdentifier { get; private set; }

    public AlgorithmIdentifier Digest { get; private set; }

    public AlgorithmIdentifier Algorithm { get; private set; }

    public ReadOnlyMemory<byte> Signature { get; private set; }

    /// <summary>
    /// Encodings of the signed attributes that the signature may be over: as they came with the tag of a SET, in DER, and in DER but for
    /// their order, for issuers that sent or signed them otherwise. Empty when there are no signed attributes.
    /// </summary>
    public IReadOnlyList<byte[]> SignedAttributes { get; private set; } = [];

    /// <summary>The signed digest of the content; empty when there is none.</summary>
    public ReadOnlyMemory<byte> MessageDigest { get; private set; }

    /// <summary>The signed type of the content; null when there is none.</summary>
    public string? ContentType { get; private set; }

    /// <summary>When the signer says it signed; null when it does not.</summary>
    public DateTimeOffset? SigningTime { get; private set; }

    /// <summary>True when the signer names this certificate.</summary>
    public bool Names(Certificate certificate) =>
        Issuer is null
            ? certificate.Extensions.SubjectKey.Span.SequenceEqual(KeyIdentifier.Span)
            : Serial == certificate.Serial && Issuer == certificate.Issuer.Normal;

    /// <exception cref="AsnContentException">It is no SignerInfo.</exception>
    public static CmsSigner Read(AsnReader info)
    {
        var signer = new CmsSigner();
        info.ReadInteger();
        if (info.PeekTag().HasSameClassAndValue(Tag0))
        {
            signer.KeyIdentifier = info.ReadOctetString(Tag0);
        }
        else
        {
            var name = info.ReadSequence();
            signer.Issuer = DistinguishedName.Read(name).Normal;
            signer.Serial = new BigInteger(name.ReadIntegerBytes().Span, isBigEndian: true);
        }

        signer.Digest = AlgorithmIdentifier.Read(info);
        if (info.PeekTag().HasSameClassAndValue(Tag0))
        {
            signer.ReadAttributes(info.PeekEncodedValue(), info.ReadSetOf(skipSortOrderValidation: true, Tag0));
        }

        signer.Algorithm = AlgorithmIdentifier.Read(info);
        signer.Signature = info.ReadOctetString();
        return signer;
    }

    private void ReadAttributes(ReadOnlyMemory<byte> encoded, AsnReader set)
    {
        for (var count = 0; set.HasData; count++)
        {
            if (count == MaxAttributes)
            {
                throw new AsnContentException("too many attributes");
            }

            ReadAttribute(set.ReadSequence());
        }

        var asSent = encoded.ToArray();
        asSent[0] = 0x31;
        byte[][] forms = [asSent, DerEncoding.Of(asSent, sortSets: true), DerEncoding.Of(asSent, sortSets: false)];
        SignedAttributes = [.. forms.DistinctBy(Convert.ToHexString)];
    }

    private void ReadAttribute(AsnReader attribute)
    {
        var oid = attribute.ReadObjectIdentifier();
        var values = attribute.ReadSetOf(skipSortOrderValidation: true);
        switch (oid)
        {
            case MessageDigestOid:
                MessageDigest = values.ReadOctetString();
                break;
            case ContentTypeOid:
                ContentType = values.ReadObjectIdentifier();
                break;
            case SigningTimeOid:
                SigningTime = Certificate.ReadTime(values);
                break;
            default:
                break;
        }
    }
}
