namespace EGate.Passengers;

/// <summary>Given names as reservations write them, with titles.</summary>
internal static class WrittenNames
{
    private static readonly string[] Titles = ["MISS", "MSTR", "MRS", "MR", "MS", "DR", "CHD", "INF"];

    /// <summary>These are glued to given names without a space; MS, DR and the rest end real names too often.</summary>
    private static readonly string[] GluedTitles = ["MISS", "MSTR", "MRS", "MR"];

    /// <summary>Given names without the title behind or before them: JOHNMR, JOHN MR and MR JOHN are JOHN. A name of which one letter would be left stays.</summary>
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

        foreach (var title in Titles)
        {
            if (text.Length > title.Length + 2 && text.StartsWith(title) && text[title.Length] is ' ' or '.')
            {
                return text[(title.Length + 1)..].Trim().ToString();
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
}
