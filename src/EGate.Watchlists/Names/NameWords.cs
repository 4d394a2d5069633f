namespace EGate.Watchlists;

/// <summary>A word of a name, or neighbouring words joined into one.</summary>
/// <param name="Start">Index of the first word.</param>
/// <param name="Span">Number of words.</param>
/// <param name="Word">The word or the joined words.</param>
internal readonly record struct NameUnit(int Start, int Span, Word Word);

/// <summary>
/// Neighbouring words that may be written as one, about how long the one would be when folded, and whether the particle inside is silent:
/// SALAH AL DIN is SALAHUDDIN and SALAHALDIN.
/// </summary>
internal readonly record struct NameRun(int Start, int Span, int Length, bool IsSilent);

/// <summary>A name as words. Joined words are made when a comparison asks for them.</summary>
internal sealed class NameWords
{
    /// <summary>Most words of one name; the rest is left out.</summary>
    internal const int WordsMax = 12;

    private const int JoinedLengthMax = 24;
    private const int SpanMax = 3;
    private const int ArticleLength = 2;

    private NameRun[]? _runs;
    private Word?[]? _joined;

    internal NameWords(Word[] words)
    {
        Words = words;
        Telling = words.Count(w => w.IsTelling);
        Letters = words.Sum(w => w.Letters.Length + 1);
    }

    internal Word[] Words { get; }

    /// <summary>Words that can tell people apart.</summary>
    internal int Telling { get; }

    /// <summary>True for a name with hardly a telling word (LE VAN AN): then particles are names.</summary>
    internal bool EveryWordTells => Telling == 0;

    /// <summary>Characters of a machine-readable zone that the name fills.</summary>
    internal int Letters { get; }

    /// <summary>Every run of words that may be written as one: two words, or three around a particle (ABD AL RAHMAN).</summary>
    internal NameRun[] Runs => _runs ??= FindRuns();

    /// <summary>The joined word of a run, made when it is first asked for.</summary>
    internal NameUnit Joined(int run)
    {
        _joined ??= new Word?[Runs.Length];
        var (start, span, _, isSilent) = Runs[run];
        return new NameUnit(start, span, _joined[run] ??= Join(start, span, isSilent));
    }

    internal static NameWords Of(string text) => new([.. NameSplitting.Words(text).Take(WordsMax)]);

    private NameRun[] FindRuns()
    {
        var runs = new List<NameRun>();
        for (var i = 0; i < Words.Length; i++)
        {
            for (var span = 2; span <= SpanMax && i + span <= Words.Length; span++)
            {
                if (CanJoin(i, span))
                {
                    var length = Words.AsSpan(i, span).ToArray().Sum(w => w.Folded.Length);
                    runs.Add(new NameRun(i, span, length, IsSilent: false));
                    if (span == SpanMax && Words[i + 1].Letters.Length == ArticleLength)
                    {
                        runs.Add(new NameRun(i, span, length - ArticleLength, IsSilent: true));
                    }
                }
            }
        }

        return [.. runs];
    }

    private bool CanJoin(int start, int span)
    {
        var run = Words.AsSpan(start, span);
        var length = 0;
        foreach (var word in run)
        {
            length += word.Letters.Length;
            if (word.IsAbjad != run[0].IsAbjad || word.Kind == WordKind.Initial)
            {
                return false;
            }
        }

        return length <= JoinedLengthMax && (span == 2 || run[1].Kind == WordKind.Particle);
    }

    private Word Join(int start, int span, bool isSilent)
    {
        var letters = isSilent
            ? Words[start].Letters + Words[start + 2].Letters
            : string.Concat(Words.AsSpan(start, span).ToArray().Select(w => w.Letters));
        return new Word(letters, Words[start].IsAbjad);
    }
}
