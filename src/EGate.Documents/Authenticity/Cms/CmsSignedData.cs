using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>
/// A CMS SignedData (RFC 5652, 5) as EF.SOD, EF.CardSecurity and the lists of states hold it. Read here and not by the platform, which
/// stops at signers that passports of the field have: another order or string type in the issuer's name, a bare algorithm, indefinite
/// lengths.
/// </summary>
internal sealed class CmsSignedData
{
    private const string SignedDataOid = "1.2.840.113549.1.7.2";
    private const int MaxCertificates = 8;
    private const int MaxSigners = 4;
    private static readonly Asn1Tag Tag0 = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Tag1 = new(TagClass.ContextSpecific, 1);

    private CmsSignedData(
        string contentType,
        ReadOnlyMemory<byte> content,
        List<Certificate> certificates,
        List<CmsSigner> signers
    )
    {
        ContentType = contentType;
        Content = content;
        Certificates = certificates;
        Signers = signers;
    }

    public string ContentType { get; }

    /// <summary>The signed content, for a SOD the LDS security object.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Certificates that came along; one that cannot be read is left out, as if it were not there.</summary>
    public IReadOnlyList<Certificate> Certificates { get; }

    /// <summary>One to four signers; documents have one (Doc 9303-10, 4.6.2.2), and some have more.</summary>
    public IReadOnlyList<CmsSigner> Signers { get; }

    /// <summary>Reads it in BER, indefinite lengths included.</summary>
    /// <exception cref="DocumentFormatException"><c>sod-not-cms</c>.</exception>
    public static CmsSignedData Parse(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            var outer = new AsnReader(encoded, AsnEncodingRules.BER).ReadSequence();
            if (outer.ReadObjectIdentifier() != SignedDataOid)
            {
                throw new DocumentFormatException("sod-not-cms");
            }

            return Read(outer.ReadSequence(Tag0).ReadSequence());
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentFormatException("sod-not-cms", e);
        }
    }

    private static CmsSignedData Read(AsnReader body)
    {
        body.ReadInteger();
        body.ReadEncodedValue();
        var encapsulated = body.ReadSequence();
        var contentType = encapsulated.ReadObjectIdentifier();
        var wrapped = encapsulated.ReadSequence(Tag0);
        var content = wrapped.TryReadPrimitiveOctetString(out var primitive) ? primitive : wrapped.ReadOctetString();
        var certificates = new List<Certificate>();
        if (body.PeekTag().HasSameClassAndValue(Tag0))
        {
            ReadCertificates(body.ReadSetOf(skipSortOrderValidation: true, Tag0), certificates);
        }

        if (body.PeekTag().HasSameClassAndValue(Tag1))
        {
            body.ReadEncodedValue();
        }

        return new CmsSignedData(contentType, content, certificates, ReadSigners(body));
    }

    private static List<CmsSigner> ReadSigners(AsnReader body)
    {
        var set = body.ReadSetOf(skipSortOrderValidation: true);
        var signers = new List<CmsSigner>();
        do
        {
            signers.Add(CmsSigner.Read(set.ReadSequence()));
        } while (set.HasData && signers.Count < MaxSigners);

        return signers;
    }

    private static void ReadCertificates(AsnReader set, List<Certificate> certificates)
    {
        for (var count = 0; set.HasData && count < MaxCertificates; count++)
        {
            try
            {
                certificates.Add(Certificate.Parse(set.ReadEncodedValue()));
            }
            catch (DocumentFormatException)
            {
                // Another kind of certificate, or a damaged one: if it was the signer's, the check says that there is none.
            }
        }
    }
}
