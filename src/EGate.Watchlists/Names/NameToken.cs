using System.Collections.Frozen;

namespace EGate.Watchlists;

/// <summary>One way to read a word.</summary>
internal readonly record struct TokenForm(string Folded, string Skeleton, bool IsAbjad);

/// <summary>One word of a name with everything that comparing it needs, computed once.</summary>
internal sealed class NameToken
{
    // Words that may stand apart, be joined or be missing: articles, kinship words, honorifics. They hardly tell people apart.
    private static readonly FrozenSet<string> Particles = FrozenSet.ToFrozenSet<string>(
        [
            "AL",
            "EL",
            "UL",
            "UR",
            "AD",
            "AR",
            "AS",
            "ASH",
            "BIN",
            "BEN",
            "IBN",
            "BINT",
            "BINTI",
            "OULD",
            "DE",
            "DA",
            "DO",
            "DOS",
            "DEL",
            "LA",
            "VAN",
            "VON",
            "DER",
            "DEN",
            "OGLU",
            "OGLI",
            "OGLY",
            "UGLI",
            "UULU",
            "KYZY",
            "QIZI",
            "KIZI",
            "HAJI",
            "HAJJI",
            "HAJ",
            "HADJI",
            "SHEIKH",
            "SHAYKH",
            "SHAIKH",
            "MULLAH",
            "MULLA",
            "JR",
            "SR",
            "II",
            "III",
        ],
        StringComparer.Ordinal
    );

    private static readonly string[] PatronymicEndings =
    [
        "OVICH",
        "EVICH",
        "OVNA",
        "EVNA",
        "IEVICH",
        "IEVNA",
        "OVITCH",
        "EVITCH",
        "YEVICH",
        "YEVNA",
        "ZODA",
        "OGLU",
        "OGLI",
        "KYZY",
        "QIZI",
    ];

    private const int PatronymicLengthMin = 8;

    internal NameToken(string mrz, string sound, bool isArabic)
    {
        Mrz = mrz;
        Canonical = NameFolding.Canonical(mrz);
        Forms = isArabic ? [Abjad(sound)] : ReadLatin(mrz);
        IsParticle = Particles.Contains(mrz);
        IsPatronymic =
            mrz.Length >= PatronymicLengthMin && PatronymicEndings.Any(e => mrz.EndsWith(e, StringComparison.Ordinal));
        IsArabic = isArabic;
    }

    /// <summary>The word in MRZ letters.</summary>
    internal string Mrz { get; }

    /// <summary>See <see cref="NameFolding.Canonical"/>.</summary>
    internal string Canonical { get; }

    /// <summary>Every way to read it; the usual one first.</summary>
    internal TokenForm[] Forms { get; }

    internal bool IsParticle { get; }
    internal bool IsPatronymic { get; }
    internal bool IsArabic { get; }
    internal bool IsInitial => Mrz.Length == 1;

    /// <summary>True for a word that can tell people apart.</summary>
    internal bool IsSubstantial => !IsParticle && !IsInitial;

    private static TokenForm[] ReadLatin(string mrz)
    {
        var forms = new List<TokenForm> { Latin(NameFolding.Fold(mrz)) };
        if (mrz.Contains('X', StringComparison.Ordinal))
        {
            forms.Add(Latin(NameFolding.Fold(mrz, "KS")));
        }

        // German and Slavic J is an English Y: JUSUF, YUSUF.
        if (mrz.Length > 1 && mrz[0] == 'J')
        {
            forms.Add(Latin(NameFolding.Fold("Y" + mrz[1..])));
        }

        if (ArabicTable.SoundOfEscapes(mrz) is { Length: > 1 } sound)
        {
            forms.Add(Abjad(sound));
        }

        return [.. forms];
    }

    private static TokenForm Latin(string folded) => new(folded, NameFolding.Skeleton(folded), IsAbjad: false);

    private static TokenForm Abjad(string sound)
    {
        var folded = NameFolding.Fold(sound);
        return new(folded, NameFolding.Skeleton(folded, isAbjad: true), IsAbjad: true);
    }
}
