namespace EGate.Watchlists;

/// <summary>A traveller's unit and a listed one that agree, and what that tells in nats.</summary>
/// <param name="Traveller">The traveller's.</param>
/// <param name="Listed">The listed one.</param>
/// <param name="Match">The rule and its cost.</param>
/// <param name="Information">How telling the words are.</param>
/// <param name="Evidence">That less the cost.</param>
internal readonly record struct AlignedPair(
    NameUnit Traveller,
    NameUnit Listed,
    WordMatch Match,
    double Information,
    double Evidence
);

/// <summary>Finds the pairs of words, or of joined words, of two names that agree.</summary>
internal readonly struct NameAlignment
{
    internal const double InitialInformation = 1.6;
    internal const double CostWeight = 1.35;
    private const double ParticleInformation = 0.25;
    private const double PerCutLetter = 1.9;
    private const float JoinedCostMax = 2.0f;
    private const double JoinedCost = 0.3;
    private const double EvidenceMin = -3;
    private const float GoodCost = 1.2f;
    private const int JoinedBits = 8;
    private const int JoinedLengthMax = 3;

    private readonly NameFrequencies _frequencies;
    private readonly WordMatcher _matcher;
    private readonly List<AlignedPair> _found;
    private readonly bool _everyWordTells;

    private NameAlignment(NameFrequencies frequencies, WordMatcher matcher, bool everyWordTells)
    {
        _frequencies = frequencies;
        _matcher = matcher;
        _everyWordTells = everyWordTells;
        _found = new List<AlignedPair>(8);
    }

    /// <summary>Every pair of units that agrees, the most telling first; of equal ones the cheaper.</summary>
    internal static List<AlignedPair> Pairs(
        NameWords traveller,
        NameWords listed,
        WordCut cut,
        NameFrequencies frequencies,
        WordMatcher matcher
    )
    {
        var alignment = new NameAlignment(frequencies, matcher, traveller.EveryWordTells || listed.EveryWordTells);
        for (var i = 0; i < traveller.Words.Length; i++)
        {
            var own = new NameUnit(i, 1, traveller.Words[i]);
            var ownCut = cut == WordCut.Yes && i < traveller.Words.Length - 1 ? WordCut.Perhaps : cut;
            for (var j = 0; j < listed.Words.Length; j++)
            {
                alignment.Add(own, new NameUnit(j, 1, listed.Words[j]), ownCut);
            }
        }

        alignment.AddJoined(traveller, listed);
        alignment._found.Sort(Order);
        return alignment._found;
    }

    /// <summary>What the beginning of a word can tell at most.</summary>
    internal static double CutInformation(Word beginning) => PerCutLetter * beginning.Letters.Length;

    private static int Order(AlignedPair a, AlignedPair b) =>
        a.Evidence != b.Evidence ? b.Evidence.CompareTo(a.Evidence)
        : a.Match.Cost != b.Match.Cost ? a.Match.Cost.CompareTo(b.Match.Cost)
        : (a.Traveller.Start, a.Listed.Start).CompareTo((b.Traveller.Start, b.Listed.Start));

    // Words are joined only for a word on the other side that has no good partner yet.
    private void AddJoined(NameWords traveller, NameWords listed)
    {
        var singles = _found.Count;
        for (var j = 0; j < listed.Words.Length && traveller.Words.Length > 1; j++)
        {
            if (listed.Words[j].IsTelling && !HasPartner(singles, p => p.Listed.Start, j))
            {
                for (var run = 0; run < traveller.Runs.Length; run++)
                {
                    if (MayBe(traveller.Runs[run], listed.Words[j]))
                    {
                        Add(traveller.Joined(run), new NameUnit(j, 1, listed.Words[j]), WordCut.No);
                    }
                }
            }
        }

        for (var i = 0; i < traveller.Words.Length && listed.Words.Length > 1; i++)
        {
            if (traveller.Words[i].IsTelling && !HasPartner(singles, p => p.Traveller.Start, i))
            {
                for (var run = 0; run < listed.Runs.Length; run++)
                {
                    if (MayBe(listed.Runs[run], traveller.Words[i]))
                    {
                        Add(new NameUnit(i, 1, traveller.Words[i]), listed.Joined(run), WordCut.No);
                    }
                }
            }
        }
    }

    private static bool MayBe(NameRun run, Word word) =>
        Math.Abs(run.Length - word.Folded.Length) <= JoinedLengthMax || word.IsAbjad;

    private bool HasPartner(int singles, Func<AlignedPair, int> start, int word)
    {
        for (var k = 0; k < singles; k++)
        {
            if (_found[k].Match.Cost < GoodCost && start(_found[k]) == word)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(NameUnit a, NameUnit b, WordCut cut)
    {
        var isJoined = a.Span + b.Span > 2;
        if (isJoined && !MayJoin(a.Word, b.Word))
        {
            return;
        }

        var match = _matcher.Compare(a.Word, b.Word, cut);
        if (!match.IsMatch || (isJoined && (match.Cost > JoinedCostMax || match.Rule == WordRule.Initial)))
        {
            return;
        }

        var information = Information(a.Word, b.Word, match);
        var evidence = information - (CostWeight * match.Cost) - (isJoined ? JoinedCost : 0);
        // A common word misread may speak against, but less than a word without a partner would.
        if (!isJoined || evidence > 0)
        {
            _found.Add(new AlignedPair(a, b, match, information, Math.Max(evidence, EvidenceMin)));
        }
    }

    private static bool MayJoin(Word a, Word b) =>
        a.IsAbjad != b.IsAbjad
        || (
            Math.Abs(a.Folded.Length - b.Folded.Length) <= JoinedLengthMax
            && WordSignature.MayBeNear(a.Signature, b.Signature, JoinedBits)
        );

    // A slip may lead to any word around; what agrees is only as telling as the more common of the two.
    private double Information(Word a, Word b, WordMatch match) =>
        match.Rule == WordRule.Initial ? InitialInformation
        : !_everyWordTells && !a.IsTelling && !b.IsTelling ? ParticleInformation
        : match.Rule == WordRule.CutOff ? Math.Min(_frequencies.Information(b), CutInformation(a))
        : Math.Min(_frequencies.Information(a), _frequencies.Information(b));
}
