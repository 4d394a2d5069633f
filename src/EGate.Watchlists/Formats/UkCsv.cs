namespace EGate.Watchlists;

/// <summary>
/// The UK Sanctions List as CSV: a line with the date of the report, a header, and many rows for one designation (names, addresses and
/// dates of birth multiply). Rows of one Unique ID need not stand together, so the list is collected before it is handed on; it has some
/// ten thousand designations, and more than <see cref="DesignationsMax"/> are refused.
/// </summary>
internal static class UkCsv
{
    private const int DesignationsMax = 1_000_000;
    private const string ReportDate = "Report Date:";
    private static readonly string[] Needed = ["Unique ID", "Name 6", "Name 1", "Name type"];

    internal static void Read(ListInput input)
    {
        using var rows = new CsvRows(input.File, new CsvShape(LinesPerRow: 256, WesternBytes: true));
        var header = ReadHeader(input, rows);
        var persons = new Dictionary<string, IdentityParts>(StringComparer.Ordinal);
        var others = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Next())
        {
            var problem = rows.Problem ?? header.Problem(rows.Fields);
            var id = problem is null ? header.Field(rows.Fields, "Unique ID").Trim() : string.Empty;
            if (problem is not null || id.Length == 0)
            {
                input.Reject(rows.Line, string.Empty, problem ?? "the row has no Unique ID", isLost: true);
                continue;
            }

            if (persons.Count + others.Count > DesignationsMax)
            {
                throw new ListRefusedException(rows.Line, $"more than {DesignationsMax} designations");
            }

            if (!IsIndividual(header, rows.Fields))
            {
                others.Add(id);
                continue;
            }

            if (!persons.TryGetValue(id, out var person))
            {
                person = new IdentityParts(input, rows.Line, id);
                persons.Add(id, person);
            }

            Take(person, header, rows.Fields);
        }

        foreach (var person in persons.Values)
        {
            person.HandOn();
        }

        foreach (var _ in others)
        {
            input.Skip();
        }
    }

    /// <summary>True for the first row of such a file, be it the report's date or the header.</summary>
    internal static bool IsFirst(List<string> fields) =>
        fields[0].StartsWith(ReportDate, StringComparison.OrdinalIgnoreCase)
        || CsvHeader.Of(fields, Needed) is not null;

    private static CsvHeader ReadHeader(ListInput input, CsvRows rows)
    {
        for (var i = 0; i < 2 && rows.Next(); i++)
        {
            if (CsvHeader.Of(rows.Fields, Needed) is { } header)
            {
                return header;
            }

            if (rows.Problem is null && rows.Fields[0].StartsWith(ReportDate, StringComparison.OrdinalIgnoreCase))
            {
                var text = rows.Fields[0][ReportDate.Length..];
                input.Made = UkPerson.Day(text.Trim().Length > 0 || rows.Fields.Count < 2 ? text : rows.Fields[1]);
            }
        }

        throw new ListRefusedException(rows.Line, "there is no header with Unique ID, Name 6, Name 1 and Name type");
    }

    private static bool IsIndividual(CsvHeader header, List<string> fields)
    {
        var type = header.Field(fields, "Designation Type");
        type = type.Length > 0 ? type : header.Field(fields, "Individual, Entity, Ship");
        return type.Trim().Equals("individual", StringComparison.OrdinalIgnoreCase);
    }

    private static void Take(IdentityParts person, CsvHeader header, List<string> fields)
    {
        string Field(string column) => header.Field(fields, column).Trim();
        person.Name(
            UkPerson.WholeName(i => Field($"Name {i}")),
            UkPerson.Quality(Field("Name type"), Field("Alias strength"))
        );
        person.Name(Field("Name non-latin script"), NameQuality.Strong);
        if (Field("D.O.B") is { Length: > 0 } born)
        {
            person.Birth(BirthText.DayFirst(born));
        }

        foreach (var state in Field("Nationality(/ies)").Split(['|', ';', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            person.Nationality(state);
        }

        person.SexIs(Field("Gender"));
        person.Place(Field("Town of birth"), Field("Country of birth"));
        person.Document(Field("Passport number"), Field("Passport additional information"), DocumentKind.Passport);
        person.Document(
            Field("National Identifier number"),
            Field("National Identifier additional information"),
            DocumentKind.IdCard
        );
    }
}
