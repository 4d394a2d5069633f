namespace EGate.Watchlists;

/// <summary>
/// Letters that stand for different sounds in different states, read the other way: X as S or KS, J as Y, CH as K, TH and DH as S and Z
/// (OTHMAN, OSMAN; FADHIL, FAZIL), C as J (CEMIL, JAMIL), KH as K.
/// </summary>
internal static class WordReadings
{
    private const int GermanMin = 4;
    private const int SkeletonMin = 3;
    private const int EscapedMin = 5;

    private static readonly (string From, string To)[] Readings =
    [
        ("X", "KS"),
        ("X", "S"),
        ("J", "Y"),
        ("CH", "K"),
        ("KH", "K"),
        ("TH", "S"),
        ("DH", "Z"),
        ("C", "J"),
        ("TCH", "CH"),
        ("CH", "SH"),
        ("J", "ZH"),
        ("X", "SH"),
        ("Q", "CH"),
        ("W", "U"),
        ("G", "H"),
        ("H", "G"),
    ];

    /// <summary>True when one of the two words, read another way, folds to the other.</summary>
    internal static bool AreAlike(Word a, Word b) =>
        HasReading(a, b.Folded) || HasReading(b, a.Folded) || IsEscaped(a, b) || IsEscaped(b, a);

    /// <summary>
    /// A word as German romanisations spell it, in the letters of the usual ones: CH for KH, J for Y, SCH for SH and ZH (BACHTIJOR, BAKHTIYOR);
    /// null when nothing of it is in the word.
    /// </summary>
    internal static string? German(string letters)
    {
        if (
            letters.Length < GermanMin
            || !(letters.Contains('J', StringComparison.Ordinal) || letters.Contains("CH", StringComparison.Ordinal))
        )
        {
            return null;
        }

        var text = letters
            .Replace("DSCH", "1", StringComparison.Ordinal)
            .Replace("TSCH", "2", StringComparison.Ordinal)
            .Replace("SCH", "3", StringComparison.Ordinal)
            .Replace("CH", "KH", StringComparison.Ordinal)
            .Replace('J', 'Y')
            .Replace("1", "DZH", StringComparison.Ordinal)
            .Replace("2", "CH", StringComparison.Ordinal)
            .Replace("3", "SH", StringComparison.Ordinal);
        return text == letters ? null : text;
    }

    private static bool HasReading(Word word, string folded)
    {
        if (German(word.Letters) is { } german && WordFolding.Fold(german) == folded)
        {
            return true;
        }

        foreach (var (from, to) in Readings)
        {
            if (
                word.Letters.Contains(from, StringComparison.Ordinal)
                && WordFolding.Fold(word.Letters.Replace(from, to, StringComparison.Ordinal)) == folded
            )
            {
                return true;
            }
        }

        return false;
    }

    // Doc 9303-3 section 6, table C: an X followed by letters may be an escape for an Arabic letter; vowels are not written then.
    private static bool IsEscaped(Word escaped, Word plain) =>
        escaped.Letters.Length >= EscapedMin
        && ArabicTable.SoundOfEscapes(escaped.Letters) is { } sound
        && sound.Count(WordFolding.IsVowel) * 2 < sound.Length
        && WordSkeleton.Of(WordFolding.Fold(sound), withoutV: true) is { Length: >= SkeletonMin } skeleton
        && (skeleton == WordSkeleton.Of(plain.Folded) || skeleton == WordSkeleton.Of(plain.Folded, withoutV: true));
}
