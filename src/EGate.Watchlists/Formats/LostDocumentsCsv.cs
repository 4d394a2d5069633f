using System.Globalization;

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
/// </summary>
internal static class LostDocumentsCsv
{
    /// <summary>The header line.</summary>
    internal const string Header = "number,issuer,type,status,date";

    internal const string MadeMark = "# made:";
    private const string EndMark = "# end:";
    private const int Fields = 5;

    internal static void Read(ListInput input)
    {
        using var rows = new CsvRows(input.File, new CsvShape());
        input.Made = ReadMade(rows);
        if (!rows.Next() || rows.Problem is not null || string.Join(',', rows.Fields) != Header)
        {
            throw new ListRefusedException(rows.Line, $"the header must be {Header}");
        }

        long count = 0;
        while (rows.Next())
        {
            if (rows.Fields is [var only] && only.StartsWith(EndMark, StringComparison.Ordinal))
            {
                RequireEnd(rows, only, count);
                return;
            }

            count++;
            if (rows.Problem is not null || rows.Fields.Count != Fields)
            {
                var problem = rows.Problem ?? $"{rows.Fields.Count} fields where {Fields} are needed";
                input.Reject(rows.Line, string.Empty, problem, isLost: true);
                continue;
            }

            var f = rows.Fields;
            LostDocumentRow.Take(input, rows.Line, f[0], f[1], f[2], f[3], f[4]);
        }

        throw new ListRefusedException(
            rows.Line,
            $"the last line must be '{EndMark} ' and the number of rows: the file was cut short"
        );
    }

    private static DateTimeOffset ReadMade(CsvRows rows) =>
        rows.Next()
        && rows.Fields is [var line]
        && line.StartsWith(MadeMark, StringComparison.Ordinal)
        && IsoTime.TryParse(line[MadeMark.Length..], out var made)
            ? made
            : throw new ListRefusedException(
                1,
                $"the first line must be '{MadeMark} ' and an ISO 8601 time with its zone"
            );

    private static void RequireEnd(CsvRows rows, string line, long count)
    {
        var isCount = long.TryParse(
            line[EndMark.Length..].Trim(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var promised
        );
        if (!isCount || promised != count)
        {
            throw new ListRefusedException(
                rows.Line,
                $"the last line promises another number of rows than the {count} there are"
            );
        }

        if (rows.Next())
        {
            throw new ListRefusedException(rows.Line, "there is something behind the last line");
        }
    }
}
