using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>A defect of all documents of one signer.</summary>
/// <param name="Signer">Whose documents.</param>
/// <param name="Types">Object identifiers of the defects; unknown ones are kept.</param>
internal sealed record Defect(DocumentSignerName Signer, IReadOnlyList<string> Types);

/// <summary>A defect list: which signers' documents are known to be made wrong (BSI TR-03129-2, 7).</summary>
internal sealed class DefectList
{
    /// <summary>id-DefectList.</summary>
    public const string ContentType = "0.4.0.127.0.7.3.1.5";

    private const int MaxDefects = 50_000;
    private const int MaxTypes = 64;

    private DefectList(IReadOnlyList<Defect> defects) => Defects = defects;

    public IReadOnlyList<Defect> Defects { get; }

    /// <summary>Reads the content of the signed list.</summary>
    /// <exception cref="DocumentFormatException"><c>defect-list-malformed</c>.</exception>
    public static DefectList Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            var body = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
            body.ReadInteger();
            var hash = new AlgorithmIdentifier(body.ReadObjectIdentifier(), default);
            var set = body.ReadSetOf(skipSortOrderValidation: true);
            var defects = new List<Defect>();
            while (set.HasData)
            {
                if (defects.Count == MaxDefects)
                {
                    throw new AsnContentException("too many defects");
                }

                defects.Add(ReadDefect(set.ReadSequence(), hash));
            }

            return new DefectList(defects);
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentFormatException("defect-list-malformed", e);
        }
    }

    private static Defect ReadDefect(AsnReader defect, AlgorithmIdentifier hash)
    {
        var key = new Asn1Tag(TagClass.ContextSpecific, 0);
        var signer = defect.PeekTag().HasSameClassAndValue(key)
            ? DocumentSignerName.ByKey(defect.ReadOctetString(key))
            : DocumentSignerName.ByIssuer(defect.ReadSequence());
        if (defect.PeekTag().HasSameClassAndValue(Asn1Tag.PrimitiveOctetString))
        {
            signer = signer with { CertificateHash = defect.ReadOctetString(), HashAlgorithm = hash };
        }

        var types = new List<string>();
        var known = defect.ReadSetOf(skipSortOrderValidation: true);
        while (known.HasData && types.Count < MaxTypes)
        {
            types.Add(known.ReadSequence().ReadObjectIdentifier());
        }

        return new Defect(signer, types);
    }
}
