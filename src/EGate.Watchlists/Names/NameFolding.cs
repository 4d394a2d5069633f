using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// Three coarser spellings of a word in MRZ letters, so that one name written by different states becomes the same:
/// <list type="bullet">
/// <item>canonical: the several legal MRZ forms of one letter made equal (MUELLER, MUXXLLER, MULLER);</item>
/// <item>folded: the habits of romanisation made equal (KHURSHED, XURSHID, HURSHED become one);</item>
/// <item>skeleton: consonants alone, voiced and voiceless as one, for finding candidates.</item>
/// </list>
/// The digits 4, 5, 6 stand for TS, SH, CH. One rule is left out on purpose: QU to K, because QURBANOV and KURBANOV matter more here.
/// </summary>
internal static class NameFolding
{
    private static readonly (string From, string To)[] CanonicalRules =
    [
        ("UXX", "U"),
        ("NXX", "N"),
        ("AE", "A"),
        ("OE", "O"),
        ("UE", "U"),
        ("AA", "A"),
        ("SS", "S"),
    ];

    // Longer spellings stand before the shorter ones they begin with.
    private static readonly (string From, string To)[] FoldRules =
    [
        ("SHCH", "5"),
        ("TSCH", "6"),
        ("UXX", "U"),
        ("NXX", "N"),
        ("SCH", "5"),
        ("TCH", "6"),
        ("DZH", "J"),
        ("SH", "5"),
        ("CH", "6"),
        ("TS", "4"),
        ("TZ", "4"),
        ("DJ", "J"),
        ("ZH", "J"),
        ("KH", "H"),
        ("GH", "G"),
        ("PH", "F"),
        ("TH", "T"),
        ("DH", "D"),
        ("CK", "K"),
        ("AE", "A"),
        ("AA", "A"),
        ("OE", "U"),
        ("UE", "U"),
        ("OU", "U"),
        ("OO", "U"),
        ("YU", "U"),
        ("IU", "U"),
        ("EE", "I"),
        ("IE", "I"),
        ("IY", "I"),
        ("EI", "I"),
        ("EY", "I"),
        ("YA", "A"),
        ("IA", "A"),
        ("C", "K"),
        ("Q", "K"),
        ("W", "V"),
        ("Y", "I"),
        ("E", "I"),
        ("O", "U"),
    ];

    internal static string Canonical(string mrz) => Apply(mrz, CanonicalRules);

    /// <summary>Folds a word; an X that no rule took becomes <paramref name="x"/> (H, or KS where a Latin X is meant).</summary>
    internal static string Fold(string mrz, string x = "H")
    {
        var folded = Collapse(Apply(mrz, FoldRules).Replace("X", x, StringComparison.Ordinal));
        return folded.Length > 1 && folded[^1] == 'H' ? folded[..^1] : folded;
    }

    /// <summary>
    /// The consonants of a folded word; a vowel at its beginning stays as A. With <paramref name="isAbjad"/> V inside the word is dropped
    /// too, for in Arabic script it mostly stands for a long vowel.
    /// </summary>
    internal static string Skeleton(string folded, bool isAbjad = false)
    {
        var skeleton = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (IsVowel(c) || (isAbjad && c == 'V' && i > 0))
            {
                if (i == 0)
                {
                    skeleton.Append('A');
                }
            }
            else
            {
                skeleton.Append(Class(c));
            }
        }

        return skeleton.ToString();
    }

    internal static bool IsVowel(char c) => c is 'A' or 'I' or 'U';

    private static char Class(char c) =>
        c switch
        {
            'B' => 'P',
            'V' => 'F',
            'D' => 'T',
            'G' => 'K',
            'Z' or '4' or '5' or '6' or 'J' => 'S',
            _ => c,
        };

    private static string Apply(string text, (string From, string To)[] rules)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            var rule = Array.Find(rules, r => string.CompareOrdinal(text, i, r.From, 0, r.From.Length) == 0);
            result.Append(rule.To ?? text[i].ToString());
            i += rule.From?.Length ?? 1;
        }

        return result.ToString();
    }

    private static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (result.Length == 0 || result[^1] != c)
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
