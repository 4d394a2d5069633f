namespace EGate.Faces;

/// <summary>What a face answered to the lane's coded light.</summary>
public enum LightAnswer
{
    /// <summary>There was no light, or too few frames of it.</summary>
    NotAsked = 0,

    /// <summary>The skin brightened with the code, clearly more than what is beside the head.</summary>
    SkinAnswers = 1,

    /// <summary>Everything brightened alike, as by exposure control; or it cannot be told.</summary>
    Unclear = 2,

    /// <summary>The skin did not answer.</summary>
    NothingAnswers = 3,
}

/// <summary>
/// Holds the brightness of skin and surroundings against the code of the light. Camera and driver delay the answer by up to four frames, so the delay that
/// fits the skin best is taken; with a code of random steps that is no help to a stream that does not answer.
/// </summary>
internal static class LightResponse
{
    /// <summary>Fewer frames than this, or a code that hardly changed, tell nothing.</summary>
    private const int FramesMin = 12;

    private const int DelayMax = 4;

    /// <summary>Correlation from which an answer counts; with 12 frames chance and five delays to choose from stay below it in 99 of 100 cases.</summary>
    private const double AnswersAt = 0.75;

    /// <summary>Below this the skin did not answer.</summary>
    private const double SilentBelow = 0.5;

    /// <summary>An answer weaker than this share of the skin's brightness is drowned in noise.</summary>
    private const double GainMin = 0.015;

    public static LightAnswer Judge(IEnumerable<AttackEvidence> frames)
    {
        var lit = frames.Where(f => f.Illumination is not null).ToList();
        var levels = lit.Select(f => f.Illumination!.Value).ToArray();
        if (lit.Count < FramesMin + DelayMax || Spread(levels) < 0.2)
        {
            return LightAnswer.NotAsked;
        }

        var skin = lit.Select(f => Math.Log(f.SkinLight + 4)).ToArray();
        var (delay, fit) = Enumerable
            .Range(0, DelayMax + 1)
            .Select(d => (d, Fit(levels, skin, d)))
            .MaxBy(x => x.Item2.R);
        if (fit.R < SilentBelow || fit.Gain < GainMin / 2)
        {
            return LightAnswer.NothingAnswers;
        }

        if (fit.R < AnswersAt || fit.Gain < GainMin || lit.Exists(f => f.SurroundLight is null))
        {
            return LightAnswer.Unclear;
        }

        var room = Fit(levels, [.. lit.Select(f => Math.Log(f.SurroundLight!.Value + 4))], delay);
        return room.Gain < 0.6 * fit.Gain ? LightAnswer.SkinAnswers : LightAnswer.Unclear;
    }

    /// <summary>Correlation with, and gain by, the light <paramref name="delay"/> frames ago; mean and straight drift taken out.</summary>
    private static (double R, double Gain) Fit(double[] levels, double[] values, int delay)
    {
        var x = Centred(levels[..^delay]);
        var y = Centred(values[delay..]);
        var xx = x.Sum(v => v * v);
        var yy = y.Sum(v => v * v);
        var xy = x.Zip(y, (a, b) => a * b).Sum();
        return xx < 1e-9 || yy < 1e-12 ? (0, 0) : (xy / Math.Sqrt(xx * yy), xy / xx);
    }

    /// <summary>Without its mean and its straight drift.</summary>
    private static double[] Centred(double[] values)
    {
        var mean = values.Average();
        var middle = (values.Length - 1) / 2.0;
        var slope =
            values.Select((v, i) => (i - middle) * v).Sum()
            / values.Select((_, i) => (i - middle) * (i - middle)).Sum();
        return [.. values.Select((v, i) => v - mean - (slope * (i - middle)))];
    }

    private static double Spread(double[] values)
    {
        var mean = values.DefaultIfEmpty().Average();
        return Math.Sqrt(values.Select(v => (v - mean) * (v - mean)).DefaultIfEmpty().Average());
    }
}
