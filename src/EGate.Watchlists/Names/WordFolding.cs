namespace EGate.Watchlists;

/// <summary>
/// One spelling for what different states write for one sound, so that KHURSHED, XURSHID and HURSHED become the same. Vowels are three
/// (A, I for E I Y, U for O U); the digits 4, 5, 6 stand for TS, SH, CH and J for the sound of DZH and ZH. Double letters are one, an H
/// at the end is silent. Tables: Doc 9303-3 section 6, national romanisations of Central Asia, German, French, Turkish, Polish habits.
/// </summary>
internal static class WordFolding
{
    /// <summary>Longest folded word; the rest does not take part.</summary>
    internal const int LengthMax = 40;
    private const int ShortMax = 4;

    // Longer spellings stand before the shorter ones they begin with. A letter without a rule stays.
    private static readonly (string From, string To)[][] Rules = ByLetter(
        "AE A|AA A|CZ 6|CH 6|CK K|C K|DSCH J|DZH J|DJ J|DZ Z|DH D|EE I|EI I|EY I|E I|GH G|IE I|IY I|II I|IU U|IA A|IO U|KH H|NXX N"
            + "|OU U|OO U|OE U|O U|PH F|PF F|Q K|RH R|SHCH 5|SZCZ 5|SCH 5|SJ 5|SZ 5|SH 5|TSCH 6|TCH 6|TSH 6|TS 4|TZ 4|TH T|UXX U|UE U"
            + "|UU U|W V|X H|YU U|YA A|YE I|YO U|Y I|ZH J"
    );

    /// <summary>Folds letters A-Z; <paramref name="x"/> is what an X that no rule took stands for (H, S, or K and S).</summary>
    internal static string Fold(ReadOnlySpan<char> letters, string? x = null)
    {
        // Short words with X are Chinese (XU, XIAO), long ones rather Uzbek or of an Arabic root (XURSHID).
        x ??= letters.Length <= ShortMax ? "S" : "H";
        Span<char> folded = stackalloc char[LengthMax];
        var length = 0;
        for (var i = 0; i < letters.Length && length < LengthMax - 1; )
        {
            var rest = letters[i..];
            var (taken, written) = Next(rest, i == 0, x);
            foreach (var c in written)
            {
                if (length == 0 || folded[length - 1] != c)
                {
                    folded[length++] = c;
                }
            }

            i += taken;
        }

        return new string(folded[..(length > 1 && folded[length - 1] == 'H' ? length - 1 : length)]);
    }

    internal static bool IsVowel(char c) => c is 'A' or 'I' or 'U';

    private static (int Taken, string Written) Next(ReadOnlySpan<char> rest, bool isFirst, string x)
    {
        // C before a front vowel, and OU before a vowel at the beginning (OUALI, WALI), depend on what follows.
        if (rest[0] == 'C' && rest.Length > 1 && rest[1] is 'E' or 'I' or 'Y')
        {
            return (1, "S");
        }

        if (isFirst && rest.Length > 2 && rest[0] == 'O' && rest[1] == 'U' && rest[2] is 'A' or 'E' or 'I')
        {
            return (2, "V");
        }

        foreach (var (from, to) in Rules[rest[0] - 'A'])
        {
            if (rest.StartsWith(from, StringComparison.Ordinal))
            {
                return (from.Length, from == "X" ? x : to);
            }
        }

        return (1, Letters[rest[0] - 'A']);
    }

    private static readonly string[] Letters = [.. Enumerable.Range('A', 26).Select(c => ((char)c).ToString())];

    private static (string From, string To)[][] ByLetter(string rules)
    {
        var all = rules.Split('|').Select(r => r.Split(' ')).Select(r => (From: r[0], To: r[1])).ToList();
        return [.. Enumerable.Range('A', 26).Select(c => all.Where(r => r.From[0] == c).ToArray())];
    }
}
