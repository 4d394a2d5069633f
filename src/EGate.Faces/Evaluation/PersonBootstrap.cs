namespace EGate.Faces;

/// <summary>
/// Confidence intervals by drawing people, not pairs, with replacement: comparisons of one person are not independent of each other, and intervals that
/// forget it are too narrow. A genuine pair counts as often as its person was drawn, an impostor pair as often as the product of both.
/// </summary>
internal static class PersonBootstrap
{
    /// <summary>Comparisons looked at in all; large sets get fewer draws rather than more hours.</summary>
    private const long WorkMax = 4_000_000_000;

    private const int DrawsMin = 40;

    /// <summary>The middle 95 % of the false non-match rates at each false match rate, in the order given.</summary>
    public static Interval[] FalseNonMatch(
        ScoredPairs pairs,
        int persons,
        IReadOnlyList<double> falseMatchRates,
        int draws,
        int seed
    )
    {
        long size = Math.Max(1, pairs.Genuine.Length + (long)pairs.Impostor.Length);
        draws = (int)Math.Max(DrawsMin, Math.Min(draws, WorkMax / size));
        var samples = new double[falseMatchRates.Count][];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = new double[draws];
        }

        Parallel.For(
            0,
            draws,
            draw =>
            {
                var weights = Draw(persons, new Random(unchecked((seed * 1_000_003) + draw)));
                var rates = Rates(pairs, weights, falseMatchRates);
                for (var i = 0; i < rates.Length; i++)
                {
                    samples[i][draw] = rates[i];
                }
            }
        );
        return [.. samples.Select(Interval.Of)];
    }

    private static int[] Draw(int persons, Random chance)
    {
        var weights = new int[persons];
        for (var i = 0; i < persons; i++)
        {
            weights[chance.Next(persons)]++;
        }

        return weights;
    }

    private static double[] Rates(ScoredPairs pairs, int[] weights, IReadOnlyList<double> falseMatchRates)
    {
        var impostors = Total(pairs.Impostor, weights, single: false);
        var genuine = Total(pairs.Genuine, weights, single: true);
        return
        [
            .. falseMatchRates.Select(rate =>
                genuine == 0 || impostors == 0
                    ? double.NaN
                    : 1
                        - (
                            (double)Matching(
                                pairs.Genuine,
                                weights,
                                Threshold(pairs.Impostor, weights, rate * impostors)
                            ) / genuine
                        )
            ),
        ];
    }

    private static long Total(Scored[] all, int[] weights, bool single)
    {
        long sum = 0;
        foreach (ref readonly var pair in all.AsSpan())
        {
            sum += single ? weights[pair.PersonA] : (long)weights[pair.PersonA] * weights[pair.PersonB];
        }

        return sum;
    }

    private static float Threshold(Scored[] impostors, int[] weights, double allowed)
    {
        long matched = 0;
        foreach (ref readonly var pair in impostors.AsSpan())
        {
            matched += (long)weights[pair.PersonA] * weights[pair.PersonB];
            if (matched > allowed + 1e-9)
            {
                return MathF.BitIncrement(pair.Score);
            }
        }

        return -1;
    }

    private static long Matching(Scored[] genuine, int[] weights, float threshold)
    {
        long sum = 0;
        foreach (ref readonly var pair in genuine.AsSpan())
        {
            if (pair.Score < threshold)
            {
                break;
            }

            sum += weights[pair.PersonA];
        }

        return sum;
    }
}

/// <summary>The middle 95 % of what was drawn; both NaN when nothing could be drawn.</summary>
/// <param name="Low">The 2.5th percentile.</param>
/// <param name="High">The 97.5th percentile.</param>
public readonly record struct Interval(double Low, double High)
{
    internal static Interval Of(double[] samples)
    {
        var sorted = samples.Where(double.IsFinite).Order().ToArray();
        return sorted.Length == 0
            ? new Interval(double.NaN, double.NaN)
            : new Interval(
                sorted[(int)(0.025 * (sorted.Length - 1))],
                sorted[(int)Math.Ceiling(0.975 * (sorted.Length - 1))]
            );
    }
}
