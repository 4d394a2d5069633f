namespace EGate.Watchlists;

/// <summary>
/// Compares a traveller's words with listed ones. For a search it remembers what looking the words up has found: a word of the index that
/// was not found for a word does not agree with it, and nothing is compared twice.
/// </summary>
internal sealed class WordMatcher
{
    private readonly Dictionary<(Word Traveller, uint Listed), WordMatch>? _found;

    private WordMatcher(Dictionary<(Word, uint), WordMatch>? found)
    {
        _found = found;
    }

    /// <summary>Compares every pair by all rules.</summary>
    internal static WordMatcher Thorough { get; } = new(null);

    internal static WordMatcher ForSearch() => new([]);

    /// <summary>Remembers what looking a word up has found.</summary>
    internal void Remember(Word traveller, IReadOnlyList<FoundWord> found)
    {
        foreach (var word in found)
        {
            if (word.Match.IsMatch)
            {
                _found!.TryAdd((traveller, word.Id), word.Match);
            }
        }

        // Marks the word as looked up.
        _found!.TryAdd((traveller, uint.MaxValue), WordMatch.None);
    }

    internal WordMatch Compare(Word traveller, Word listed, WordCut cut)
    {
        if (
            _found is not null
            && listed.Number is { } number
            && listed.Kind != WordKind.Initial
            && _found.ContainsKey((traveller, uint.MaxValue))
        )
        {
            return _found.TryGetValue((traveller, number), out var match) ? match : NotFound(traveller, listed, cut);
        }

        return WordComparison.Compare(traveller, listed, cut);
    }

    // Two misread letters in one word hide it from being looked up; the rest of the name has brought its row in.
    private static WordMatch NotFound(Word traveller, Word listed, WordCut cut)
    {
        var prefix = WordComparison.ComparePrefix(traveller, listed, cut);
        return
            !prefix.IsMatch
            && WordSignature.MayBeNear(
                traveller.Signature,
                listed.Signature,
                WordSignature.BitsFor(traveller.Folded.Length) + 2
            )
            ? WordComparison.ByDistantSpelling(traveller, listed)
            : prefix;
    }
}
