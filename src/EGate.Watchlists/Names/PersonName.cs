namespace EGate.Watchlists;

/// <summary>A word of a name, or neighbouring words joined into one.</summary>
/// <param name="Start">Index of the first word.</param>
/// <param name="Span">Number of words.</param>
/// <param name="Token">The word or the joined words.</param>
internal readonly record struct NameUnit(int Start, int Span, NameToken Token);

/// <summary>A name as words, and its neighbouring words joined (ABD AL RAHMAN, ABDULRAHMAN).</summary>
internal sealed class PersonName
{
    /// <summary>Most words of one name; the rest is left out.</summary>
    internal const int TokensMax = 12;

    private const int JoinedLengthMax = 24;
    private const int SpanMax = 3;

    // No MRZ holds a longer word (39 characters, Doc 9303-4); it also bounds the work of comparing hostile words.
    private const int WordLengthMax = 40;
    private const int ArticleRestMin = 3;

    private PersonName(NameToken[] tokens)
    {
        Tokens = tokens;
        Units = [.. AllUnits(tokens)];
    }

    internal NameToken[] Tokens { get; }

    /// <summary>Every word, and every run of words that may be written as one.</summary>
    internal NameUnit[] Units { get; }

    internal int Substantial => Tokens.Count(t => t.IsSubstantial);

    internal static PersonName Of(string text) =>
        new([
            .. MrzTransliteration
                .Words(text)
                .SelectMany(Split)
                .Take(TokensMax)
                .Select(w => new NameToken(Cut(w.Mrz), Cut(w.Sound), w.IsArabic)),
        ]);

    private static string Cut(string word) => word.Length > WordLengthMax ? word[..WordLengthMax] : word;

    // In Arabic script the article is written as part of the word.
    private static IEnumerable<MrzWord> Split(MrzWord word) =>
        word.IsArabic && word.Mrz.StartsWith("AL", StringComparison.Ordinal) && word.Mrz.Length >= 2 + ArticleRestMin
            ? [new MrzWord("AL", "AL", IsArabic: true), word with { Mrz = word.Mrz[2..], Sound = word.Sound[2..] }]
            : [word];

    private static IEnumerable<NameUnit> AllUnits(NameToken[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            yield return new NameUnit(i, 1, tokens[i]);
            // Two words as one; three only around an article (ABD AL RAHMAN, VAN DER BERG).
            for (var span = 2; span <= SpanMax && i + span <= tokens.Length; span++)
            {
                var run = tokens.AsSpan(i, span);
                if (CanJoin(run))
                {
                    var joined = string.Concat(run.ToArray().Select(t => t.Mrz));
                    yield return new NameUnit(i, span, new NameToken(joined, joined, isArabic: false));
                }
            }
        }
    }

    private static bool CanJoin(ReadOnlySpan<NameToken> run)
    {
        var length = 0;
        foreach (var token in run)
        {
            length += token.Mrz.Length;
            if (token.IsArabic || token.IsInitial)
            {
                return false;
            }
        }

        return length <= JoinedLengthMax && (run.Length == 2 || run[1].IsParticle);
    }
}
