namespace EGate.Faces;

/// <summary>What was measured of one picture.</summary>
/// <param name="Template">Null when the picture has no face or is none; <see cref="Reason"/> says why.</param>
/// <param name="Reason"><c>ok</c>, or why there is no template.</param>
/// <param name="Liveness">0..1; NaN when it was not measured.</param>
public sealed record EvaluatedImage(FaceTemplate? Template, string Reason, double Liveness);

/// <summary>
/// Error rates of comparisons (ISO/IEC 19795-1) and of attack detection (ISO/IEC 30107-3) over a pairs file. The same numbers come of the same file,
/// pictures and seed.
/// </summary>
public static class FaceEvaluation
{
    /// <summary>The false match rates that are told: 1 %, 0.1 %, 0.05 % (the EU's, Implementing Decision 2019/329) and 0.01 %.</summary>
    public static IReadOnlyList<double> FalseMatchRates { get; } = [0.01, 0.001, 0.0005, 0.0001];

    /// <summary>Impostor pairs for each false match allowed, so that a rate can be claimed at all (the statisticians' rule of three).</summary>
    private const int RuleOfThree = 3;

    private const int DiscardAt = 1;
    private const int DiscardSteps = 30;
    private const int HistogramBins = 100;

    /// <summary>Evaluates. The templates stay the caller's.</summary>
    /// <param name="pairs">What is compared.</param>
    /// <param name="images">Of each of its pictures, in their order, what was measured.</param>
    /// <param name="livenessAt">The limit of liveness.</param>
    /// <param name="draws">Draws of people for the intervals.</param>
    /// <param name="seed">Decides the draws.</param>
    public static EvaluationReport Run(
        FacePairs pairs,
        IReadOnlyList<EvaluatedImage> images,
        double livenessAt,
        int draws,
        int seed
    )
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(images);
        var scores = Score(pairs, images);
        var scored = new Population(pairs, images, scores);
        var all = scored.Report(p => p.Attack < 0, draws, seed);
        return new EvaluationReport
        {
            Images = images.Count,
            NotEnrolled = images.Where(i => i.Template is null).CountBy(i => i.Reason).ToDictionary(),
            Persons = pairs.PersonCount,
            All = all,
            Groups = pairs
                .Groups.Select(
                    (name, g) => (name, Report: scored.Report(p => p.Attack < 0 && p.Group == g, draws, seed))
                )
                .ToDictionary(g => g.name, g => g.Report),
            Attacks = pairs
                .Attacks.Select((name, kind) => (name, Report: scored.Attack(kind, all.Points, livenessAt)))
                .ToDictionary(a => a.name, a => a.Report),
            BonaFideRejected = scored.BonaFideRejected(livenessAt),
            LivenessAt = livenessAt,
        };
    }

    private static float[] Score(FacePairs pairs, IReadOnlyList<EvaluatedImage> images)
    {
        var scores = new float[pairs.Pairs.Count];
        Parallel.For(
            0,
            scores.Length,
            i =>
            {
                var pair = pairs.Pairs[i];
                var (a, b) = (images[pair.A].Template, images[pair.B].Template);
                scores[i] = a is null || b is null ? -1 : (float)a.Compare(b);
            }
        );
        return scores;
    }

    private sealed class Population(FacePairs pairs, IReadOnlyList<EvaluatedImage> images, float[] scores)
    {
        public PopulationReport Report(Predicate<FacePair> belongs, int draws, int seed)
        {
            var scored = new ScoredPairs(Select(belongs, same: true), Select(belongs, same: false));
            return new PopulationReport
            {
                Genuine = scored.Genuine.Length,
                Impostor = scored.Impostor.Length,
                EqualErrorRate =
                    scored.Genuine.Length == 0 || scored.Impostor.Length == 0 ? double.NaN : scored.EqualError().Rate,
                Accuracy = FoldAccuracy.Of([
                    .. Enumerable
                        .Range(0, scores.Length)
                        .Where(i => belongs(pairs.Pairs[i]))
                        .Select(i => (scores[i], pairs.Pairs[i].Same)),
                ]),
                Points = Points(scored, draws, seed),
                Curve = Curve(scored),
                Discard = Discard(scored),
                GenuineScores = Histogram(scored.Genuine),
                ImpostorScores = Histogram(scored.Impostor),
                Scored = scored,
            };
        }

        public AttackReport Attack(int kind, IReadOnlyList<OperatingPoint> points, double livenessAt)
        {
            var of = Enumerable.Range(0, scores.Length).Where(i => pairs.Pairs[i].Attack == kind).ToList();
            var probes = of.Select(i => pairs.Pairs[i].B).Distinct().ToList();
            return new AttackReport(
                probes.Count,
                (double)probes.Count(p => images[p].Liveness >= livenessAt) / probes.Count,
                [.. points.Select(p => (double)of.Count(i => scores[i] >= p.Threshold) / of.Count)]
            );
        }

        public double BonaFideRejected(double livenessAt)
        {
            if (pairs.Attacks.Count == 0)
            {
                return double.NaN;
            }

            var probes = pairs.Pairs.Where(p => p.Attack < 0).Select(p => p.B).Distinct().ToList();
            return (double)probes.Count(p => !(images[p].Liveness >= livenessAt)) / probes.Count;
        }

        private IEnumerable<Scored> Select(Predicate<FacePair> belongs, bool same)
        {
            for (var i = 0; i < scores.Length; i++)
            {
                var pair = pairs.Pairs[i];
                if (pair.Same == same && belongs(pair))
                {
                    var quality = Math.Min(QualityOf(pair.A), QualityOf(pair.B));
                    yield return new Scored(scores[i], pairs.Persons[pair.A], pairs.Persons[pair.B], quality);
                }
            }
        }

        private float QualityOf(int image) =>
            images[image].Template is { } template ? (float)QualityMeter.Unified(template.Norm) : 0;

        private List<OperatingPoint> Points(ScoredPairs scored, int draws, int seed)
        {
            var intervals = PersonBootstrap.FalseNonMatch(scored, pairs.PersonCount, FalseMatchRates, draws, seed);
            return
            [
                .. FalseMatchRates.Select(
                    (rate, i) =>
                    {
                        var threshold = scored.ThresholdAt(rate);
                        return new OperatingPoint(
                            rate,
                            threshold,
                            scored.FalseNonMatchRate(threshold),
                            intervals[i].Low,
                            intervals[i].High,
                            scored.Impostor.Length * rate >= RuleOfThree
                        );
                    }
                ),
            ];
        }
    }

    private static List<CurvePoint> Curve(ScoredPairs scored)
    {
        var curve = new List<CurvePoint>();
        if (scored.Impostor.Length == 0)
        {
            return curve;
        }

        // Twenty steps for each decade, from one impostor pair to all of them.
        for (var exponent = -Math.Log10(scored.Impostor.Length); exponent <= 0; exponent += 0.05)
        {
            var threshold = scored.ThresholdAt(Math.Pow(10, exponent));
            curve.Add(new CurvePoint(threshold, scored.FalseMatchRate(threshold), scored.FalseNonMatchRate(threshold)));
        }

        return curve;
    }

    private static List<DiscardPoint> Discard(ScoredPairs scored)
    {
        var threshold = scored.ThresholdAt(FalseMatchRates[DiscardAt]);
        var worstFirst = scored.Genuine.OrderBy(g => g.Quality).ToList();
        var curve = new List<DiscardPoint>();
        for (var percent = 0; percent <= DiscardSteps && worstFirst.Count > 0; percent++)
        {
            var left = worstFirst.Skip(worstFirst.Count * percent / 100).ToList();
            curve.Add(
                new DiscardPoint(
                    percent / 100.0,
                    (double)left.Count(g => g.Score < threshold) / Math.Max(1, left.Count)
                )
            );
        }

        return curve;
    }

    private static double[] Histogram(Scored[] all)
    {
        var bins = new double[HistogramBins];
        foreach (ref readonly var pair in all.AsSpan())
        {
            bins[Math.Clamp((int)((pair.Score + 1) / 2 * HistogramBins), 0, HistogramBins - 1)] += 1.0 / all.Length;
        }

        return bins;
    }
}
