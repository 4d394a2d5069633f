namespace EGate.Watchlists;

/// <summary>Why two words count as one.</summary>
internal enum WordRule
{
    None = 0,
    AsWritten = 1,
    OtherMrzForm = 2,
    Romanisation = 3,
    OriginalScript = 4,
    Article = 5,
    ShortForm = 6,
    CutOff = 7,
    Spelling = 8,
    FamilyEnding = 9,
    Initial = 10,
    Joined = 11,
}

/// <summary>By which rule two words agree, and at what cost: how surprising such a difference is in one person's documents, in nats.</summary>
internal readonly record struct WordMatch(float Cost, WordRule Rule)
{
    internal static WordMatch None { get; } = new(float.MaxValue, WordRule.None);

    internal bool IsMatch => Rule != WordRule.None;

    internal WordMatch Or(WordMatch other) => other.Cost < Cost ? other : this;
}

/// <summary>Whether a word may be the beginning of a longer one.</summary>
internal enum WordCut
{
    /// <summary>It is whole.</summary>
    No = 0,

    /// <summary>It stands in a name so long that it may be cut.</summary>
    Perhaps = 1,

    /// <summary>It is the last of a name field without filler.</summary>
    Yes = 2,
}

/// <summary>
/// Compares two words. The costs are this project's choice, set on aliases of public lists and on generated variants; they are the same
/// for a pair of names and for the search of an index.
/// </summary>
internal static class WordComparison
{
    private const float MrzForm = 0.1f;
    private const float Romanised = 0.35f;
    private const float Scripted = 0.9f;
    private const float ScriptedNear = 2.4f;
    private const float Article = 0.6f;
    private const float ShortForm = 0.7f;
    private const float Ending = 2.0f;
    private const float CutSurely = 0.3f;
    private const float CutPerhaps = 1.6f;
    private const float InitialOnly = 1.0f;
    private const float Unfolded = 0.8f;
    private const float UnfoldedExtra = 0.1f;
    private const float LengthBase = 0.7f;

    // In a short word a slip leads to more other words.
    private const float LengthShare = 2.2f;
    private const float PrefixSlip = 1.0f;
    private const float Distant = 1.4f;

    /// <summary>Nats for one unrelated consonant.</summary>
    private const float PerEdit = 2.3f;
    private const float DistanceMax = 2.4f;
    private const float DistancePerLetter = 0.3f;
    private const int SpellingMin = 3;
    private const int ScriptMin = 3;
    private const int PrefixMin = 3;

    internal static WordMatch Compare(Word a, Word b, WordCut cut = WordCut.No)
    {
        if (a.IsAbjad == b.IsAbjad && a.Letters == b.Letters)
        {
            return AsWritten;
        }

        if (a.IsAbjad || b.IsAbjad)
        {
            return CompareScripts(a, b);
        }

        if (a.Canonical == b.Canonical)
        {
            return new(MrzForm, WordRule.OtherMrzForm);
        }

        if (a.Kind == WordKind.Initial || b.Kind == WordKind.Initial)
        {
            return IsInitialOf(a, b) || IsInitialOf(b, a) ? new(InitialOnly, WordRule.Initial) : WordMatch.None;
        }

        if (a.Folded == b.Folded)
        {
            return new(Romanised, WordRule.Romanisation);
        }

        var best = BySpelling(a.Folded, a.Letters, b.Folded, b.Letters);
        return best.Cost <= Article ? best : best.Or(CompareForms(a, b)).Or(ComparePrefix(a, b, cut));
    }

    /// <summary>The largest distance at which words of these lengths still count as one.</summary>
    internal static float DistanceAllowed(int length) =>
        length < SpellingMin ? 0 : Math.Min(DistanceMax, DistancePerLetter * length);

    /// <summary>The match of two words whose folded forms lie at a distance.</summary>
    internal static WordMatch Spelling(float distance) =>
        distance == 0
            ? new(Romanised, WordRule.Romanisation)
            : new(Romanised + (PerEdit * distance), WordRule.Spelling);

    internal static WordMatch AsWritten { get; } = new(0, WordRule.AsWritten);

    internal static WordMatch OtherForm { get; } = new(ShortForm, WordRule.ShortForm);

    internal static float CutCost(WordCut cut) => cut == WordCut.Yes ? CutSurely : CutPerhaps;

    private static bool IsInitialOf(Word initial, Word word) =>
        initial.Kind == WordKind.Initial
        && (word.Letters[0] == initial.Letters[0] || word.Folded[0] == initial.Folded[0]);

