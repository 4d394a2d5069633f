using System.Globalization;
using System.Text.RegularExpressions;

namespace EGate.Watchlists;

/// <summary>
/// OFAC's sdn.csv (or cons_prim.csv) with its fellows alt.csv and sdn_comments.csv (cons_alt.csv, cons_comments.csv): no header,
/// <c>-0-</c> for nothing, UTF-8 or Windows-1252, often a 0x1A at the end. Dates, nationalities and documents stand in the remarks,
/// separated by semicolons; remarks that are too long go on in the comments file, in the middle of a word.
/// <para>What it does not do: add.csv, which holds addresses and nothing that is searched.</para>
/// </summary>
internal static partial class OfacCsv
{
    private const int Fields = 12;
    private const int RemarksMax = 200_000;

    // A remark about a document is short; longer ones are prose.
    private const int RemarkMax = 200;

    internal static void Read(ListInput input)
    {
        var aliases = Fellow(input, ["alt.csv", "cons_alt.csv"], 5, (f, _) => (f[0].Trim(), (f[2], f[3])))
            .ToLookup(a => a.Key, a => a.Value, StringComparer.Ordinal);
        var comments = Fellow(input, ["sdn_comments.csv", "cons_comments.csv"], 2, (f, _) => (f[0].Trim(), f[1]))
            .ToLookup(c => c.Key, c => c.Value, StringComparer.Ordinal);
        using var rows = new CsvRows(input.File, new CsvShape(LinesPerRow: 64, WesternBytes: true));
        var isFirst = true;
        while (rows.Next())
        {
            if (rows.Problem is null && rows.Fields is ["\u001A"])
            {
                continue;
            }

            var problem = rows.Problem ?? (IsRow(rows.Fields) ? null : $"not the {Fields} fields of an SDN row");
            if (problem is not null)
            {
                if (isFirst)
                {
                    throw new ListRefusedException(rows.Line, problem);
                }

                input.Reject(rows.Line, string.Empty, problem, isLost: true);
                continue;
            }

            isFirst = false;
            Entry(input, rows, aliases, comments);
        }
    }

    /// <summary>True for the first row of such a file.</summary>
    internal static bool IsRow(List<string> fields) =>
        fields.Count == Fields
        && int.TryParse(fields[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static void Entry(
        ListInput input,
        CsvRows rows,
        ILookup<string, (string Type, string Name)> aliases,
        ILookup<string, string> comments
    )
    {
        var fields = rows.Fields;
        if (!Value(fields[2]).Equals("individual", StringComparison.OrdinalIgnoreCase))
        {
            input.Skip();
            return;
        }

        var number = fields[0].Trim();
        var person = new IdentityParts(input, rows.Line, number);
        person.Name(GivenFirst(Value(fields[1])), NameQuality.Primary);
        foreach (var (_, name) in aliases[number])
        {
            person.Name(GivenFirst(Value(name)), NameQuality.Strong);
        }

        var remarks = string.Concat(comments[number].Prepend(Value(fields[11])));
        if (remarks.Length > RemarksMax)
        {
            person.Reject("the remarks are longer than remarks are; the rest of them is not read");
            remarks = remarks[..RemarksMax];
        }

        foreach (
            var remark in remarks.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            Remark(person, remark);
        }

        person.HandOn();
    }

    private static void Remark(IdentityParts person, string text)
    {
        var remark = text.StartsWith("alt. ", StringComparison.OrdinalIgnoreCase) ? text["alt. ".Length..] : text;
        if (After(remark, "DOB ") is { } born)
        {
            person.Birth(BirthText.English(born));
        }
        else if (After(remark, "POB ") is { } place)
        {
            person.Place(place.TrimEnd('.'));
        }
        else if ((After(remark, "nationality ") ?? After(remark, "citizen ")) is { } state)
        {
            person.Nationality(state.TrimEnd('.'));
        }
        else if (After(remark, "Gender ") is { } sex)
        {
            person.SexIs(sex.TrimEnd('.'));
        }
        else if (After(remark, "a.k.a. ") is { } alias)
        {
            // Names that stand here in quotes are those OFAC calls weak.
            person.Name(GivenFirst(alias.TrimEnd('.').Trim('\'')), NameQuality.Weak);
        }
        else if (remark.Length <= RemarkMax && DocumentShape().Match(remark) is { Success: true } document)
        {
            person.Document(
                document.Groups["number"].Value,
                document.Groups["country"].Value,
                DocumentNumbers.Kind(document.Groups["type"].Value)
            );
        }
    }

    private static string? After(string text, string start) =>
        text.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? text[start.Length..].Trim() : null;

    // "LAST, First Middle" is the list's order.
    private static string GivenFirst(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? name : $"{name[(comma + 1)..].Trim()} {name[..comma].Trim()}";
    }

    private static string Value(string field) => field.Trim() is var value && value == "-0-" ? string.Empty : value;

    private static IEnumerable<(string Key, TValue Value)> Fellow<TValue>(
        ListInput input,
        string[] names,
        int count,
        Func<List<string>, int, (string, TValue)> take
    )
    {
        using var file = names.Select(input.Beside).FirstOrDefault(f => f is not null);
        if (file is null)
        {
            input.Reject(
                0,
                string.Empty,
                $"{names[0]} is not beside the file; what stands in it is missing",
                isLost: false
            );
            yield break;
        }

        using var bounded = new ListFileStream(file, input.BytesMax);
        using var rows = new CsvRows(bounded, new CsvShape(LinesPerRow: 64, WesternBytes: true));
        while (rows.Next())
        {
            if (rows.Problem is null && rows.Fields.Count >= count)
            {
                yield return take(rows.Fields, rows.Line);
            }
            else if (rows.Fields is not ["\u001A"])
            {
                input.Reject(
                    rows.Line,
                    names[0],
                    rows.Problem ?? $"{rows.Fields.Count} fields where {count} are needed",
                    isLost: true
                );
            }
        }
    }

    [GeneratedRegex(
        @"^(?<type>[\w. ]*?(passport|national id no\.|national foreign id number|identification number|cedula no\.|cedula|d\.n\.i\.|personal id card|identity card|travel document number|laissez-passer|visa number id|visa))\s+(?<number>[^(;]+?)\s*(\((?<country>[^)]*)\).*)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DocumentShape();
}
