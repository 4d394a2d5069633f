namespace EGate.Watchlists;

/// <summary>One pair of words that agree; joined words name both.</summary>
internal readonly record struct TokenPair(string Traveller, string Listed, TokenMatch Match);

/// <summary>How alike two names are.</summary>
/// <param name="Score">0..1.</param>
/// <param name="Weight">How much the agreeing words can tell people apart: about 1 for each rare word.</param>
/// <param name="Pairs">The words that agree, best first.</param>
/// <param name="TravellerOnly">Words of the traveller without a partner.</param>
/// <param name="ListedOnly">Listed words without a partner.</param>
internal sealed record NameMatch(
    double Score,
    double Weight,
    IReadOnlyList<TokenPair> Pairs,
    IReadOnlyList<string> TravellerOnly,
    IReadOnlyList<string> ListedOnly
);

/// <summary>
/// Aligns the words of two names whatever their order. The best pairs are taken first, each word once; neighbouring words may count
/// joined. A word without a partner costs little on either side, because passports and lists both leave names out; but with fewer than
/// two agreeing words that can tell people apart, names of several words never reach the top.
/// </summary>
internal static class NameComparison
{
    private const double ParticleWeight = 0.15;
    private const double InitialWeight = 0.30;
    private const double PatronymicWeight = 0.40;
    private const double TravellerOnlyCost = 0.30;
    private const double ListedOnlyCost = 0.20;

    /// <summary>Highest score while fewer than two telling words agree.</summary>
    internal const double SingleWordCap = 0.80;

    // Joining makes many more pairs, so chance agreement is likelier: joined words must agree better.
    private const double JoinedFloor = 0.85;

    internal static NameMatch Compare(
        PersonName traveller,
        PersonName listed,
        bool isCut,
        Func<NameToken, double> rarity
    )
    {
        var usedA = new bool[traveller.Tokens.Length];
        var usedB = new bool[listed.Tokens.Length];
        var pairs = new List<TokenPair>();
        double agreed = 0;
        double weight = 0;
        var substantial = 0;
        foreach (var c in Candidates(traveller, listed, isCut))
        {
            if (!IsFree(usedA, c.Traveller) || !IsFree(usedB, c.Listed))
            {
                continue;
            }

            Array.Fill(usedA, true, c.Traveller.Start, c.Traveller.Span);
            Array.Fill(usedB, true, c.Listed.Start, c.Listed.Span);
            var (own, other) = (c.Traveller.Token, c.Listed.Token);
            var importance = Weight(other, c.Match.Rule, rarity);
            agreed += importance * c.Match.Similarity;
            weight += importance;
            substantial += own.IsSubstantial && other.IsSubstantial ? Math.Max(c.Traveller.Span, c.Listed.Span) : 0;
            pairs.Add(new(own.Mrz, other.Mrz, c.Match));
        }

        var onlyA = Unused(traveller, usedA).ToList();
        var onlyB = Unused(listed, usedB).ToList();
        // Behind the cut of a truncated name there may be anything.
        var lost =
            (TravellerOnlyCost * onlyA.Sum(t => Weight(t, TokenRule.None, rarity)))
            + (isCut ? 0 : ListedOnlyCost * onlyB.Sum(t => Weight(t, TokenRule.None, rarity)));
        var score = weight > 0 ? agreed / (weight + lost) : 0;
        if (substantial < 2 && (traveller.Substantial > 1 || listed.Substantial > 1))
        {
            score = Math.Min(score, SingleWordCap);
        }

        return new NameMatch(score, agreed, pairs, [.. onlyA.Select(t => t.Mrz)], [.. onlyB.Select(t => t.Mrz)]);
    }

    private readonly record struct Candidate(NameUnit Traveller, NameUnit Listed, TokenMatch Match);

    /// <summary>Every pair of units that agrees, best first; of equal ones the longer.</summary>
    private static List<Candidate> Candidates(PersonName traveller, PersonName listed, bool isCut)
    {
        var found = new List<Candidate>();
        foreach (var a in traveller.Units)
        {
            var mayBeCut = isCut && a.Start + a.Span == traveller.Tokens.Length;
            foreach (var b in listed.Units)
            {
                // Words joined on both sides are the same words side by side, which single words find already.
                if (a.Span > 1 && b.Span > 1)
                {
                    continue;
                }

                var match = TokenSimilarity.Compare(a.Token, b.Token, mayBeCut);
                var least = a.Span + b.Span > 2 ? JoinedFloor : 0;
                if (match.Rule != TokenRule.None && match.Similarity >= least)
                {
                    found.Add(new Candidate(a, b, match));
                }
            }
        }

        found.Sort(Order);
        return found;
    }

    // A total order, so that the same names always give the same pairs.
    private static int Order(Candidate x, Candidate y)
    {
        var bySimilarity = y.Match.Similarity.CompareTo(x.Match.Similarity);
        var bySpan = (y.Traveller.Span + y.Listed.Span).CompareTo(x.Traveller.Span + x.Listed.Span);
        var byPlace = x.Traveller.Start.CompareTo(y.Traveller.Start);
        return bySimilarity != 0 ? bySimilarity
            : bySpan != 0 ? bySpan
            : byPlace != 0 ? byPlace
            : x.Listed.Start.CompareTo(y.Listed.Start);
    }

    private static bool IsFree(bool[] used, NameUnit unit) => !used.AsSpan(unit.Start, unit.Span).Contains(true);

    private static IEnumerable<NameToken> Unused(PersonName name, bool[] used) => name.Tokens.Where((_, i) => !used[i]);

    private static double Weight(NameToken token, TokenRule rule, Func<NameToken, double> rarity) =>
        token.IsParticle ? ParticleWeight
        : token.IsInitial || rule == TokenRule.Initial ? InitialWeight
        : token.IsPatronymic && rule == TokenRule.None ? PatronymicWeight
        : rarity(token);
}
