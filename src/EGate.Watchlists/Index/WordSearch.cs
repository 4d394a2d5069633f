namespace EGate.Watchlists;

/// <summary>A word of the index that agrees with one of the traveller's, and what that tells.</summary>
internal readonly record struct FoundWord(uint Id, float Evidence, WordMatch Match);

/// <summary>Finds the words of an index that a traveller's word may stand for.</summary>
internal static class WordSearch
{
    /// <summary>Most words that are handed on.</summary>
    private const int FoundMax = 320;

    /// <summary>Most words that are compared by every rule, and letter by letter; the work of a hostile or very common word stays bounded.</summary>
    private const int ThoroughMax = 64;
    private const int QuickMax = 6000;
    private const int PrefixMax = 1500;
    private const int PrefixMin = 3;
    private const int SplitLengthMin = 6;
    private const int SplitPartMin = 3;
    private const float CostWeight = (float)NameAlignment.CostWeight;
    private const float EvidenceMin = 0.2f;
    private const float SurelyCheap = 1.3f;

    /// <summary>The words, the most telling first.</summary>
    internal static List<FoundWord> Find(WordTable words, Word word, WordCut cut, SearchMemory memory)
    {
        memory.NewRound(words.Count);
        var found = new List<FoundWord>();
        var information = (float)word.Information!.Value;
        var whole = WordKeys.Collect(word, memory.Keys);
        var effort = new Effort(QuickMax, ThoroughMax);
        for (var i = 0; i < memory.Keys.Count; i++)
        {
            FindByKey(words, word, memory, i, i < whole, found, ref effort);
        }

        if (cut != WordCut.No && word.Letters.Length >= PrefixMin && !word.IsAbjad)
        {
            FindByPrefix(words, word, cut, memory, found);
        }

        foreach (var other in ShortForms.Of(word.Letters))
        {
            if (words.Find(other) is { } id && memory.IsNew(id))
            {
                found.Add(new FoundWord(id, (float)words.Information(id) - 1, WordComparison.OtherForm));
            }
        }

        if (word.Letters.Length >= SplitLengthMin && !word.IsAbjad)
        {
            FindParts(words, word, information, memory, found);
        }

        found.Sort((a, b) => b.Evidence.CompareTo(a.Evidence));
        if (found.Count > FoundMax)
        {
            found.RemoveRange(FoundMax, found.Count - FoundMax);
        }

        return found;
    }

    /// <summary>The words that words joined may stand for: only by the keys of whole words, because a slip beside a gap is rare.</summary>
    internal static List<FoundWord> FindJoined(WordTable words, Word word, SearchMemory memory)
    {
        memory.NewRound(words.Count);
        var found = new List<FoundWord>();
        var whole = WordKeys.Collect(word, memory.Keys);
        var effort = new Effort(QuickMax, 0);
        for (var i = 0; i < whole; i++)
        {
            FindByKey(words, word, memory, i, true, found, ref effort);
        }

        found.Sort((a, b) => b.Evidence.CompareTo(a.Evidence));
        return found;
    }

    /// <summary>How telling a word is that may not stand in the index.</summary>
    internal static double Information(WordTable words, Word word, int names) =>
        words.Find(word.IsAbjad ? Vocabulary.AbjadMark + word.Letters : word.Letters) is { } id
            ? words.Information(id)
            : WordInformation.Blend(0, names, CommonNames.Share(word));

    private record struct Effort(int Quick, int Thorough);

