namespace EGate.Watchlists;

/// <summary>
/// Splits the text of a name into words of MRZ letters. Plain Latin text, which most names are, takes a short way; everything else goes
/// through <see cref="MrzTransliteration"/>.
/// </summary>
internal static class NameSplitting
{
    // No MRZ holds a longer word (39 characters, Doc 9303-4); it also bounds the work of comparing hostile words.
    private const int LettersMax = WordFolding.LengthMax - 1;
    private const int ArticleRestMin = 3;

    internal static IEnumerable<Word> Words(string text) => Parts(text).Select(p => new Word(p.Letters, p.IsAbjad));

    /// <summary>Letters and script of every word.</summary>
    internal static List<(string Letters, bool IsAbjad)> Parts(string text)
    {
        var parts = new List<(string, bool)>(4);
        if (IsPlain(text))
        {
            SplitPlain(text, parts);
            return parts;
        }

        foreach (var word in MrzTransliteration.Words(text))
        {
            if (word.IsArabic)
            {
                AddArabic(word.Sound, parts);
            }
            else
            {
                Add(word.Mrz, parts);
            }
        }

        return parts;
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text.AsSpan())
        {
            if (!(char.IsAsciiLetter(c) || c is ' ' or '<' or '-'))
            {
                return false;
            }
        }

        return text.Length <= MrzTransliteration.LengthMax;
    }

    private static void SplitPlain(string text, List<(string, bool)> parts)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLetter = i < text.Length && char.IsAsciiLetter(text[i]);
            if (isLetter && start < 0)
            {
                start = i;
            }
            else if (!isLetter && start >= 0)
            {
                Add(text[start..i].ToUpperInvariant(), parts);
                start = -1;
            }
        }
    }

    private static void Add(string letters, List<(string, bool)> parts) =>
        parts.Add((letters.Length > LettersMax ? letters[..LettersMax] : letters, false));

    // In Arabic script the article is written as part of the word.
    private static void AddArabic(string sound, List<(string, bool)> parts)
    {
        var letters = sound.Length > LettersMax ? sound[..LettersMax] : sound;
        if (letters.StartsWith("AL", StringComparison.Ordinal) && letters.Length >= 2 + ArticleRestMin)
        {
            parts.Add(("AL", true));
            letters = letters[2..];
        }

        if (letters.Length > 0)
        {
            parts.Add((letters, true));
        }
    }
}
