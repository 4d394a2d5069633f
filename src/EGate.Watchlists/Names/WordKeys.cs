namespace EGate.Watchlists;

/// <summary>
/// The keys under which a word is looked up. Two words are compared when they share one: the skeleton read in the usual way or in another
/// reading of its ambiguous letters, and the skeleton or the folded word with one sound left out, so that words that differ by one meet.
/// </summary>
internal static class WordKeys
{
    private const int SkeletonDeleteMin = 4;
    private const int FoldedDeleteMin = 3;
    private const int FoldedDeleteMax = 7;
    private const uint SkeletonSeed = 0x811C9DC5;
    private const uint FoldedSeed = 0x2B5C0A13;

    /// <summary>Fills the keys; gives how many of them, at the beginning, stand for whole words.</summary>
    internal static int Collect(Word word, List<uint> keys)
    {
        keys.Clear();
        var skeleton = WordSkeleton.Of(word.Folded);
        AddSkeleton(skeleton, keys);
        if (word.IsAbjad)
        {
            AddSkeleton(WordSkeleton.Of(word.Folded, withoutV: true), keys);
            return keys.Count;
        }

        AddReadings(word, keys);
        var whole = keys.Count;
        AddDeletes(skeleton, SkeletonDeleteMin, WordFolding.LengthMax, SkeletonSeed, keys);
        AddDeletes(word.Folded, FoldedDeleteMin, FoldedDeleteMax, FoldedSeed, keys);
        return whole;
    }

    private static void AddReadings(Word word, List<uint> keys)
    {
        var (letters, folded) = (word.Letters, word.Folded);
        if (letters.Contains('X', StringComparison.Ordinal))
        {
            AddReading(WordFolding.Fold(letters, "KS"), keys);
            AddReading(WordFolding.Fold(letters, "S"), keys);
            AddReading(WordFolding.Fold(letters, "H"), keys);
            if (ArabicTable.SoundOfEscapes(letters) is { } sound)
            {
                AddSkeleton(WordSkeleton.Of(WordFolding.Fold(sound), withoutV: true), keys);
            }
        }

        if (WordReadings.German(letters) is { } german)
        {
            AddReading(WordFolding.Fold(german), keys);
        }

        AddReplaced(letters, "J", "Y", keys);
        AddReplaced(letters, "CH", "K", keys);
        AddReplaced(letters, "KH", "K", keys);
        AddReplaced(letters, "TH", "S", keys);
        AddReplaced(letters, "DH", "Z", keys);
        AddReplaced(letters, "C", "J", keys);
        if (folded.AsSpan(1).Contains('V'))
        {
            AddSkeleton(WordSkeleton.Of(folded, withoutV: true), keys);
        }

        AddSkeleton(WordSkeleton.Of(word.Stem), keys);
        if (word.WithoutArticle is { } bare)
        {
            AddReading(bare, keys);
        }
    }

    private static void AddReplaced(string letters, string from, string to, List<uint> keys)
    {
        if (letters.Contains(from, StringComparison.Ordinal))
        {
            AddReading(WordFolding.Fold(letters.Replace(from, to, StringComparison.Ordinal)), keys);
        }
    }

    private static void AddReading(string folded, List<uint> keys) => AddSkeleton(WordSkeleton.Of(folded), keys);

    private static void AddSkeleton(ReadOnlySpan<char> skeleton, List<uint> keys) =>
        Add(Hash(skeleton, -1, SkeletonSeed), keys);

    private static void AddDeletes(string text, int least, int most, uint seed, List<uint> keys)
    {
        if (text.Length < least || text.Length > most)
        {
            return;
        }

        if (seed == FoldedSeed)
        {
            Add(Hash(text, -1, seed), keys);
        }

        for (var i = 0; i < text.Length; i++)
        {
            Add(Hash(text, i, seed), keys);
        }
    }

    private static void Add(uint key, List<uint> keys)
    {
        if (!keys.Contains(key))
        {
            keys.Add(key);
        }
    }

    // FNV-1a over the characters but one, mixed so that the upper bits can pick a bucket.
    private static uint Hash(ReadOnlySpan<char> text, int without, uint seed)
    {
        unchecked
        {
            var hash = seed;
            for (var i = 0; i < text.Length; i++)
            {
                hash = i == without ? hash : (hash ^ text[i]) * 0x01000193;
            }

            hash ^= hash >> 16;
            hash *= 0x7FEB352D;
            hash ^= hash >> 15;
            return hash;
        }
    }
}
