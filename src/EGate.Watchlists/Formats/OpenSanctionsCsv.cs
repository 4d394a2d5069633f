namespace EGate.Watchlists;

/// <summary>
/// OpenSanctions' targets.simple.csv. Fields with several values hold them separated by semicolons, quoted like a CSV field where a value
/// has one itself. Countries stand for nationalities, which this form does not tell from places of residence; identifiers have no kind and
/// no issuer. Only schema Person is searched.
/// </summary>
internal static class OpenSanctionsCsv
{
    internal static readonly string[] Needed =
    [
        "id",
        "schema",
        "name",
        "aliases",
        "birth_date",
        "countries",
        "identifiers",
    ];

    internal static void Read(ListInput input)
    {
        using var rows = new CsvRows(input.File, new CsvShape(LinesPerRow: 256));
        var header = rows.Next() ? CsvHeader.Of(rows.Fields, Needed) : null;
        if (header is null)
        {
            throw new ListRefusedException(1, $"the header must have {string.Join(", ", Needed)}");
        }

        while (rows.Next())
        {
            if ((rows.Problem ?? header.Problem(rows.Fields)) is { } problem)
            {
                input.Reject(rows.Line, string.Empty, problem, isLost: true);
            }
            else if (header.Field(rows.Fields, "schema") != "Person")
            {
                input.Skip();
            }
            else
            {
                Person(input, rows, header);
            }
        }
    }

    private static void Person(ListInput input, CsvRows rows, CsvHeader header)
    {
        var person = new IdentityParts(input, rows.Line, header.Field(rows.Fields, "id"));
        person.Name(header.Field(rows.Fields, "name"), NameQuality.Primary);
        foreach (var alias in Values(header.Field(rows.Fields, "aliases")))
        {
            person.Name(alias, NameQuality.Strong);
        }

        foreach (var birth in Values(header.Field(rows.Fields, "birth_date")))
        {
            person.Birth(BirthText.Iso(birth));
        }

        foreach (var country in Values(header.Field(rows.Fields, "countries")))
        {
            person.Nationality(country);
        }

        foreach (var identifier in Values(header.Field(rows.Fields, "identifiers")))
        {
            person.Document(identifier, string.Empty, DocumentKind.Other);
        }

        person.HandOn();
    }

    /// <summary>The values of a field: CSV within CSV, with semicolons.</summary>
    internal static IEnumerable<string> Values(string field)
    {
        var at = 0;
        while (at < field.Length)
        {
            var isQuoted = field[at] == '"';
            var end = isQuoted ? ClosingQuote(field, at + 1) : field.IndexOf(';', at);
            end = end < 0 ? field.Length : end;
            var value = isQuoted
                ? field[(at + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal)
                : field[at..end];
            if (value.Trim().Length > 0)
            {
                yield return value.Trim();
            }

            var next = field.IndexOf(';', Math.Min(end, field.Length));
            at = next < 0 ? field.Length : next + 1;
        }
    }

    private static int ClosingQuote(string field, int at)
    {
        for (; at < field.Length; at++)
        {
            if (field[at] == '"')
            {
                if (at + 1 == field.Length || field[at + 1] != '"')
                {
                    return at;
                }

                at++;
            }
        }

        return -1;
    }
}