    /// <summary>The match of two words of a name whose other words agree: more may differ.</summary>
    internal static WordMatch ByDistantSpelling(Word a, Word b) =>
        a.IsAbjad || b.IsAbjad || a.Kind == WordKind.Initial || b.Kind == WordKind.Initial
            ? WordMatch.None
            : BySpelling(a.Folded, a.Letters, b.Folded, b.Letters, Distant);

    /// <summary>The match of two words by their spelling alone.</summary>
    internal static WordMatch BySpelling(
        ReadOnlySpan<char> foldedA,
        ReadOnlySpan<char> lettersA,
        ReadOnlySpan<char> foldedB,
        ReadOnlySpan<char> lettersB,
        float lenience = 1
    )
    {
        var allowed = lenience * DistanceAllowed(Math.Max(foldedA.Length, foldedB.Length));
        var distance = WordDistance.Between(foldedA, foldedB, allowed);
        if (distance > Unfolded)
        {
            // Misread letters are best seen before folding.
            var most = Math.Min(allowed, distance);
            distance = Math.Min(distance, WordDistance.Misread(lettersA, lettersB, most) + UnfoldedExtra);
        }

        return distance > allowed || NearNames.AreTwo(foldedA, foldedB)
            ? WordMatch.None
            : Spelling(distance * (LengthBase + (LengthShare / Math.Max(foldedA.Length, foldedB.Length))));
    }

    private static WordMatch CompareForms(Word a, Word b)
    {
        var best = WordReadings.AreAlike(a, b)
            ? new WordMatch(Romanised * 1.5f, WordRule.Romanisation)
            : WordMatch.None;
        if (ShortForms.Same(a.Letters, b.Letters))
        {
            best = best.Or(OtherForm);
        }

        var (bareA, bareB) = (a.WithoutArticle, b.WithoutArticle);
        if (
            bareA is not null && bareA == b.Folded
            || bareB is not null && bareB == a.Folded
            || bareA is not null && bareA == bareB
        )
        {
            best = best.Or(new(Article, WordRule.Article));
        }

        var (stemA, stemB) = (a.Stem, b.Stem);
        return (stemA.Length < a.Folded.Length || stemB.Length < b.Folded.Length) && stemA == stemB && a.Kind == b.Kind
            ? best.Or(new(Ending, WordRule.FamilyEnding))
            : best;
    }

    /// <summary>The match of a word that may be cut with the beginning of another.</summary>
    internal static WordMatch ComparePrefix(Word a, Word b, WordCut cut)
    {
        if (
            cut == WordCut.No
            || a.Letters.Length < PrefixMin
            || a.Letters.Length >= b.Letters.Length
            || a.IsAbjad
            || b.IsAbjad
        )
        {
            return WordMatch.None;
        }

        if (
            b.Letters.StartsWith(a.Letters, StringComparison.Ordinal)
            || b.Folded.StartsWith(a.Folded, StringComparison.Ordinal)
        )
        {
            return new(CutCost(cut), WordRule.CutOff);
        }

        // The cut may go through a group of letters that stands for one sound.
        var length = a.Folded.Length;
        if (length <= PrefixMin || b.Folded.Length < length)
        {
            return WordMatch.None;
        }

        var distance = WordDistance.Between(a.Folded.AsSpan(0, length - 1), b.Folded.AsSpan(0, length - 1), PrefixSlip);
        return distance <= PrefixSlip
            ? new(CutCost(cut) + (PerEdit * (distance + UnfoldedExtra)), WordRule.CutOff)
            : WordMatch.None;
    }

    // Without vowels there is less to go by: short skeletons must be equal, longer ones may differ by one letter.
    private static WordMatch CompareScripts(Word a, Word b)
    {
        var best = WordMatch.None;
        Span<bool> readings = [false, true];
        foreach (var withoutV in readings)
        {
            var own = WordSkeleton.Of(a.Folded, a.IsAbjad && withoutV);
            var other = WordSkeleton.Of(b.Folded, (b.IsAbjad || a.IsAbjad) && withoutV);
            if (own == other && own.Length >= ScriptMin - 1)
            {
                return new(own.Length >= ScriptMin ? Scripted : Scripted * 2, WordRule.OriginalScript);
            }

            if (Math.Min(own.Length, other.Length) > ScriptMin && WordDistance.Between(own, other, 1) <= 1)
            {
                best = new(ScriptedNear, WordRule.OriginalScript);
            }
        }

        return best;
    }
}
