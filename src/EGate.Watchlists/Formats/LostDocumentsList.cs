using System.Globalization;
using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// The stolen and lost documents list as a CSV file (RFC 4180 quoting, UTF-8), with the fields an INTERPOL SLTD record has:
/// <code>
/// # made: 2026-11-24T06:00:00Z
/// number,issuer,type,status,date
/// UTO990017,UTO,passport,stolen,2026-03-01
/// # end: 1
/// </code>
/// The first line says when the source made the list (ISO 8601 with zone): a file's own time is changed by copying it, and an old list
/// must not look young. The last line says how many rows there are: without it a file that was cut short looks whole. Both are required.
/// <c>number</c> 1..24 letters and digits (spaces and hyphens are dropped); <c>issuer</c> 1..3 letters as in the MRZ; <c>type</c>
/// passport, id-card, visa, laissez-passer, other; <c>status</c> stolen, lost, revoked, stolen-blank; <c>date</c> yyyy-MM-dd or empty.
/// No field holds a line break, so a quoted one makes a bad row.
/// <para>What it does not do yet: deltas, signatures, and lists beyond about a million documents (all entries stand in memory).</para>
/// </summary>
public sealed class LostDocumentsList
{
    /// <summary>The header line, exactly.</summary>
    public const string Header = "number,issuer,type,status,date";

    private const long BytesMax = 256L << 20;
    private const int RowsMax = 2_000_000;
    private const string MadeMark = "# made:";
    private const string EndMark = "# end:";

    private LostDocumentsList(ListInfo info, IReadOnlyList<ListedDocument> documents)
    {
        Info = info;
        Documents = documents;
    }

    /// <summary>Count, age, hash and rejected rows.</summary>
    public ListInfo Info { get; }

    /// <summary>All usable rows in the order of the file.</summary>
    public IReadOnlyList<ListedDocument> Documents { get; }

    /// <summary>Reads a whole file. A bad row is reported and left out; a file that is not such a list is refused.</summary>
    /// <exception cref="ListRefusedException">Wrong first line or header, no or wrong last line, too large, no usable row, or more bad rows than good ones.</exception>
    public static LostDocumentsList Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var file = new ListFileStream(stream, BytesMax);
        using var text = new StreamReader(
            file,
            new UTF8Encoding(false),
            detectEncodingFromByteOrderMarks: false,
            bufferSize: 65_536
        );
        var lines = new BoundedLines(text);
        var made = ReadMade(lines);
        if (lines.Next() != Header)
        {
            throw new ListRefusedException(lines.Number, $"the header must be {Header}");
        }

        var rejections = new Rejections();
        var documents = ReadRows(lines, rejections);
        rejections.Require(documents.Count);
        var info = new ListInfo(
            ListNames.Documents,
            documents.Count,
            rejections.Lost,
            made,
            file.Finish(),
            rejections.Kept
        );
        return new LostDocumentsList(info, documents);
    }

    private static DateTimeOffset ReadMade(BoundedLines lines)
    {
        var line = lines.Next()?.TrimStart('\uFEFF');
        if (
            line is null
            || !line.StartsWith(MadeMark, StringComparison.Ordinal)
            || !IsoTime.TryParse(line[MadeMark.Length..], out var made)
        )
        {
            throw new ListRefusedException(
                1,
                $"the first line must be '{MadeMark} ' and an ISO 8601 time with its zone"
            );
        }

        return made;
    }

    private static List<ListedDocument> ReadRows(BoundedLines lines, Rejections rejections)
    {
        var documents = new List<ListedDocument>();
        var rows = 0;
        while (lines.Next() is { } line)
        {
            if (line.StartsWith(EndMark, StringComparison.Ordinal))
            {
                RequireEnd(lines, line, rows);
                return documents;
            }

            rows++;
            if (rows > RowsMax)
            {
                throw new ListRefusedException(lines.Number, $"more than {RowsMax} rows");
            }

            ListedDocument? document = null;
            var problem = lines.WasTooLong ? "the row is too long" : LostDocumentRow.Read(line, out document);
            if (document is not null)
            {
                documents.Add(document);
            }
            else
            {
                rejections.Add(new RejectedRecord(lines.Number, string.Empty, problem ?? string.Empty, Lost: true));
            }
        }

        throw new ListRefusedException(
            lines.Number,
            $"the file ends without '{EndMark} ' and the number of rows: it was cut short"
        );
    }

    private static void RequireEnd(BoundedLines lines, string line, int rows)
    {
        var counted = line[EndMark.Length..].Trim();
        if (counted != rows.ToString(CultureInfo.InvariantCulture))
        {
            throw new ListRefusedException(
                lines.Number,
                $"the last line does not stand for the {rows} rows that were read"
            );
        }

        if (lines.Next() is not null)
        {
            throw new ListRefusedException(lines.Number, "there is more after the last line");
        }
    }
}
