namespace EGate.Watchlists;

/// <summary>One pair of words that agree; joined words name both.</summary>
internal readonly record struct WordPair(string Traveller, string Listed, WordMatch Match, double Evidence);

/// <summary>How much two names speak for one person.</summary>
/// <param name="Evidence">Logarithm of the likelihood ratio, in nats: above 0 for one person, below 0 against.</param>
/// <param name="Agreement">0..1: the share of what could agree that does.</param>
/// <param name="Pairs">The words that agree, the most telling first.</param>
/// <param name="TravellerOnly">Words of the traveller without a partner.</param>
/// <param name="ListedOnly">Listed words without a partner.</param>
internal sealed record NameMatch(
    double Evidence,
    double Agreement,
    IReadOnlyList<WordPair> Pairs,
    IReadOnlyList<Word> TravellerOnly,
    IReadOnlyList<Word> ListedOnly
);

/// <summary>
/// Aligns the words of two names whatever their order and adds up what each pair tells. Every pair of words counts as much as the word is
/// rare, less the cost of their difference. A word without a partner costs little, because passports and lists both leave names out; words
/// without a partner on both sides contradict each other and cost much.
/// </summary>
internal static class NameComparison
{
    private const double Missing = 0.9;
    private const double MissingPatronymic = 0.4;
    private const double MissingInitial = 0.3;
    private const double MissingParticle = 0.05;
    private const double Conflict = 5.5;
    private const double FurtherConflict = 3.5;
    private const double OnlyOneWord = 5.0;
    private const double OtherOrder = 0.4;

    /// <summary>Cost at which two words are no longer alike.</summary>
    private const double CostMost = 7;

    // Words of one name go together: who is called KHURSHED is likelier than others to be a NAZAROV.
    private const double Dependence = 1.8;
    private const double FurtherDependence = 2.0;

    internal static NameMatch Compare(
        NameWords traveller,
        NameWords listed,
        WordCut cut,
        NameFrequencies frequencies,
        WordMatcher matcher
    )
    {
        var (usedA, usedB) = (new bool[traveller.Words.Length], new bool[listed.Words.Length]);
        var pairs = new List<AlignedPair>(4);
        double evidence = 0;
        double alike = 0;
        var telling = 0;
        foreach (var pair in NameAlignment.Pairs(traveller, listed, cut, frequencies, matcher))
        {
            if (IsFree(usedA, pair.Traveller) && IsFree(usedB, pair.Listed))
            {
                Array.Fill(usedA, true, pair.Traveller.Start, pair.Traveller.Span);
                Array.Fill(usedB, true, pair.Listed.Start, pair.Listed.Span);
                evidence += pair.Evidence;
                alike += pair.Information * Math.Max(0, 1 - (pair.Match.Cost / CostMost));
                telling += Telling(pair);
                pairs.Add(pair);
            }
        }

        var (onlyA, onlyB) = (Unused(traveller, usedA), Unused(listed, usedB));
        var against =
            Against(onlyA, onlyB, cut)
            + (IsInOrder(pairs) ? 0 : OtherOrder)
            + (telling < 2 && (traveller.Telling > 1 || listed.Telling > 1) ? OnlyOneWord : 0);
        evidence -= against;

        var most = Math.Min(Most(traveller, frequencies), Most(listed, frequencies));
        var agreement = most > 0 ? Math.Clamp((alike - against) / most, 0, 1) : 0;
        var agreeing = pairs.Count(p => Telling(p) > 0);
        evidence -= agreeing > 1 ? Dependence + (FurtherDependence * (agreeing - 2)) : 0;
        return new NameMatch(evidence, agreement, [.. pairs.Select(Describe)], onlyA, onlyB);
    }

    private static int Telling(AlignedPair pair) =>
        pair.Match.Rule != WordRule.Initial && pair.Traveller.Word.IsTelling && pair.Listed.Word.IsTelling
            ? Math.Max(pair.Traveller.Span, pair.Listed.Span)
            : 0;

    private static WordPair Describe(AlignedPair pair) =>
        new(pair.Traveller.Word.Letters, pair.Listed.Word.Letters, pair.Match, pair.Evidence);

    private static double Against(List<Word> onlyA, List<Word> onlyB, WordCut cut)
    {
        var lost = onlyA.Sum(Cost);
        var conflicts = Math.Min(onlyA.Count(w => w.IsTelling), onlyB.Count(w => w.IsTelling));
        // Behind the cut of a truncated name there may be anything.
        return lost
            + (cut == WordCut.Yes ? 0 : onlyB.Sum(Cost))
            + (conflicts > 0 ? Conflict + ((conflicts - 1) * FurtherConflict) : 0);
    }

    private static double Cost(Word word) =>
        word.Kind switch
        {
            WordKind.Name => Missing,
            WordKind.Patronymic => MissingPatronymic,
            WordKind.Initial => MissingInitial,
            _ => MissingParticle,
        };

    // Surname first or last is the same order turned round; other orders are rarer in one person's papers.
    private static bool IsInOrder(List<AlignedPair> pairs)
    {
        Span<int> order = stackalloc int[NameWords.WordsMax];
        order.Fill(-1);
        foreach (var pair in pairs)
        {
            order[pair.Traveller.Start] = pair.Listed.Start;
        }

        var (first, last, falls) = (-1, -1, 0);
        foreach (var at in order)
        {
            if (at >= 0)
            {
                first = first < 0 ? at : first;
                falls += last > at ? 1 : 0;
                last = at;
            }
        }

        return falls + (last > first ? 1 : 0) <= 1;
    }

    private static double Most(NameWords name, NameFrequencies frequencies)
    {
        double most = 0;
        foreach (var word in name.Words)
        {
            most +=
                word.Kind == WordKind.Initial ? NameAlignment.InitialInformation
                : word.IsTelling || name.EveryWordTells ? frequencies.Information(word)
                : 0;
        }

        return most;
    }

    private static bool IsFree(bool[] used, NameUnit unit) => !used.AsSpan(unit.Start, unit.Span).Contains(true);

    private static List<Word> Unused(NameWords name, bool[] used)
    {
        var words = new List<Word>(2);
        for (var i = 0; i < used.Length; i++)
        {
            if (!used[i])
            {
                words.Add(name.Words[i]);
            }
        }

        return words;
    }
}
