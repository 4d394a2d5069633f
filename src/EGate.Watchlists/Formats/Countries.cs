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
    private static readonly Dictionary<string, string> ByCode = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal);

    static Countries()
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("Countries.tsv")!;
        using var text = new StreamReader(stream, Encoding.UTF8);
        while (text.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            ByCode[parts[0]] = ByCode[parts[1]] = parts[1];
            foreach (var name in parts[2].Split('|'))
            {
                ByName.TryAdd(Fold(name), parts[1]);
            }
        }
    }

    /// <summary>The code of a state; empty when the text is none, or none that this table knows.</summary>
    internal static string Code(string text)
    {
        // "n/a" is not Namibia: codes are compared as they stand, only names by their letters.
        var plain = text.Trim();
        return plain.Length is 0 or > TextMax ? string.Empty
            : ByCode.TryGetValue(plain, out var code) || ByName.TryGetValue(Fold(plain), out code) ? code
            : string.Empty;
    }

    /// <summary>The same, with the codes kept that travel documents have beside those of states (<c>XXA</c>, <c>UNO</c>, <c>GBD</c>).</summary>
    internal static string Issuer(string text)
    {
        var plain = text.Trim().TrimEnd('<').ToUpperInvariant();
        return plain switch
        {
            "D" => "DEU",
            "XKX" or "UNK" => "RKS",
            _ when Code(plain) is { Length: > 0 } code => code,
            _ => plain.Length is 1 or 3 && plain.All(char.IsAsciiLetterUpper) ? plain : string.Empty,
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
}
