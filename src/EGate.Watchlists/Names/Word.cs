namespace EGate.Watchlists;

/// <summary>
/// One word of a name with everything that comparing it needs, computed once: its letters, the canonical spelling (the several legal MRZ
/// forms of one letter made equal), the folded one, and its kind.
/// </summary>
internal sealed class Word
{
    private const int ArticleRestMin = 4;
    private const int StemMin = 3;

    private static readonly (string From, string To)[] MrzForms =
    [
        ("UXX", "U"),
        ("NXX", "N"),
        ("AE", "A"),
        ("OE", "O"),
        ("UE", "U"),
        ("AA", "A"),
        ("SS", "S"),
    ];

    // The endings that states put on or take off a family name, longest first.
    private static readonly string[] Endings =
    [
        "ZADEH",
        "ZADAH",
        "OGHLU",
        "ZODA",
        "ZADA",
        "ZADE",
        "OVICH",
        "EVICH",
        "SKAYA",
        "SKAIA",
        "OGLU",
        "OVNA",
        "EVNA",
        "SKIY",
        "SKII",
        "SKYI",
        "YEVA",
        "IEVA",
        "OVA",
        "EVA",
        "YEV",
        "IEV",
        "OFF",
        "OWA",
        "EWA",
        "SKY",
        "SKI",
        "IAN",
        "YAN",
        "ULY",
        "OV",
        "EV",
        "OW",
        "EW",
        "II",
        "IY",
        "I",
        "Y",
    ];

    internal Word(string letters, bool isAbjad)
    {
        Letters = letters;
        IsAbjad = isAbjad;
        var plain = isAbjad ? letters : WithoutArticleOfAbd(letters);
        Canonical = isAbjad ? letters : Canonise(letters);
        Folded = WordFolding.Fold(plain);
        Kind = WordKinds.Of(letters);
    }

    /// <summary>A-Z; of a word in Arabic script what its consonants sound like.</summary>
    internal string Letters { get; }

    /// <summary>True when it came from Arabic script: there are hardly any vowels.</summary>
    internal bool IsAbjad { get; }

    internal string Canonical { get; }
    internal string Folded { get; }
    internal WordKind Kind { get; }

    /// <summary>How much it tells when the word agrees, in nats, where an index has counted it.</summary>
    internal double? Information { get; init; }

    /// <summary>True for a word that can tell people apart.</summary>
    internal bool IsTelling => Kind is WordKind.Name or WordKind.Patronymic;

    /// <summary>Folded without a family name's ending; the folded word itself when it has none or too little is left.</summary>
    internal string Stem
    {
        get
        {
            foreach (var ending in Endings)
            {
                if (Letters.EndsWith(ending, StringComparison.Ordinal))
                {
                    var stem = WordFolding.Fold(Letters.AsSpan(0, Letters.Length - ending.Length));
                    return stem.Length >= StemMin ? stem : Folded;
                }
            }

            return Folded;
        }
    }

    /// <summary>Folded without a joined article (ALHASAN, ELHASAN: HASAN); null when none is joined.</summary>
    internal string? WithoutArticle =>
        Letters.Length >= ArticleRestMin + 2 && Letters[0] is 'A' or 'E' && Letters[1] == 'L' && !IsAbjad
            ? WordFolding.Fold(Letters.AsSpan(2))
            : null;

    // ABDULRAHMAN, ABDURRAHMAN, ABDELRAHMAN and ABDRAHMAN: the article after ABD is written in many ways or not at all.
    private static ReadOnlySpan<char> WithoutArticleOfAbd(ReadOnlySpan<char> letters)
    {
        const int AbdLength = 3;
        if (letters.Length < AbdLength + 4 || !letters.StartsWith("ABD", StringComparison.Ordinal))
        {
            return letters;
        }

        var at = AbdLength;
        while (at < letters.Length && letters[at] is 'A' or 'E' or 'I' or 'O' or 'U')
        {
            at++;
        }

        var isArticle = at > AbdLength && at + 2 < letters.Length && letters[at] == 'L';
        var rest = isArticle ? letters[(at + 1)..] : letters[at..];
        return rest.Length < 2 ? letters : string.Concat("ABD", rest);
    }

    private static string Canonise(string letters)
    {
        foreach (var (from, to) in MrzForms)
        {
            letters = letters.Replace(from, to, StringComparison.Ordinal);
        }

        return letters;
    }
}
