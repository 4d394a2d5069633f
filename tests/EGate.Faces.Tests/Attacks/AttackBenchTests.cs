namespace EGate.Faces.Tests;

/// <summary>Error rates of attack detection from made scores.</summary>
public sealed class AttackBenchTests
{
    [Fact]
    public void Rates_are_counted_by_kind_and_no_answer_is_no_pass()
    {
        var bench = AttackBench.Measure(
            [
                .. Enumerable.Range(1, 100).Select(i => new Presentation(AttackBench.BonaFide, i / 100.0)),
                new(AttackBench.BonaFide, null),
                new("print", 0.005),
                new("print", null),
                new("screen", 0.04),
                new("screen", 0.7),
            ],
            threshold: 0.5
        );

        Assert.Equal((49, 100), (bench.Rejected.Count, bench.Rejected.Of));
        Assert.Equal((1, 101), (bench.NoResponse.Count, bench.NoResponse.Of));
        Assert.Equal((0, 2), (bench.Kinds["print"].Passed.Count, bench.Kinds["print"].Passed.Of));
        Assert.Equal(1, bench.Kinds["print"].NoResponse.Count);
        Assert.Equal(1, bench.Kinds["screen"].Passed.Count);
        Assert.Equal([2, 1, 1], bench.Kinds["screen"].Points.Select(p => p.Passed.Count));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.1)]
    public void Limit_for_a_rejection_rejects_no_more_than_that(double share)
    {
        var living = Enumerable.Range(0, 250).Select(i => (double)(i * 37 % 250) / 250).ToList();
        var bench = AttackBench.Measure(
            [.. living.Select(s => new Presentation(AttackBench.BonaFide, s)), new("print", 0)],
            0.5
        );

        var point = bench.Kinds["print"].Points.Single(p => p.BonaFideRejectedMax == share);

        Assert.InRange((double)living.Count(s => s < point.Threshold) / living.Count, share - 0.01, share);
    }

    [Theory]
    [InlineData(0, 100, 0, 0.037)]
    [InlineData(50, 100, 0.404, 0.596)]
    [InlineData(100, 100, 0.963, 1)]
    public void Interval_is_wilsons(int count, int of, double low, double high)
    {
        var interval = new AttackRate(count, of).Interval;

        Assert.Equal(low, interval.Low, 3);
        Assert.Equal(high, interval.High, 3);
    }

    [Fact]
    public void Page_shows_names_as_text_and_every_kind()
    {
        var bench = AttackBench.Measure([new("<b>print", 0.1), new("screen", null)], 0.5);

        var page = AttackBenchPage.Make(bench, "a & b");

        Assert.Contains("&lt;b&gt;print", page, StringComparison.Ordinal);
        Assert.Contains("a &amp; b", page, StringComparison.Ordinal);
        Assert.Contains("screen", page, StringComparison.Ordinal);
    }
}
