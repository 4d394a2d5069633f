namespace EGate.Watchlists;

/// <summary>
/// Edit distance of folded words in which the slips of romanisation cost less than a real difference: a vowel or H more or less 0.5,
/// one vowel for another or a voiced for a voiceless consonant 0.4, two letters exchanged 0.7, anything else 1.
/// </summary>
internal static class SpellingDistance
{
    private const double Light = 0.5;
    private const double Related = 0.4;
    private const double Exchanged = 0.7;
    private const string RelatedPairs =
        "BP PB DT TD GK KG SZ ZS FV VF 56 65 6K K6 4S S4 5S S5 JZ ZJ J6 6J JI IJ VU UV HK KH GH HG MN NM";

    /// <summary>The distance, or some figure above <paramref name="most"/> as soon as it must be larger.</summary>
    internal static double Between(string a, string b, double most)
    {
        if (Math.Abs(a.Length - b.Length) * Light > most)
        {
            return double.MaxValue;
        }

        // Three rows: the exchange of two letters looks back two.
        Span<double> before = stackalloc double[b.Length + 1];
        Span<double> previous = stackalloc double[b.Length + 1];
        Span<double> current = stackalloc double[b.Length + 1];
        for (var j = 1; j <= b.Length; j++)
        {
            previous[j] = previous[j - 1] + Gap(b[j - 1]);
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = previous[0] + Gap(a[i - 1]);
            var least = current[0];
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(previous[j] + Gap(a[i - 1]), current[j - 1] + Gap(b[j - 1]));
                cost = Math.Min(cost, previous[j - 1] + Change(a[i - 1], b[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + Exchanged);
                }

                current[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return double.MaxValue;
            }

            var free = before;
            before = previous;
            previous = current;
            current = free;
        }

        return previous[b.Length];
    }

    private static double Gap(char c) => NameFolding.IsVowel(c) || c == 'H' ? Light : 1;

    private static double Change(char a, char b)
    {
        if (a == b)
        {
            return 0;
        }

        return (NameFolding.IsVowel(a) && NameFolding.IsVowel(b)) || IsRelated(a, b) ? Related : 1;
    }

    private static bool IsRelated(char a, char b)
    {
        for (var i = 0; i < RelatedPairs.Length; i += 3)
        {
            if (RelatedPairs[i] == a && RelatedPairs[i + 1] == b)
            {
                return true;
            }
        }

        return false;
    }
}
