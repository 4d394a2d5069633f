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
    private const double SingleWordCap = 0.80;

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
        foreach (var c in Candidates(traveller, listed, isCut).OrderByDescending(c => c.Match.Similarity * c.Span))
        {
            if (!TryUse(usedA, c.A, c.SpanA) || !TryUse(usedB, c.B, c.SpanB, undoA: (usedA, c.A, c.SpanA)))
            {
                continue;
            }

            var own = Weight(c.Listed, c.Match.Rule, rarity);
            agreed += own * c.Match.Similarity;
            weight += own;
            substantial += c.Traveller.IsSubstantial && c.Listed.IsSubstantial ? Math.Max(c.SpanA, c.SpanB) : 0;
            pairs.Add(new(c.Traveller.Mrz, c.Listed.Mrz, c.Match));
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

    private readonly record struct Candidate(
        int A,
        int SpanA,
        int B,
        int SpanB,
        NameToken Traveller,
        NameToken Listed,
        TokenMatch Match
    )
    {
        internal int Span => SpanA + SpanB;
    }

    private static List<Candidate> Candidates(PersonName traveller, PersonName listed, bool isCut)
    {
        var found = new List<Candidate>();
        for (var a = 0; a < traveller.Tokens.Length; a++)
        {
            var mayBeCut = isCut && a == traveller.Tokens.Length - 1;
            for (var b = 0; b < listed.Tokens.Length; b++)
            {
                Try(found, new(a, 1, b, 1, traveller.Tokens[a], listed.Tokens[b], default), mayBeCut);
                if (a < traveller.Joined.Length && traveller.Joined[a] is { } joined)
                {
                    Try(
                        found,
                        new(a, 2, b, 1, joined, listed.Tokens[b], default),
                        isCut && a == traveller.Joined.Length - 1
                    );
                }

                if (b < listed.Joined.Length && listed.Joined[b] is { } listedJoined)
                {
                    Try(found, new(a, 1, b, 2, traveller.Tokens[a], listedJoined, default), mayBeCut);
                }
            }
        }

        return found;
    }

    private static void Try(List<Candidate> found, Candidate candidate, bool mayBeCut)
    {
        var match = TokenSimilarity.Compare(candidate.Traveller, candidate.Listed, mayBeCut);
        if (match.Rule != TokenRule.None)
        {
            found.Add(candidate with { Match = match });
        }
    }

    private static bool TryUse(bool[] used, int at, int span, (bool[] Used, int At, int Span)? undoA = null)
    {
        for (var i = at; i < at + span; i++)
        {
            if (used[i])
            {
                if (undoA is { } undo)
                {
                    Array.Clear(undo.Used, undo.At, undo.Span);
                }

                return false;
            }
        }

        Array.Fill(used, true, at, span);
        return true;
    }

    private static IEnumerable<NameToken> Unused(PersonName name, bool[] used) => name.Tokens.Where((_, i) => !used[i]);

    private static double Weight(NameToken token, TokenRule rule, Func<NameToken, double> rarity) =>
        token.IsParticle ? ParticleWeight
        : token.IsInitial || rule == TokenRule.Initial ? InitialWeight
        : token.IsPatronymic && rule == TokenRule.None ? PatronymicWeight
        : rarity(token);
}
