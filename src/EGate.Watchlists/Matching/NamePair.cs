namespace EGate.Watchlists;

/// <summary>How likely two names are one person's, and by which rules.</summary>
/// <param name="Score">0..1; from 0.5 on rather one person than two. Never 1: a name alone is never certain, and a common one less so.</param>
/// <param name="Rules">A sentence for each pair of words that agree, and what has no partner.</param>
public sealed record NamePair(double Score, IReadOnlyList<string> Rules)
{
    private const double Even = 0.62;
    private const double Slope = 0.085;
    private const double Doubt = 0.25;
    private const double DoubtFades = 6;

    /// <summary>Compares two names of any script and order. Pure, and bounded in time for any text.</summary>
    public static NamePair Compare(string a, string b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var (one, other) = (NameWords.Of(a), NameWords.Of(b));
        if (one.Words.Length == 0 || other.Words.Length == 0)
        {
            return new NamePair(0, ["no letters that can be compared"]);
        }

        var forth = NameComparison.Compare(one, other, Cut(one), NameFrequencies.General, WordMatcher.Thorough);
        return new NamePair(Math.Round(Likelihood(forth), 4), [.. MatchSentences.Rules(forth)]);
    }

    /// <summary>A name that fills the field of a document may have been cut by it.</summary>
    internal static WordCut Cut(NameWords name) => name.Letters >= LongName ? WordCut.Perhaps : WordCut.No;

    private const int LongName = 28;

    private static double Likelihood(NameMatch match)
    {
        var similar = 1 / (1 + Math.Exp((Even - match.Agreement) / Slope));
        return similar * (1 - (Doubt * Math.Exp(-Math.Max(0, match.Evidence) / DoubtFades)));
    }
}
