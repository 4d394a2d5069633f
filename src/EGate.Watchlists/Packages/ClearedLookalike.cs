using System.Globalization;
using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// "Not this person": an officer has found that the holder of one document is not the person of one list entry. It silences that entry for
/// that document only, and only until its day.
/// </summary>
/// <param name="Document">Number of the document, letters A-Z and digits.</param>
/// <param name="Issuer">Issuing state as in the MRZ.</param>
/// <param name="List">Code of the list.</param>
/// <param name="Entry">Reference of the entry.</param>
/// <param name="By">Name of the officer, a word for the records.</param>
/// <param name="Until">Last day on which it counts (UTC).</param>
public sealed record ClearedLookalike(
    string Document,
    string Issuer,
    string List,
    string Entry,
    string By,
    DateOnly Until
)
{
    /// <summary>Names nobody.</summary>
    public override string ToString() => $"cleared look-alike in {List}";
}

/// <summary>
/// The cleared look-alikes as a CSV file, which a package carries under its signature:
/// <code>
/// document,issuer,list,entry,by,until
/// L898902C3,UTO,un,QDi.001,officer.7,2027-06-30
/// </code>
/// All six are required. An unusable row is an error of the whole file, not a row less: it decides who is not looked at.
/// </summary>
public sealed class ClearedLookalikes
{
    /// <summary>The header line.</summary>
    public const string Header = "document,issuer,list,entry,by,until";

    private const int RowsMax = 1_000_000;
    private const long BytesMax = 256L << 20;
    private const int WordMax = 64;
    private readonly Dictionary<(string Document, string Issuer, string List, string Entry), DateOnly> _until = [];
    private readonly List<ClearedLookalike> _rows = [];

    /// <summary>None.</summary>
    public static ClearedLookalikes None { get; } = new();

    /// <summary>All of them.</summary>
    public IReadOnlyList<ClearedLookalike> Rows => _rows;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ListRefusedException">It is not such a file, or a row of it cannot be used.</exception>
    public static ClearedLookalikes Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var file = new ListFileStream(stream, BytesMax);
        using var rows = new CsvRows(file, new CsvShape());
        if (!rows.Next() || rows.Problem is not null || string.Join(',', rows.Fields) != Header)
        {
            throw new ListRefusedException(1, $"the header must be {Header}");
        }

        var cleared = new ClearedLookalikes();
        while (rows.Next())
        {
            if (rows.Problem is { } problem)
            {
                throw new ListRefusedException(rows.Line, problem);
            }

            cleared.Take(rows.Line, Row(rows.Line, rows.Fields));
        }

        return cleared;
    }

    /// <summary>The same with one more; one about the same document and entry takes the place of the old one.</summary>
    public ClearedLookalikes With(ClearedLookalike row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var checkedRow = Row(0, [row.Document, row.Issuer, row.List, row.Entry, row.By, Day(row.Until)]);
        var more = new ClearedLookalikes();
        foreach (var known in _rows.Where(r => KeyOf(r) != KeyOf(checkedRow)).Append(checkedRow))
        {
            more.Take(0, known);
        }

        return more;
    }

    /// <summary>The bytes of the file.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var row in _rows)
        {
            text.AppendJoin(
                    ',',
                    new[] { row.Document, row.Issuer, row.List, row.Entry, row.By, Day(row.Until) }.Select(Quoted)
                )
                .Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>True when this hit on the holder of this document was cleared and the day has not passed.</summary>
    internal bool Clears(string number, string issuer, IndexHit hit, DateTimeOffset now) =>
        _until.TryGetValue((number, issuer, hit.List, hit.Entry), out var until)
        && DateOnly.FromDateTime(now.UtcDateTime) <= until;

    private static (string, string, string, string) KeyOf(ClearedLookalike row) =>
        (row.Document, row.Issuer, row.List, row.Entry);

    private static ClearedLookalike Row(int line, IReadOnlyList<string> fields)
    {
        var f = fields.Select(t => t.Trim()).ToList();
        if (f.Count != 6)
        {
            throw new ListRefusedException(line, $"{f.Count} fields where 6 are needed");
        }

        var number = DocumentNumbers.Plain(f[0]) ?? string.Empty;
        var isDay = IsoTime.TryParseDay(f[5], out var until);
        var problem =
            !LostDocumentRow.IsNumber(number) ? "document must be letters and digits"
            : !LostDocumentRow.IsIssuer(f[1]) ? "issuer must be 1 to 3 letters"
            : f.Skip(2).Take(3).Any(w => w.Length is 0 or > WordMax || w.Any(char.IsControl))
                ? $"list, entry and by must be 1 to {WordMax} characters"
            : !isDay ? "until must be yyyy-MM-dd"
            : null;
        return problem is null
            ? new ClearedLookalike(number, Countries.Issuer(f[1]), f[2], f[3], f[4], until)
            : throw new ListRefusedException(line, problem);
    }

    private void Take(int line, ClearedLookalike row)
    {
        if (_rows.Count >= RowsMax)
        {
            throw new ListRefusedException(line, $"more than {RowsMax} rows");
        }

        _rows.Add(row);
        _until[KeyOf(row)] = row.Until;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(',', '"', '\n') < 0
            ? field
            : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
