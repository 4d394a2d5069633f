namespace EGate.Faces;

/// <summary>One presentation that was judged: a picture or a clip of one kind.</summary>
/// <param name="Kind"><see cref="AttackBench.BonaFide"/>, or the kind of instrument, e.g. <c>print</c>.</param>
/// <param name="Score">How sure it was that the face is bona fide (0..1); null when there was no answer (no face).</param>
public readonly record struct Presentation(string Kind, double? Score);

/// <summary>A share of presentations with its interval.</summary>
/// <param name="Count">Those it counts.</param>
/// <param name="Of">All of them.</param>
public readonly record struct AttackRate(int Count, int Of)
{
    /// <summary>The share; NaN when there are none.</summary>
    public double Value => Of == 0 ? double.NaN : (double)Count / Of;

    /// <summary>
    /// The 95 % interval after Wilson, which is right also near 0 and 1. It takes presentations for independent; several of one person are not, so the
    /// true interval is wider.
    /// </summary>
    public Interval Interval
    {
        get
        {
            if (Of == 0)
            {
                return new Interval(double.NaN, double.NaN);
            }

            const double Z = 1.959964;
            var p = Value;
            var scale = 1 + (Z * Z / Of);
            var middle = (p + (Z * Z / (2 * Of))) / scale;
            var half = Z / scale * Math.Sqrt((p * (1 - p) / Of) + (Z * Z / (4.0 * Of * Of)));
            return new Interval(Math.Max(0, middle - half), Math.Min(1, middle + half));
        }
    }
}

/// <summary>Attacks that passed at a limit that rejects a share of the bona fide.</summary>
/// <param name="BonaFideRejectedMax">The share of bona fide presentations that may be rejected (BPCER).</param>
/// <param name="Threshold">The limit: the highest at which no more are.</param>
/// <param name="Passed">APCER at it.</param>
public readonly record struct AttackPoint(double BonaFideRejectedMax, double Threshold, AttackRate Passed);

/// <summary>What was measured of one kind of attack.</summary>
/// <param name="Presentations">How many there were.</param>
/// <param name="NoResponse">Those without an answer (APNRR); they did not pass.</param>
/// <param name="Passed">APCER at the limit in force.</param>
/// <param name="Points">APCER at fixed BPCER.</param>
public sealed record AttackKindReport(
    int Presentations,
    AttackRate NoResponse,
    AttackRate Passed,
    IReadOnlyList<AttackPoint> Points
);

/// <summary>Error rates of presentation attack detection by kind of instrument, as ISO/IEC 30107-3 defines them.</summary>
public sealed record AttackBench
{
    /// <summary>The kind of those who are no attack.</summary>
    public const string BonaFide = "bona-fide";

    private static readonly double[] Points = [0.01, 0.05, 0.1];

    /// <summary>The limit in force.</summary>
    public required double Threshold { get; init; }

    /// <summary>Bona fide presentations rejected at it (BPCER), of those with an answer.</summary>
    public required AttackRate Rejected { get; init; }

    /// <summary>Bona fide presentations without an answer (BPNRR).</summary>
    public required AttackRate NoResponse { get; init; }

    /// <summary>By kind of attack, in the order of their names.</summary>
    public required IReadOnlyDictionary<string, AttackKindReport> Kinds { get; init; }

    /// <summary>Measures. The worst kind is the measure of a system, so nothing is averaged over kinds.</summary>
    public static AttackBench Measure(IReadOnlyCollection<Presentation> presentations, double threshold)
    {
        ArgumentNullException.ThrowIfNull(presentations);
        var living = presentations.Where(p => p.Kind == BonaFide).ToList();
        var scores = living.Select(p => p.Score).OfType<double>().Order().ToList();
        return new AttackBench
        {
            Threshold = threshold,
            Rejected = new AttackRate(scores.Count(s => s < threshold), scores.Count),
            NoResponse = new AttackRate(living.Count - scores.Count, living.Count),
            Kinds = presentations
                .Where(p => p.Kind != BonaFide)
                .GroupBy(p => p.Kind)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => Kind([.. g], scores, threshold)),
        };
    }

    private static AttackKindReport Kind(List<Presentation> attacks, List<double> living, double threshold) =>
        new(
            attacks.Count,
            new AttackRate(attacks.Count(a => a.Score is null), attacks.Count),
            Passed(attacks, threshold),
            [
                .. Points
                    .Where(_ => living.Count > 0)
                    .Select(share => (share, limit: living[Math.Min(living.Count - 1, (int)(share * living.Count))]))
                    .Select(x => new AttackPoint(x.share, x.limit, Passed(attacks, x.limit))),
            ]
        );

    private static AttackRate Passed(List<Presentation> attacks, double threshold) =>
        new(attacks.Count(a => a.Score >= threshold), attacks.Count);
}
