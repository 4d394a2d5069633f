using System.Text;

namespace EGate.Watchlists;

/// <summary>One row of the lost documents list.</summary>
internal static class LostDocumentRow
{
    private const int Fields = 5;
    private const int NumberMax = 24;
    private static readonly Dictionary<string, DocumentKind> Types = new(StringComparer.Ordinal)
    {
        ["passport"] = DocumentKind.Passport,
        ["id-card"] = DocumentKind.IdCard,
        ["visa"] = DocumentKind.Visa,
        ["laissez-passer"] = DocumentKind.LaissezPasser,
        ["other"] = DocumentKind.Other,
    };

    private static readonly Dictionary<string, DocumentReason> Statuses = new(StringComparer.Ordinal)
    {
        ["lost"] = DocumentReason.Lost,
        ["stolen"] = DocumentReason.Stolen,
        ["stolen-blank"] = DocumentReason.StolenBlank,
        ["revoked"] = DocumentReason.Revoked,
    };

    /// <summary>Null and the document, or what is wrong. The text of a bad row is not repeated: it may hold anything.</summary>
    internal static string? Read(string line, out ListedDocument? document)
    {
        document = null;
        if (!TrySplit(line, out var fields))
        {
            return "the quoting is broken";
        }

        if (fields.Count != Fields)
        {
            return $"{fields.Count} fields where {Fields} are needed";
        }

        var number = LostDocumentsIndex.Plain(fields[0]);
        var issuer = fields[1].Trim().ToUpperInvariant();
        var hasDate = fields[4].Trim().Length > 0;
        var problem =
            !IsNumber(number) ? $"number must be 1 to {NumberMax} letters and digits"
            : !IsIssuer(issuer) ? "issuer must be 1 to 3 letters"
            : !Types.ContainsKey(fields[2].Trim()) ? "type must be one of " + string.Join(", ", Types.Keys)
            : !Statuses.ContainsKey(fields[3].Trim()) ? "status must be one of " + string.Join(", ", Statuses.Keys)
            : hasDate && !IsoTime.TryParseDay(fields[4].Trim(), out _) ? "date must be yyyy-MM-dd or empty"
            : null;
        if (problem is null)
        {
            DateOnly? date = hasDate && IsoTime.TryParseDay(fields[4].Trim(), out var day) ? day : null;
            document = new ListedDocument(
                ListNames.Documents,
                ListAction.Stop,
                number,
                issuer,
                Types[fields[2].Trim()],
                Statuses[fields[3].Trim()],
                date
            );
        }

        return problem;
    }

    /// <summary>True for a number that can be looked up.</summary>
    internal static bool IsNumber(string text) =>
        text.Length is > 0 and <= NumberMax && text.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9'));

    /// <summary>True for a code of an issuing state or organisation.</summary>
    internal static bool IsIssuer(string text) => text.Length is > 0 and <= 3 && text.All(c => c is >= 'A' and <= 'Z');

    // RFC 4180: fields separated by commas; a field in quotes may hold commas, and quotes written twice.
    private static bool TrySplit(string line, out List<string> fields)
    {
        fields = [];
        var at = 0;
        while (true)
        {
            var field = new StringBuilder();
            if (at < line.Length && line[at] == '"')
            {
                if (!TryQuoted(line, ref at, field))
                {
                    return false;
                }
            }
            else
            {
                for (; at < line.Length && line[at] != ','; at++)
                {
                    if (line[at] == '"')
                    {
                        return false;
                    }

                    field.Append(line[at]);
                }
            }

            fields.Add(field.ToString());
            if (at == line.Length)
            {
                return true;
            }

            if (line[at++] != ',')
            {
                return false;
            }
        }
    }

    private static bool TryQuoted(string line, ref int at, StringBuilder field)
    {
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                field.Append(line[at]);
            }
            else if (at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else
            {
                at++;
                return true;
            }
        }

        return false;
    }
}
