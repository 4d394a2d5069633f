namespace EGate.Watchlists;

/// <summary>
/// The consonants of a folded word, voiced and voiceless as one, with A for a vowel at the beginning. Vowels are where romanisations
/// differ most, so words are looked up by what is left.
/// </summary>
internal static class WordSkeleton
{
    internal static string Of(ReadOnlySpan<char> folded, bool withoutV = false)
    {
        Span<char> skeleton = stackalloc char[WordFolding.LengthMax];
        return new string(skeleton[..Write(folded, skeleton, withoutV)]);
    }

    /// <summary>Writes the skeleton into a buffer of <see cref="WordFolding.LengthMax"/> characters; gives its length.</summary>
    internal static int Write(ReadOnlySpan<char> folded, Span<char> skeleton, bool withoutV = false)
    {
        var length = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (WordFolding.IsVowel(c))
            {
                if (i == 0)
                {
                    skeleton[length++] = 'A';
                }

                continue;
            }

            if (withoutV && c == 'V' && i > 0)
            {
                continue;
            }

            var sound = Class(c);
            if (length == 0 || skeleton[length - 1] != sound)
            {
                skeleton[length++] = sound;
            }
        }

        return length;
    }

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
}