    private static void FindByKey(
        WordTable words,
        Word word,
        SearchMemory memory,
        int key,
        bool isWhole,
        List<FoundWord> found,
        ref Effort effort
    )
    {
        var skeleton = WordSkeleton.Of(word.Folded);
        var bits = WordSignature.BitsFor(word.Folded.Length);
        foreach (var value in words.WithKey(memory.Keys[key]))
        {
            var id = unchecked((uint)value);
            var mayBeNear = WordSignature.MayBeNear(words.Signatures[(int)id], word.Signature, bits);
            if ((!mayBeNear && !isWhole) || effort.Quick <= 0 || !memory.IsNew(id))
            {
                continue;
            }

            effort.Quick--;
            var match = mayBeNear ? Quick(words, word, id) : WordMatch.None;
            if (
                match.Cost > SurelyCheap
                && isWhole
                && effort.Thorough > 0
                && (word.IsAbjad || HasOtherReading(words, skeleton, id))
            )
            {
                effort.Thorough--;
                match = match.Or(WordComparison.Compare(word, words.Word(id)));
            }

            Keep(words, word, id, match, found);
        }
    }

    private static void Keep(WordTable words, Word word, uint id, WordMatch match, List<FoundWord> found)
    {
        if (match.IsMatch)
        {
            var evidence = (float)Math.Min(word.Information!.Value, words.Information(id)) - (CostWeight * match.Cost);
            found.Add(new FoundWord(id, Math.Max(evidence, EvidenceMin), match));
        }
    }

    // By the folded forms and the letters, which lie side by side: nothing is allocated.
    private static WordMatch Quick(WordTable words, Word word, uint id)
    {
        if (word.IsAbjad || words.IsAbjad(id))
        {
            return WordMatch.None;
        }

        Span<char> buffer = stackalloc char[2 * WordFolding.LengthMax];
        var other = words.Read(id, buffer);
        var letters = other.Letters;
        return letters.SequenceEqual(word.Letters) ? WordComparison.AsWritten
            : letters.Length == 1 || word.Letters.Length == 1 ? WordMatch.None
            : WordComparison.BySpelling(word.Folded, word.Letters, other.Folded, letters);
    }

    // Words of one usual skeleton differ in vowels alone, which the distance has judged already.
    private static bool HasOtherReading(WordTable words, ReadOnlySpan<char> skeleton, uint id)
    {
        Span<char> buffer = stackalloc char[2 * WordFolding.LengthMax];
        var folded = words.Read(id, buffer).Folded;
        Span<char> own = stackalloc char[WordFolding.LengthMax];
        return words.IsAbjad(id) || !own[..WordSkeleton.Write(folded, own)].SequenceEqual(skeleton);
    }

    private static void FindByPrefix(
        WordTable words,
        Word word,
        WordCut cut,
        SearchMemory memory,
        List<FoundWord> found
    )
    {
        var most = NameAlignment.CutInformation(word);
        var cost = WordComparison.CutCost(cut) * CostWeight;
        foreach (var id in words.WithPrefix(word.Letters, PrefixMax))
        {
            if (memory.IsNew(id))
            {
                found.Add(
                    new FoundWord(
                        id,
                        (float)Math.Min(most, words.Information(id)) - cost,
                        new WordMatch(WordComparison.CutCost(cut), WordRule.CutOff)
                    )
                );
            }
        }
    }

    // A word that stands apart in the list: both parts must be words. A letter between them may be a filler misread.
    private static void FindParts(
        WordTable words,
        Word word,
        float information,
        SearchMemory memory,
        List<FoundWord> found
    )
    {
        var letters = word.Letters.AsSpan();
        for (var at = SplitPartMin; at <= letters.Length - SplitPartMin; at++)
        {
            if (words.Find(letters[..at]) is not { } first)
            {
                continue;
            }

            var second = words.Find(letters[at..]);
            if (second is null && letters[at] is 'K' or 'C' or 'E' or 'L' or 'X' && letters.Length - at > SplitPartMin)
            {
                second = words.Find(letters[(at + 1)..]);
            }

            if (second is { } other)
            {
                AddPart(words, first, information, memory, found);
                AddPart(words, other, information, memory, found);
            }
        }
    }

    private static void AddPart(WordTable words, uint id, float information, SearchMemory memory, List<FoundWord> found)
    {
        if (memory.IsNew(id))
        {
            found.Add(new FoundWord(id, (float)Math.Min(information, words.Information(id)) * 0.8f, WordMatch.None));
        }
    }
}
