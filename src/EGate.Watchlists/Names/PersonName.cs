namespace EGate.Watchlists;

/// <summary>A name as words, and its neighbouring words joined (ABD AL RAHMAN, ABDULRAHMAN).</summary>
internal sealed class PersonName
{
    /// <summary>Most words of one name; the rest is left out.</summary>
    internal const int TokensMax = 12;

    private const int JoinedLengthMax = 24;

    // No MRZ holds a longer word (39 characters, Doc 9303-4); it also bounds the work of comparing hostile words.
    private const int WordLengthMax = 40;
    private const int ArticleRestMin = 3;

    private PersonName(NameToken[] tokens)
    {
        Tokens = tokens;
        Joined = new NameToken?[Math.Max(0, tokens.Length - 1)];
        for (var i = 0; i < Joined.Length; i++)
        {
            Joined[i] = Join(tokens[i], tokens[i + 1]);
        }
    }

    internal NameToken[] Tokens { get; }

    /// <summary>At i the words i and i+1 as one; null where joining makes no sense.</summary>
    internal NameToken?[] Joined { get; }

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

    private static NameToken? Join(NameToken a, NameToken b) =>
        a.IsArabic || b.IsArabic || a.IsInitial || b.IsInitial || a.Mrz.Length + b.Mrz.Length > JoinedLengthMax
            ? null
            : new NameToken(a.Mrz + b.Mrz, a.Mrz + b.Mrz, isArabic: false);
}
