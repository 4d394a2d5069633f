namespace EGate.Watchlists;

/// <summary>Why two words count as one.</summary>
internal enum TokenRule
{
    None = 0,
    AsWritten = 1,
    OtherMrzForm = 2,
    CutOff = 3,
    Romanisation = 4,
    OriginalScript = 5,
    Spelling = 6,
    Initial = 7,
}

/// <summary>How alike two words are (0..1) and by which rule.</summary>
internal readonly record struct TokenMatch(double Similarity, TokenRule Rule);

/// <summary>
/// Compares two words. Figures are this project's choice, set so that one changed vowel keeps a word above 0.85 and one changed
/// consonant in six letters does not; a later issue calibrates them on labelled pairs.
/// </summary>
internal static class TokenSimilarity
{
    /// <summary>Words less alike than this are two words.</summary>
    internal const double Floor = 0.72;

    private const double Romanised = 0.95;
    private const double Scripted = 0.90;
    private const double ScriptedNear = 0.78;
    private const double InitialOnly = 0.60;
    private const int SpellingMin = 4;
    private const int ScriptMin = 3;
    private const int PrefixMin = 3;

    internal static TokenMatch Compare(NameToken traveller, NameToken listed, bool mayBeCut)
    {
        if (traveller.Mrz == listed.Mrz)
        {
            return new(1.0, TokenRule.AsWritten);
        }

        if (traveller.Canonical == listed.Canonical)
        {
            return new(1.0, TokenRule.OtherMrzForm);
        }

        if (traveller.IsInitial || listed.IsInitial)
        {
            return IsInitialOf(traveller, listed) || IsInitialOf(listed, traveller)
                ? new(InitialOnly, TokenRule.Initial)
                : default;
        }

        var best = mayBeCut ? ComparePrefix(traveller, listed) : default;
        foreach (var a in traveller.Forms)
        {
            foreach (var b in listed.Forms)
            {
                var match = CompareForms(a, b);
                best = match.Similarity > best.Similarity ? match : best;
            }
        }

        return best.Similarity >= Floor ? best : default;
    }

    private static bool IsInitialOf(NameToken initial, NameToken word) =>
        initial.IsInitial
        && (
            word.Mrz[0] == initial.Mrz[0]
            || word.Forms[0].Folded.StartsWith(initial.Forms[0].Folded, StringComparison.Ordinal)
        );

    private static TokenMatch ComparePrefix(NameToken cut, NameToken listed) =>
        cut.Mrz.Length >= PrefixMin && listed.Mrz.StartsWith(cut.Mrz, StringComparison.Ordinal)
            ? new(1.0, TokenRule.CutOff)
        : cut.Mrz.Length >= PrefixMin
        && listed.Forms[0].Folded.StartsWith(cut.Forms[0].Folded, StringComparison.Ordinal)
            ? new(Romanised, TokenRule.CutOff)
        : default;

    private static TokenMatch CompareForms(TokenForm a, TokenForm b)
    {
        if (a.IsAbjad || b.IsAbjad)
        {
            return CompareSkeletons(a.Skeleton, b.Skeleton);
        }

        if (a.Folded == b.Folded)
        {
            return new(Romanised, TokenRule.Romanisation);
        }

        var longer = Math.Max(a.Folded.Length, b.Folded.Length);
        if (Math.Min(a.Folded.Length, b.Folded.Length) < SpellingMin - 1 || longer < SpellingMin)
        {
            return default;
        }

        var most = longer * (1 - (Floor / Romanised));
        var cost = SpellingDistance.Between(a.Folded, b.Folded, most);
        return new(Romanised * (1 - (cost / longer)), TokenRule.Spelling);
    }

    // Without vowels there is less to go by: short skeletons must be equal, longer ones may differ by one letter.
    private static TokenMatch CompareSkeletons(string a, string b)
    {
        if (a == b)
        {
            return a.Length >= ScriptMin ? new(Scripted, TokenRule.OriginalScript)
                : a.Length == ScriptMin - 1 ? new(ScriptedNear, TokenRule.OriginalScript)
                : default;
        }

        return Math.Min(a.Length, b.Length) > ScriptMin && SpellingDistance.Between(a, b, 1) <= 1
            ? new(ScriptedNear, TokenRule.OriginalScript)
            : default;
    }
}
