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

    private string? _stem;

    internal Word(string letters, bool isAbjad)
    {
        Letters = letters;
        IsAbjad = isAbjad;
        Canonical = isAbjad ? letters : Canonise(letters);
        Folded = WordFolding.Fold(isAbjad ? letters : WithoutArticleOfAbd(letters));
        Signature = WordSignature.Of(Folded);
        Kind = WordKinds.Of(letters);
    }

    /// <summary>A-Z; of a word in Arabic script what its consonants sound like.</summary>
    internal string Letters { get; }

    /// <summary>True when it came from Arabic script: there are hardly any vowels.</summary>
    internal bool IsAbjad { get; }

    internal string Canonical { get; }
    internal string Folded { get; }
    internal ulong Signature { get; }
    internal WordKind Kind { get; }

    /// <summary>How much it tells when the word agrees, in nats, where an index has counted it.</summary>
    internal double? Information { get; init; }

    /// <summary>Its number in an index that it comes from.</summary>
    internal uint? Number { get; init; }

    /// <summary>True for a word that can tell people apart.</summary>
    internal bool IsTelling => Kind is WordKind.Name or WordKind.Patronymic;

    /// <summary>Folded without a family name's ending; the folded word itself when it has none or too little is left.</summary>
    internal string Stem => _stem ??= FindStem();

    /// <summary>Folded without a joined article (ALHASAN, ELHASAN, ASSAID: HASAN, SAID); null when none is joined.</summary>
    internal string? WithoutArticle
    {
        get
        {
            if (IsAbjad || Letters.Length < ArticleRestMin + 2 || Letters[0] is not ('A' or 'E' or 'U' or 'I' or 'O'))
            {
                return null;
            }

            var rest =
                Letters[1] == 'L' ? Letters.AsSpan(2)
                : Letters[1] == Letters[2] && Letters[1] is not ('A' or 'E' or 'U' or 'I' or 'O') ? Letters.AsSpan(2)
                : Letters.StartsWith("OUL", StringComparison.Ordinal) ? Letters.AsSpan(3)
                : default;
            return rest.Length >= ArticleRestMin - 1 ? WordFolding.Fold(rest) : null;
        }
    }

    private string FindStem()
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

    // ABDULRAHMAN, ABDURRAHMAN, ABDELRAHMAN, EBDRAHMAN: the article after ABD is written in many ways or not at all.
    private static ReadOnlySpan<char> WithoutArticleOfAbd(ReadOnlySpan<char> letters)
    {
        const int AbdLength = 3;
        var abd = letters.StartsWith("AABD", StringComparison.Ordinal) ? letters[1..] : letters;
        if (
            abd.Length < AbdLength + 2
            || !(abd.StartsWith("ABD", StringComparison.Ordinal) || abd.StartsWith("EBD", StringComparison.Ordinal))
        )
        {
            return letters;
        }

        var at = AbdLength;
        while (at < abd.Length && abd[at] is 'A' or 'E' or 'I' or 'O' or 'U')
        {
            at++;
        }

        var isArticle = at > AbdLength && at + 2 < abd.Length && abd[at] == 'L';
        var rest = isArticle ? abd[(at + 1)..] : abd[at..];
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
