namespace EGate.Watchlists;

/// <summary>One pair of words that agree; joined words name both.</summary>
internal readonly record struct WordPair(string Traveller, string Listed, WordMatch Match, double Evidence);

/// <summary>How much two names speak for one person.</summary>
/// <param name="Evidence">Logarithm of the likelihood ratio, in nats: above 0 for one person, below 0 against.</param>
/// <param name="Agreement">0..1: the share of what could agree that does.</param>
/// <param name="Pairs">The words that agree, the most telling first.</param>
/// <param name="TravellerOnly">Words of the traveller without a partner.</param>
/// <param name="ListedOnly">Listed words without a partner.</param>
/// <param name="Telling">Agreeing words that can tell people apart.</param>
internal sealed record NameMatch(
    double Evidence,
    double Agreement,
    IReadOnlyList<WordPair> Pairs,
    IReadOnlyList<Word> TravellerOnly,
    IReadOnlyList<Word> ListedOnly,
    int Telling
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
    internal const double CostWeight = 1.35;
    private const double InitialInformation = 1.6;
    private const double PerCutLetter = 1.9;
    private const double ParticleInformation = 0.25;
    private const float JoinedCostMax = 2.0f;
    private const double JoinedCost = 0.3;

    internal static NameMatch Compare(NameWords traveller, NameWords listed, WordCut cut, NameFrequencies frequencies)
    {
        var candidates = Candidates(traveller, listed, cut, frequencies);
        var (usedA, usedB) = (new bool[traveller.Words.Length], new bool[listed.Words.Length]);
        var pairs = new List<WordPair>(4);
        var order = new List<(int A, int B)>(4);
        double evidence = 0;
        var telling = 0;
        foreach (var c in candidates)
        {
            if (!IsFree(usedA, c.Traveller) || !IsFree(usedB, c.Listed))
            {
                continue;
            }

            Array.Fill(usedA, true, c.Traveller.Start, c.Traveller.Span);
            Array.Fill(usedB, true, c.Listed.Start, c.Listed.Span);
            evidence += c.Evidence;
            telling +=
                c.Traveller.Word.IsTelling && c.Listed.Word.IsTelling ? Math.Max(c.Traveller.Span, c.Listed.Span) : 0;
            pairs.Add(new(c.Traveller.Word.Letters, c.Listed.Word.Letters, c.Match, c.Evidence));
            order.Add((c.Traveller.Start, c.Listed.Start));
        }

        var (onlyA, onlyB) = (Unused(traveller, usedA), Unused(listed, usedB));
        evidence -= Against(onlyA, onlyB, cut) + (IsInOrder(order) ? 0 : OtherOrder);
        if (telling < 2 && (traveller.Telling > 1 || listed.Telling > 1))
        {
            evidence -= OnlyOneWord;
        }

        var most = Math.Min(Most(traveller, frequencies), Most(listed, frequencies));
        var agreement = most > 0 ? Math.Clamp(evidence / most, 0, 1) : 0;
        return new NameMatch(evidence, agreement, pairs, onlyA, onlyB, telling);
    }

    private readonly record struct Candidate(NameUnit Traveller, NameUnit Listed, WordMatch Match, double Evidence);

    /// <summary>Every pair of units that agrees, the most telling first; of equal ones the cheaper.</summary>
    private static List<Candidate> Candidates(
        NameWords traveller,
        NameWords listed,
        WordCut cut,
        NameFrequencies frequencies
    )
    {
        var found = new List<Candidate>(8);
        for (var i = 0; i < traveller.Words.Length; i++)
        {
            var own = new NameUnit(i, 1, traveller.Words[i]);
            var ownCut = cut == WordCut.Yes && i < traveller.Words.Length - 1 ? WordCut.Perhaps : cut;
            for (var j = 0; j < listed.Words.Length; j++)
            {
                Add(found, own, new NameUnit(j, 1, listed.Words[j]), ownCut, frequencies);
            }
        }

        // Words that found no equal partner may be joined on the other side.
        if (
            found.Count(c => c.Match.Cost < 1) < Math.Min(traveller.Telling, listed.Telling)
            || traveller.Words.Length != listed.Words.Length
        )
        {
            AddJoined(found, traveller, listed, frequencies);
        }

        found.Sort(
            (a, b) => b.Evidence.CompareTo(a.Evidence) is var c and not 0 ? c : a.Match.Cost.CompareTo(b.Match.Cost)
        );
        return found;
    }

    private static void AddJoined(
        List<Candidate> found,
        NameWords traveller,
        NameWords listed,
        NameFrequencies frequencies
    )
    {
        for (var j = 0; j < listed.Words.Length; j++)
        {
            foreach (var joined in traveller.Joined)
            {
                Add(found, joined, new NameUnit(j, 1, listed.Words[j]), WordCut.No, frequencies);
            }
        }

        for (var i = 0; i < traveller.Words.Length; i++)
        {
            foreach (var joined in listed.Joined)
            {
                Add(found, new NameUnit(i, 1, traveller.Words[i]), joined, WordCut.No, frequencies);
            }
        }
    }

    private static void Add(List<Candidate> found, NameUnit a, NameUnit b, WordCut cut, NameFrequencies frequencies)
    {
        var isJoined = a.Span + b.Span > 2;
        if (isJoined && Math.Abs(a.Word.Folded.Length - b.Word.Folded.Length) > 3)
        {
            return;
        }

        var match = WordComparison.Compare(a.Word, b.Word, cut);
        if (!match.IsMatch || (isJoined && (match.Cost > JoinedCostMax || match.Rule == WordRule.Initial)))
        {
            return;
        }

        var evidence =
            Information(a.Word, b.Word, match, frequencies) - (CostWeight * match.Cost) - (isJoined ? JoinedCost : 0);
        if (evidence > 0)
        {
            found.Add(new Candidate(a, b, match, evidence));
        }
    }

    // A slip may lead to any word around; what agrees is only as telling as the more common of the two.
    private static double Information(Word a, Word b, WordMatch match, NameFrequencies frequencies) =>
        match.Rule == WordRule.Initial ? InitialInformation
        : !a.IsTelling && !b.IsTelling ? ParticleInformation
        : match.Rule == WordRule.CutOff ? Math.Min(frequencies.Information(b), CutInformation(a))
        : Math.Min(frequencies.Information(a), frequencies.Information(b));

    /// <summary>What the beginning of a word can tell at most.</summary>
    internal static double CutInformation(Word beginning) => PerCutLetter * beginning.Letters.Length;

    private static double Against(List<Word> onlyA, List<Word> onlyB, WordCut cut)
    {
        double lost = 0;
        foreach (var word in onlyA)
        {
            lost += Cost(word);
        }

        // Behind the cut of a truncated name there may be anything.
        if (cut != WordCut.Yes)
        {
            foreach (var word in onlyB)
            {
                lost += Cost(word);
            }
        }

        var conflicts = Math.Min(onlyA.Count(w => w.IsTelling), onlyB.Count(w => w.IsTelling));
        return lost + (conflicts > 0 ? Conflict + ((conflicts - 1) * FurtherConflict) : 0);
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
    private static bool IsInOrder(List<(int A, int B)> pairs)
    {
        pairs.Sort();
        var falls = 0;
        for (var i = 0; i < pairs.Count; i++)
        {
            falls += pairs[i].B > pairs[(i + 1) % pairs.Count].B ? 1 : 0;
        }

        return falls <= 1;
    }

    private static double Most(NameWords name, NameFrequencies frequencies)
    {
        double most = 0;
        foreach (var word in name.Words)
        {
            most +=
                word.Kind == WordKind.Initial ? InitialInformation
                : word.IsTelling ? frequencies.Information(word)
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
