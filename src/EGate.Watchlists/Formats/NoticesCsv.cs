namespace EGate.Watchlists;

/// <summary>
/// Notices on persons as CSV, with the field names of INTERPOL's public notices: <c>entity_id</c> (<c>2026/12345</c>), <c>name</c> (family
/// name), <c>forename</c>, <c>date_of_birth</c> (<c>1960/05/01</c> or <c>1960</c>), <c>nationalities</c> (two or three letters,
/// separated by <c>;</c>), <c>sex_id</c> (M, F, U), <c>place_of_birth</c>, <c>country_of_birth_id</c>. Other columns are passed over. Also
/// read are <c>documents</c>, numbers separated by <c>;</c>, and <c>document_issuer</c>: documents that are tied to notices.
/// </summary>
internal static class NoticesCsv
{
    internal static readonly string[] Needed = ["entity_id", "name", "forename", "date_of_birth"];

    internal static void Read(ListInput input)
    {
        using var rows = new CsvRows(input.File, new CsvShape(LinesPerRow: 64));
        var header = rows.Next() && rows.Problem is null ? CsvHeader.Of(rows.Fields, Needed) : null;
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
            else
            {
                Notice(input, rows.Line, column => header.Field(rows.Fields, column).Trim());
            }
        }
    }

    /// <summary>One notice, by the names of its fields.</summary>
    internal static void Notice(ListInput input, int line, Func<string, string> field)
    {
        var person = new IdentityParts(input, line, field("entity_id"));
        person.Name($"{field("forename")} {field("name")}".Trim(), NameQuality.Primary);
        foreach (var birth in Several(field("date_of_birth")))
        {
            person.Birth(BirthText.Iso(birth));
        }

        foreach (var state in Several(field("nationalities")))
        {
            person.Nationality(state);
        }

        person.SexIs(field("sex_id"));
        person.Place(field("place_of_birth"), field("country_of_birth_id"));
        foreach (var document in Several(field("documents")))
        {
            person.Document(document, field("document_issuer"), DocumentKind.Passport);
        }

        person.HandOn();
    }

    private static string[] Several(string text) =>
        text.Split([';', ',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
