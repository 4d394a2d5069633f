using System.Globalization;
using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// Turns what lists write for a state (two letters, three letters, an English name in one of its usual forms) into its three-letter code
/// as in the MRZ (ICAO Doc 9303-3, section 5; ISO 3166-1 alpha-3). Germany is <c>DEU</c>, Kosovo <c>RKS</c>.
/// </summary>
internal static class Countries
{
    private const int TextMax = 128;
    private static readonly Dictionary<string, string> ByFold = Load();

    /// <summary>The code of a state; empty when the text is none, or none that this table knows.</summary>
    internal static string Code(string? text)
    {
        if (text is null || text.Length > TextMax)
        {
            return string.Empty;
        }

        var fold = Fold(text);
        return ByFold.TryGetValue(fold, out var code) ? code : string.Empty;
    }

    /// <summary>A three-letter code that is already one, with the special ones of travel documents (<c>XXA</c>, <c>UNO</c>, <c>GBD</c>) kept.</summary>
    internal static string Issuer(string text)
    {
        var plain = text.Trim().TrimEnd('<').ToUpperInvariant();
        return plain switch
        {
            "D" => "DEU",
            "XKX" or "UNK" => "RKS",
            _ when plain.Length is 1 or 3 && plain.All(char.IsAsciiLetterUpper) => plain,
            _ => Code(text),
        };
    }

    /// <summary>Letters only, lower case, without accents and without "the": how names of states are compared.</summary>
    private static string Fold(string text)
    {
        var fold = new StringBuilder(text.Length);
        foreach (var c in text.Replace("&", " and ", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetter(c))
            {
                fold.Append(char.ToLowerInvariant(c));
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
                && c is not '\'' and not '’'
            )
            {
                fold.Append(' ');
            }
        }

        var words = fold.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Where(w => w != "the").Select(w => w == "st" ? "saint" : w));
    }

    private static Dictionary<string, string> Load()
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("Countries.tsv")!;
        using var text = new StreamReader(stream, Encoding.UTF8);
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            foreach (var name in parts[2].Split('|').Append(parts[0]).Append(parts[1]))
            {
                table.TryAdd(Fold(name), parts[1]);
            }
        }

        return table;
    }
}
