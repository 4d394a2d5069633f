namespace EGate.Passengers;

/// <summary>Names as reservations write them, and whether two of them may be one person's.</summary>
internal static class WrittenNames
{
    private const int SureLetters = 3;

    private static readonly string[] Titles = ["MISS", "MSTR", "MRS", "MR", "MS", "DR", "CHD", "INF"];

    /// <summary>These are glued to given names without a space; MS, DR and the rest end real names too often.</summary>
    private static readonly string[] GluedTitles = ["MISS", "MSTR", "MRS", "MR"];

    /// <summary>Given names without the title behind them: JOHNMR and JOHN MR are JOHN. A name of which one letter would be left stays.</summary>
    internal static string WithoutTitle(ReadOnlySpan<char> given)
    {
        var text = given.Trim();
        foreach (var title in Titles)
        {
            if (text.Length > title.Length + 1 && text.EndsWith(title) && text[^(title.Length + 1)] is ' ' or '.')
            {
                return text[..^(title.Length + 1)].Trim().ToString();
            }
        }

        foreach (var title in GluedTitles)
        {
            if (text.Length > title.Length + 1 && text.EndsWith(title))
            {
                return text[..^title.Length].Trim().ToString();
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// The family names begin alike and so do the given names: what a document and a reservation of one person have in common when one of
    /// them is cut, has a middle name glued to it, or a space of a broken line inside.
    /// </summary>
    internal static bool MayBeOne(string surname, string given, string otherSurname, string otherGiven) =>
        BeginAlike(Letters(surname), Letters(otherSurname)) && BeginAlike(Letters(given), Letters(otherGiven));

    internal static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToUpperInvariant();

    private static bool BeginAlike(string one, string other)
    {
        var length = Math.Min(one.Length, other.Length);
        return length == 0
            ? one.Length == other.Length
            : string.CompareOrdinal(one, 0, other, 0, length) == 0
                && (length >= SureLetters || one.Length == other.Length || length >= 2);
    }
}
