using System.Formats.Asn1;

namespace EGate.Documents;

/// <summary>A deviation and the documents that it concerns: those that fit everything it names.</summary>
/// <param name="DocumentType">Document code; null for any.</param>
/// <param name="Signer">Document signer; null for any.</param>
/// <param name="FirstIssued">Start of the period of issue; null for any.</param>
/// <param name="LastIssued">End of the period of issue; null for any.</param>
/// <param name="Numbers">Document numbers; null for any.</param>
/// <param name="Types">Object identifiers of the deviations; unknown ones are kept.</param>
internal sealed record Deviation(
    string? DocumentType,
    DocumentSignerName? Signer,
    DateTimeOffset? FirstIssued,
    DateTimeOffset? LastIssued,
    IReadOnlySet<string>? Numbers,
    IReadOnlyList<string> Types
);

/// <summary>A deviation list: documents, keys and certificates of a state that are not as Doc 9303 lays down (Doc 9303-12, 10).</summary>
internal sealed class DeviationList
{
    /// <summary>id-icao-DeviationList.</summary>
    public const string ContentType = "2.23.136.1.1.7";

    /// <summary>id-icao-DeviationListSigningKey.</summary>
    public const string SignerPurpose = "2.23.136.1.1.8";

    private const int MaxDeviations = 10_000;
    private const int MaxNumbers = 1_000_000;
    private const int MaxTypes = 64;
    private static readonly Asn1Tag[] Tags =
    [
        .. Enumerable.Range(0, 6).Select(n => new Asn1Tag(TagClass.ContextSpecific, n)),
    ];

    private DeviationList(IReadOnlyList<Deviation> deviations) => Deviations = deviations;

    public IReadOnlyList<Deviation> Deviations { get; }

    /// <summary>Reads the content of the signed list.</summary>
    /// <exception cref="DocumentFormatException"><c>deviation-list-malformed</c>.</exception>
    public static DeviationList Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            var body = new AsnReader(content, AsnEncodingRules.BER).ReadSequence();
            body.ReadInteger();
            var hash = body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence) ? AlgorithmIdentifier.Read(body) : default;
            var set = body.ReadSetOf(skipSortOrderValidation: true);
            var deviations = new List<Deviation>();
            while (set.HasData)
            {
                if (deviations.Count == MaxDeviations)
                {
                    throw new AsnContentException("too many deviations");
                }

                deviations.Add(ReadDeviation(set.ReadSequence(), hash));
            }

            return new DeviationList(deviations);
        }
        catch (Exception e) when (e is AsnContentException or ArgumentException or InvalidOperationException)
        {
            throw new DocumentFormatException("deviation-list-malformed", e);
        }
    }

    private static Deviation ReadDeviation(AsnReader sequence, AlgorithmIdentifier hash)
    {
        var deviation = ReadDocuments(sequence.ReadSequence(), hash);
        var types = new List<string>();
        var set = sequence.ReadSetOf(skipSortOrderValidation: true);
        while (set.HasData && types.Count < MaxTypes)
        {
            var description = set.ReadSequence();
            if (!description.PeekTag().HasSameClassAndValue(Asn1Tag.ObjectIdentifier))
            {
                description.ReadEncodedValue();
            }

            types.Add(description.ReadObjectIdentifier());
        }

        return deviation with
        {
            Types = types,
        };
    }

    private static Deviation ReadDocuments(AsnReader documents, AlgorithmIdentifier hash)
    {
        var result = new Deviation(null, null, null, null, null, []);
        while (documents.HasData)
        {
            var tag = documents.PeekTag();
            if (tag.TagClass != TagClass.ContextSpecific)
            {
                throw new AsnContentException("documents");
            }

            result = tag.TagValue switch
            {
                0 => result with
                {
                    DocumentType = Plain(documents.ReadCharacterString(UniversalTagNumber.PrintableString, Tags[0])),
                },
                1 => result with { Signer = DocumentSignerName.ByIssuer(documents.ReadSequence(Tags[1])) },
                2 => result with { Signer = DocumentSignerName.ByKey(documents.ReadOctetString(Tags[2])) },
                3 => result with
                {
                    Signer = new DocumentSignerName(null, default, default, documents.ReadOctetString(Tags[3]), hash),
                },
                4 => WithPeriod(result, documents.ReadSequence(Tags[4])),
                5 => result with { Numbers = ReadNumbers(documents.ReadSetOf(skipSortOrderValidation: true, Tags[5])) },
                _ => throw new AsnContentException("documents"),
            };
        }

        return result;
    }

    private static Deviation WithPeriod(Deviation deviation, AsnReader period) =>
        deviation with
        {
            FirstIssued = period.ReadGeneralizedTime(),
            LastIssued = period.ReadGeneralizedTime(),
        };

    private static HashSet<string> ReadNumbers(AsnReader set)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        while (set.HasData)
        {
            if (numbers.Count == MaxNumbers)
            {
                throw new AsnContentException("too many numbers");
            }

            numbers.Add(Plain(set.ReadCharacterString(UniversalTagNumber.PrintableString)));
        }

        return numbers;
    }

    private static string Plain(string text) => text.Replace("<", "", StringComparison.Ordinal).Trim();
}
