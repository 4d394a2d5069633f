using System.Text.RegularExpressions;

namespace EGate.Watchlists;

/// <summary>
/// Takes the names out of an alias as the UN list prints it: several names separated by semicolons or by a), b); a name in its own
/// script or a second spelling in brackets; remarks in brackets; "born ..." behind the name.
/// </summary>
internal static partial class AliasText
{
    private const int NamesMax = 32;

    internal static IEnumerable<string> Names(string text)
    {
        var outside = Brackets().Replace(text, " ");
        var isLatin = HasLatin(outside);
        // In brackets behind a Latin name only another script is a name; behind another script the Latin spelling is one.
        var inside = Brackets()
            .Matches(text)
            .Select(m => ScriptRemark().Replace(m.Groups[1].Value, string.Empty))
            .Where(t => isLatin ? !HasLatin(t) : HasLatin(t));
        return inside
            .Prepend(outside)
            .SelectMany(t => Separators().Split(Remarks().Replace(t, string.Empty)))
            .Select(t => t.Trim())
            .Where(t => t.Length > 0)
            .Take(NamesMax);
    }

    private static bool HasLatin(string text) => text.Any(c => char.IsAsciiLetter(c));

    [GeneratedRegex(@"\(([^()]*)\)?", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^\s*original script\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ScriptRemark();

    [GeneratedRegex(@";|(?<=^|\s)[a-z]\)", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(
        @",\s*(born|DOB|date of birth)\b.*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex Remarks();
}
