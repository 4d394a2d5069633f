using System.Collections.Frozen;

namespace EGate.Watchlists;

/// <summary>What a word does in a name; it decides how much its absence matters.</summary>
internal enum WordKind
{
    /// <summary>A given, family, father's or tribal name.</summary>
    Name = 0,

    /// <summary>A name made of the father's, by its ending: documents and lists often leave it out.</summary>
    Patronymic = 1,

    /// <summary>Article, kinship word or preposition: may stand apart, be joined or be missing.</summary>
    Particle = 2,

    /// <summary>Honorific or generation mark: not part of the name in most documents.</summary>
    Title = 3,

    /// <summary>A single letter.</summary>
    Initial = 4,
}

/// <summary>Tells the kinds by lists of words and endings.</summary>
internal static class WordKinds
{
    private static readonly FrozenSet<string> Particles = Set(
        "AL EL UL IL OUL UR AR ER AD UD ED AS US ES ASH USH ESH AN UN EN AT ET AZ UZ EZ BIN BEN IBN BN BINT BINTI BINTE BENT OULD OULED ABU ABOU ABO ABI "
            + "UM UMM OUM DE DA DO DOS DAS DEL DELLA DI DU LA LE LES LO LAS LOS VAN VON VOM ZU ZUM ZUR DER DEN TER TEN OF THE Y E I AF AV "
            + "OGLU OGLI OGLY OGHLU UGLI UGLY UULU ULY ULI OLI KYZY QIZI KIZI QYZY GIZI KIZY ZADE ZODA ZADEH ZADA ZADAH"
    );

    private static readonly FrozenSet<string> Titles = Set(
        "HAJI HAJJI HAJ HAJJ HADJI HADJ ALHAJ ALHAJI SHEIKH SHAYKH SHAIKH SHEIK CHEIKH MULLAH MULLA MOLLA MAULAVI MAWLAWI MAULVI MAWLAVI MAULANA "
            + "MAWLANA QARI USTAD USTAZ AGHA AQA DR PROF ENG ENGINEER MR MRS MS SIR LADY GENERAL COLONEL GEN COL MAJ CAPT LT BRIG COMMANDER JR SR II III IV "
            + "JUNIOR SENIOR SAYYID SAYYED SAYED SYED SAYYAD SEYED SEYYED EMIR AMIR PRINCE HIS HER EXCELLENCY"
    );

    private static readonly string[] Patronymics =
    [
        "OVICH",
        "EVICH",
        "OVNA",
        "EVNA",
        "OVITCH",
        "EVITCH",
        "OVIC",
        "OGLU",
        "OGLY",
        "OGLI",
        "UGLI",
        "KYZY",
        "QIZI",
        "KIZI",
        "ULY",
        "UULU",
    ];

    private const int PatronymicMin = 7;

    internal static WordKind Of(string letters)
    {
        if (letters.Length == 1)
        {
            return WordKind.Initial;
        }

        if (Particles.Contains(letters))
        {
            return WordKind.Particle;
        }

        if (Titles.Contains(letters))
        {
            return WordKind.Title;
        }

        return
            letters.Length >= PatronymicMin
            && Array.Exists(Patronymics, e => letters.EndsWith(e, StringComparison.Ordinal))
            ? WordKind.Patronymic
            : WordKind.Name;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
