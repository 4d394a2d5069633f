namespace EGate.Passengers;

/// <summary>
/// The free text of SSR DOCS: <c>/type/issuer/number/nationality/birth/sex/expiry/surname/given/middle/holder</c>, and of DOCO:
/// <c>/birthplace/type/number/place of issue/date of issue/state it is for</c>. Any field may be empty; the leading slash may be missing.
/// </summary>
internal sealed record DocumentText
{
    private const int ReferencesMax = 16;

    internal required MessagePosition Position { get; init; }

    /// <summary>The document; null when no number was given: then only the rest is known.</summary>
    internal TravelDocument? Document { get; init; }

    internal string Nationality { get; init; } = "";

    internal TravelDate? Birth { get; init; }

    internal string Sex { get; init; } = "<";

    internal bool IsInfant { get; init; }

    internal string Surname { get; init; } = "";

    /// <summary>Family and all given names for comparison.</summary>
    internal NameLetters Letters { get; init; } = new("", "");

    internal string FirstName { get; init; } = "";

    internal string MiddleName { get; init; } = "";

    internal string GivenNames => MiddleName.Length == 0 ? FirstName : $"{FirstName} {MiddleName}";

    /// <summary>Numbers of the travellers it is for; empty when it says none.</summary>
    internal IReadOnlyList<string> References { get; init; } = [];

    /// <summary>The traveller whose group it stands in; null before the first one and in the flights' groups.</summary>
    internal TravellerBuilder? Enclosing { get; init; }

    /// <summary>Reads DOCS; the notes are told of dates that are none.</summary>
    internal static DocumentText Identity(
        Segment segment,
        SlashFields fields,
        TravellerBuilder? enclosing,
        SegmentNotes notes
    )
    {
        var sex = fields[5];
        return new DocumentText
        {
            Position = segment.Position,
            Document = fields[2].IsEmpty
                ? null
                : new TravelDocument(
                    segment.Shared(fields[0]),
                    fields[2].ToString(),
                    segment.Shared(fields[1]),
                    Date(segment, fields[6], notes)
                ),
            Nationality = segment.Shared(fields[3]),
            Birth = Date(segment, fields[4], notes),
            Sex =
                sex.StartsWith("M") ? "M"
                : sex.StartsWith("F") ? "F"
                : "<",
            IsInfant = sex is "MI" or "FI",
            Surname = fields[7].ToString(),
            FirstName = fields[8].ToString(),
            MiddleName = fields[9].ToString(),
            Letters = NameLetters.Of(fields[7].ToString(), $"{fields[8]}{fields[9]}"),
            References = ReferencesOf(segment),
            Enclosing = enclosing,
        };
    }

    /// <summary>Reads DOCO, the visa; null when it has no number. Its date is that of issue, which nobody needs.</summary>
    internal static DocumentText? Visa(Segment segment, SlashFields fields, TravellerBuilder? enclosing) =>
        fields[2].IsEmpty
            ? null
            : new DocumentText
            {
                Position = segment.Position,
                Document = new TravelDocument(
                    fields[1].IsEmpty ? "V" : segment.Shared(fields[1]),
                    fields[2].ToString(),
                    segment.Shared(fields[5]),
                    null
                ),
                References = ReferencesOf(segment),
                Enclosing = enclosing,
            };

    private static TravelDate? Date(Segment segment, ReadOnlySpan<char> text, SegmentNotes notes)
    {
        if (text.IsEmpty)
        {
            return null;
        }

        var date = TravelDate.Named(text) ?? TravelDate.Digits(text);
        if (date is null)
        {
            notes.Note(segment, MessageReasons.DateInvalid, lost: true);
        }

        return date;
    }

    /// <summary>Elements behind the first: <c>board:off:traveller</c>.</summary>
    private static List<string> ReferencesOf(Segment segment)
    {
        var references = new List<string>(0);
        for (var i = 2; i < segment.Elements && references.Count < ReferencesMax; i++)
        {
            if (!segment.Part(i, 2).IsEmpty)
            {
                references.Add(segment.Code(i, 2));
            }
        }

        return references;
    }
}
