namespace EGate.Faces;

/// <summary>One comparison with the persons on its two pictures.</summary>
internal readonly record struct Scored(float Score, int PersonA, int PersonB, float Quality);

/// <summary>
/// The comparisons of one population: genuine and impostor, each sorted by score from high to low. A picture that could not be enrolled scores -1
/// in all its pairs: it never matches, which counts against the genuine and not for the impostors.
/// </summary>
internal sealed class ScoredPairs
{
    public ScoredPairs(IEnumerable<Scored> genuine, IEnumerable<Scored> impostor)
    {
        Genuine = Sorted(genuine);
        Impostor = Sorted(impostor);
    }

    public Scored[] Genuine { get; }

    public Scored[] Impostor { get; }

    /// <summary>
    /// The least threshold at which at most a share of the impostors matches (a comparison at the threshold matches); infinite without impostors.
    /// </summary>
    public double ThresholdAt(double falseMatchRate)
    {
        if (Impostor.Length == 0)
        {
            return double.PositiveInfinity;
        }

        // Rounding of the product must not cost one false match: 0.001 x 3,000 is 3, not 2.9999.
        var allowed = (int)Math.Min(Impostor.Length, Math.Floor((falseMatchRate * Impostor.Length) + 1e-9));
        return allowed == Impostor.Length ? -1 : MathF.BitIncrement(Impostor[allowed].Score);
    }

    /// <summary>Share of genuine comparisons below a threshold; NaN without genuine ones.</summary>
    public double FalseNonMatchRate(double threshold) => 1 - ((double)Above(Genuine, threshold) / Genuine.Length);

    /// <summary>Share of impostor comparisons at or above a threshold; NaN without impostors.</summary>
    public double FalseMatchRate(double threshold) => (double)Above(Impostor, threshold) / Impostor.Length;

    /// <summary>Where the two rates are equal, and their mean there.</summary>
    public (double Rate, double Threshold) EqualError()
    {
        var (low, high) = (-1.0, 1.0);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = FalseMatchRate(middle) > FalseNonMatchRate(middle) ? (middle, high) : (low, middle);
        }

        return ((FalseMatchRate(high) + FalseNonMatchRate(high)) / 2, high);
    }

    /// <summary>How many of a falling row are at or above a threshold.</summary>
    private static int Above(Scored[] falling, double threshold)
    {
        var (low, high) = (0, falling.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = falling[middle].Score >= threshold ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static Scored[] Sorted(IEnumerable<Scored> pairs)
    {
        var all = pairs.ToArray();
        Array.Sort(all, static (x, y) => y.Score.CompareTo(x.Score));
        return all;
    }
}
