namespace EGate.Faces;

/// <summary>What an evaluation found. Rates are shares, 0..1; NaN where a population is empty.</summary>
public sealed record EvaluationReport
{
    /// <summary>Pictures named.</summary>
    public required int Images { get; init; }

    /// <summary>Pictures without a template, by reason. Their genuine pairs count as not matched.</summary>
    public required IReadOnlyDictionary<string, int> NotEnrolled { get; init; }

    /// <summary>People.</summary>
    public required int Persons { get; init; }

    /// <summary>All pairs without attacks.</summary>
    public required PopulationReport All { get; init; }

    /// <summary>The same by group, where the file gives groups.</summary>
    public required IReadOnlyDictionary<string, PopulationReport> Groups { get; init; }

    /// <summary>Attacks by kind, where the file gives them.</summary>
    public required IReadOnlyDictionary<string, AttackReport> Attacks { get; init; }

    /// <summary>Share of bona fide probes whose liveness is below the limit (BPCER, ISO/IEC 30107-3); NaN when no attacks were asked about.</summary>
    public required double BonaFideRejected { get; init; }

    /// <summary>The limit of liveness that was used.</summary>
    public required double LivenessAt { get; init; }
}

/// <summary>Error rates of one population.</summary>
public sealed record PopulationReport
{
    /// <summary>Genuine pairs.</summary>
    public required int Genuine { get; init; }

    /// <summary>Impostor pairs.</summary>
    public required int Impostor { get; init; }

    /// <summary>Equal error rate.</summary>
    public required double EqualErrorRate { get; init; }

    /// <summary>
    /// Mean accuracy over ten parts of the file in its order, each at the threshold that is best on the other nine; NaN with fewer than ten pairs. The
    /// figure that LFW's pairs are usually told by.
    /// </summary>
    public required double Accuracy { get; init; }

    /// <summary>The rates at the false match rates of the field.</summary>
    public required IReadOnlyList<OperatingPoint> Points { get; init; }

    /// <summary>The whole curve, from strict to lenient.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>Error versus discard: what is left of the errors when the worst pictures are captured again.</summary>
    public required IReadOnlyList<DiscardPoint> Discard { get; init; }

    /// <summary>Shares of the genuine scores in 100 steps from -1 to 1.</summary>
    public required IReadOnlyList<double> GenuineScores { get; init; }

    /// <summary>Shares of the impostor scores in 100 steps from -1 to 1.</summary>
    public required IReadOnlyList<double> ImpostorScores { get; init; }

    internal ScoredPairs Scored { get; init; } = new([], []);

    /// <summary>The least threshold that keeps a false match rate (0..1); infinite without impostors.</summary>
    public double ThresholdAt(double falseMatchRate) => Scored.ThresholdAt(falseMatchRate);

    /// <summary>Share of genuine pairs below a threshold; NaN without genuine pairs.</summary>
    public double NonMatchesAt(double threshold) => Scored.FalseNonMatchRate(threshold);
}

/// <summary>False non-matches at a fixed false match rate.</summary>
/// <param name="FalseMatchRate">The rate asked for.</param>
/// <param name="Threshold">The least threshold that keeps it.</param>
/// <param name="FalseNonMatchRate">Share of genuine pairs below the threshold.</param>
/// <param name="Low">Lower end of its 95 % interval, by person.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsResolved">False when there are fewer than three impostor pairs for each false match allowed: then the rate cannot be claimed.</param>
public sealed record OperatingPoint(
    double FalseMatchRate,
    double Threshold,
    double FalseNonMatchRate,
    double Low,
    double High,
    bool IsResolved
);

/// <summary>One point of the error curve.</summary>
/// <param name="Threshold">Cosine.</param>
/// <param name="FalseMatchRate">At that threshold.</param>
/// <param name="FalseNonMatchRate">At that threshold.</param>
public sealed record CurvePoint(double Threshold, double FalseMatchRate, double FalseNonMatchRate);

/// <summary>What is left when the worst genuine pairs are captured again, at the threshold of a false match rate of 0.1 %.</summary>
/// <param name="Discarded">Share of the genuine pairs that is left out, those of the lowest quality first (the worse picture of each pair).</param>
/// <param name="FalseNonMatchRate">Of the rest.</param>
public sealed record DiscardPoint(double Discarded, double FalseNonMatchRate);

/// <summary>One kind of attack.</summary>
/// <param name="Presentations">Pictures of it.</param>
/// <param name="Accepted">Share whose liveness is at the limit or above (APCER, ISO/IEC 30107-3).</param>
/// <param name="MatchRates">Share of its pairs that match (IAPMR), at the threshold of each false match rate.</param>
public sealed record AttackReport(int Presentations, double Accepted, IReadOnlyList<double> MatchRates);
