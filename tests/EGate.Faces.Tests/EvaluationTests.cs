using FsCheck.Xunit;

namespace EGate.Faces.Tests;

/// <summary>Error rates over made templates, whose comparisons are known.</summary>
public sealed class EvaluationTests
{
    [Fact]
    public void Threshold_lets_no_more_impostors_through_than_asked()
    {
        // Impostors at 0.00, 0.01, .. 0.99; genuine at 0.50, 0.51, .. 0.99.
        var pairs = new ScoredPairs(
            Enumerable.Range(50, 50).Select(i => new Scored(i / 100f, i, i, 0)),
            Enumerable.Range(0, 100).Select(i => new Scored(i / 100f, i, i + 1, 0))
        );

        Assert.InRange(pairs.ThresholdAt(0.01), 0.98, 0.9801);
        Assert.Equal(0.01, pairs.FalseMatchRate(pairs.ThresholdAt(0.01)), 6);
        Assert.Equal(0.98, pairs.FalseNonMatchRate(pairs.ThresholdAt(0.01)), 6);
        Assert.Equal(0, pairs.FalseMatchRate(pairs.ThresholdAt(0.001)));
        Assert.InRange(pairs.EqualError().Rate, 0.32, 0.34);
    }

    [Property]
    public bool Rate_at_its_threshold_is_never_above_what_was_asked(float[] scores, byte rate)
    {
        var impostors = scores.Where(float.IsFinite).Select(s => new Scored(Math.Clamp(s, -1, 1), 0, 1, 0)).ToList();
        var asked = rate / 256.0;
        var pairs = new ScoredPairs([], impostors);
        return impostors.Count == 0 || pairs.FalseMatchRate(pairs.ThresholdAt(asked)) <= asked;
    }

    [Fact]
    public void Whole_evaluation_tells_the_errors_that_were_made()
    {
        // Ten people with two pictures each; one of them has two pictures that do not look alike.
        var (pairs, images) = People(10, odd: 1);
        var report = FaceEvaluation.Run(pairs, images, livenessAt: 0.6, draws: 50, seed: 1);

        Assert.Equal((10, 10, 180), (report.Persons, report.All.Genuine, report.All.Impostor));
        Assert.Equal(0.1, report.All.Points[0].FalseNonMatchRate, 6);
        Assert.InRange(report.All.Points[0].Low, 0, 0.1);
        Assert.InRange(report.All.Points[0].High, 0.1, 0.5);
        Assert.False(report.All.Points[1].IsResolved);
        Assert.All(images, i => i.Template?.Dispose());
    }

    [Fact]
    public void Intervals_are_the_same_for_the_same_seed()
    {
        var (pairs, images) = People(10, odd: 2);

        var first = FaceEvaluation.Run(pairs, images, 0.6, draws: 60, seed: 5).All.Points;
        var again = FaceEvaluation.Run(pairs, images, 0.6, draws: 60, seed: 5).All.Points;

        Assert.Equal(first, again);
    }

    [Fact]
    public void Picture_without_a_face_never_matches()
    {
        var (pairs, images) = People(2, odd: 0);
        images[1].Template!.Dispose();
        images[1] = new EvaluatedImage(null, "no-face", double.NaN);

        var report = FaceEvaluation.Run(pairs, images, 0.6, 40, 1);

        Assert.Equal(0.5, report.All.Points[0].FalseNonMatchRate, 6);
        Assert.Equal(1, report.NotEnrolled["no-face"]);
    }

    [Fact]
    public void Attacks_have_their_own_rates()
    {
        const string file = "a,b,same,attack\nx,y,1,\nx,p,1,print\nx,q,1,print\nx,s,1,screen\n";
        var pairs = PairsFileReader.Read(new StringReader(file));
        double[] liveness = [0.9, 0.9, 0.1, 0.7, 0.8];
        var images = liveness.Select(l => new EvaluatedImage(Direction(0), "ok", l)).ToList();

        var report = FaceEvaluation.Run(pairs, images, 0.6, 40, 1);

        Assert.Equal((2, 0.5), (report.Attacks["print"].Presentations, report.Attacks["print"].Accepted));
        Assert.Equal((1, 1.0), (report.Attacks["screen"].Presentations, report.Attacks["screen"].Accepted));
        Assert.Equal(0, report.BonaFideRejected);
        Assert.Equal(1, report.All.Genuine);
    }

    [Fact]
    public void Page_shows_names_as_text()
    {
        const string file = "a,b,same,group\nx,y,1,<script>\nx,z,0,<script>\n";
        var pairs = PairsFileReader.Read(new StringReader(file));
        var images = Enumerable.Range(0, 3).Select(i => new EvaluatedImage(Direction(i), "ok", double.NaN)).ToList();

        var page = EvaluationPage.Make(FaceEvaluation.Run(pairs, images, 0.6, 40, 1), "A & B");

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("A &amp; B", page, StringComparison.Ordinal);
        Assert.Equal(6, page.Split("<svg").Length - 1);
    }

    /// <summary>Two pictures of each person with a cosine of 1, or of 0 for the odd ones; different people have a cosine of 0.</summary>
    private static (FacePairs Pairs, List<EvaluatedImage> Images) People(int persons, int odd)
    {
        var lines = new List<string> { "a,b,same" };
        for (var a = 0; a < 2 * persons; a++)
        {
            for (var b = a + 1; b < 2 * persons; b++)
            {
                lines.Add($"{a},{b},{(a / 2 == b / 2 ? 1 : 0)}");
            }
        }

        var pairs = PairsFileReader.Read(new StringReader(string.Join('\n', lines)));
        var images = pairs.Images.Select(name =>
        {
            var i = int.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
            return new EvaluatedImage(Direction(i / 2 < odd && i % 2 == 1 ? 100 + i : i / 2), "ok", double.NaN);
        });
        return (pairs, [.. images]);
    }

    private static FaceTemplate Direction(int axis)
    {
        var numbers = new float[FaceTemplate.Dimensions];
        numbers[axis] = 3;
        return new FaceTemplate(numbers);
    }
}
