namespace EGate.Watchlists;

/// <summary>
/// A national list as CSV (UTF-8, RFC 4180 quoting, no line breaks inside fields), a row for each name:
/// <code>
/// entry,name,quality,born,sex,nationality,document,issuer
/// N-1001,Khurshed Nazarov,primary,1985-03-12;circa 1984,M,UTO,UT0047110,UTO
/// N-1001,Хуршед Назаров,strong,,,,,
/// </code>
/// <c>entry</c> names the person, 1 to 64 characters; rows of one entry that stand together make one person, and each may add dates,
/// nationalities and documents. <c>quality</c> is <c>primary</c>, <c>strong</c> or <c>weak</c>; <c>born</c> is <c>YYYY</c>,
/// <c>YYYY-MM</c>, <c>YYYY-MM-DD</c>, <c>circa YYYY</c> or <c>YYYY..YYYY</c>; <c>sex</c> is <c>M</c> or <c>F</c>; <c>nationality</c> and
/// <c>issuer</c> are codes or English names of states. Dates, nationalities and documents may be several, separated by <c>;</c>. What is
/// empty is unknown. Only <c>entry</c> and <c>name</c> must be there; columns may stand in any order.
/// <para>What it does not do: join rows of one entry that stand apart. They are searched as two persons with the same entry.</para>
/// </summary>
internal static class NationalCsv
{
    internal static readonly string[] Needed = ["entry", "name"];
    private static readonly string[] Known =
    [
        "entry",
        "name",
        "quality",
        "born",
        "sex",
        "nationality",
        "document",
        "issuer",
    ];

    internal static void Read(ListInput input)
    {
        using var rows = new CsvRows(input.File, new CsvShape());
        var header = rows.Next() && rows.Problem is null ? CsvHeader.Of(rows.Fields, Needed) : null;
        if (header is null)
        {
            throw new ListRefusedException(1, $"the header must be {string.Join(',', Known)}");
        }

        var columns = Array.ConvertAll(Known, header.At);
        IdentityParts? person = null;
        while (rows.Next())
        {
            var problem = rows.Problem ?? header.Problem(rows.Fields);
            if (problem is not null)
            {
                input.Reject(rows.Line, string.Empty, problem, isLost: true);
                continue;
            }

            var row = new Row(rows.Fields, columns);
            if (person is null || person.Entry != row[0])
            {
                person?.HandOn();
                person = new IdentityParts(input, rows.Line, row[0]);
            }

            Take(person, row);
        }

        person?.HandOn();
    }

    /// <summary>True for the header of such a file.</summary>
    internal static bool IsHeader(List<string> fields) => CsvHeader.Of(fields, Needed) is not null;

    private static void Take(IdentityParts person, Row row)
    {
        person.Name(row[1], Quality(person, row[2]));
        foreach (var birth in Several(row[3]))
        {
            person.Birth(BirthText.Iso(birth));
        }

        if (row[4].Length > 0)
        {
            person.SexIs(row[4]);
        }

        foreach (var state in Several(row[5]))
        {
            person.Nationality(state);
        }

        if (row[6].Length == 0)
        {
            return;
        }

        var issuers = Several(row[7]);
        var at = 0;
        foreach (var document in Several(row[6]))
        {
            // One issuer stands for all documents; otherwise each has its own.
            var issuer = issuers.Length == 0 ? string.Empty : issuers[Math.Min(at++, issuers.Length - 1)];
            person.Document(document, issuer, DocumentKind.Other);
        }
    }

    private static NameQuality Quality(IdentityParts person, string word)
    {
        switch (word)
        {
            case "primary":
                return NameQuality.Primary;
            case "weak":
                return NameQuality.Weak;
            case "strong" or "":
                return NameQuality.Strong;
            default:
                person.Reject("quality must be primary, strong or weak; the name is taken as strong");
                return NameQuality.Strong;
        }
    }

    private static string[] Several(string field) =>
        field.Length == 0
            ? []
            : field.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private readonly struct Row(List<string> fields, int[] columns)
    {
        internal string this[int column] => columns[column] < 0 ? string.Empty : fields[columns[column]].Trim();
    }
}
