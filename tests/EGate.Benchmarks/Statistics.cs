namespace EGate.Benchmarks;

/// <summary>Order statistics of a sample.</summary>
internal static class Statistics
{
    /// <summary>The value below which a share of the sample lies (0..1), nearest rank.</summary>
    public static double Quantile(IReadOnlyCollection<double> sample, double share)
    {
        if (sample.Count == 0)
        {
            return double.NaN;
        }

        var sorted = sample.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }

    /// <summary>One line: name, p50, p95, p99, worst.</summary>
    public static string Line(string name, IReadOnlyCollection<double> sample) =>
        $"{name, -26} {Quantile(sample, 0.5), 9:F2} {Quantile(sample, 0.95), 9:F2} {Quantile(sample, 0.99), 9:F2} {sample.DefaultIfEmpty(double.NaN).Max(), 9:F2}";
}
