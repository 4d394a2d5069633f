using EGate.Core;

namespace EGate.Faces;

/// <summary>What was judged of a picture or a clip.</summary>
/// <param name="Outcome"><see cref="Outcome.Passed"/>, <see cref="Outcome.Failed"/>, or <see cref="Outcome.NotPossible"/> without a face.</param>
/// <param name="Reason"><c>ok</c>, <c>presentation-attack</c>, or why it was not possible.</param>
/// <param name="Score">How sure it is that the face is bona fide (0..1); null when it was not possible.</param>
/// <param name="Voices">What each layer says.</param>
/// <param name="Frames">Frames with a face that were looked at.</param>
/// <param name="Watched">From the first of them to the last.</param>
public sealed record ClipVerdict(
    Outcome Outcome,
    string Reason,
    double? Score,
    IReadOnlyList<LayerVoice> Voices,
    int Frames,
    TimeSpan Watched
)
{
    /// <summary>It could not be judged.</summary>
    public static ClipVerdict NotPossible(string reason) =>
        new(Outcome.NotPossible, reason, null, [], 0, TimeSpan.Zero);
}

/// <summary>
/// Judges pictures and clips with the lane's own layers. A picture has only the single-frame layers (network, outline, pattern). Of a clip two seconds are
/// judged from the first face on, at up to 12.5 frames a second, as in the lane; who wants more of a long clip judges its parts.
/// There is no light and no request to turn in a file, so those two layers are silent.
/// </summary>
public static class ClipJudge
{
    private const double RateMax = 12.5;

    /// <summary>A clip without a face in its first minute has none.</summary>
    private static readonly TimeSpan SearchMax = TimeSpan.FromSeconds(60);

    /// <summary>Judges a picture; <paramref name="threshold"/> is the score at and above which it is bona fide (0..1).</summary>
    public static ClipVerdict Picture(FaceEngine engine, BgrImage picture, double threshold)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return engine.LookForAttack(picture) is { } evidence
            ? Verdict([evidence], threshold)
            : ClipVerdict.NotPossible("no-face");
    }

    /// <summary>Judges a clip.</summary>
    public static ClipVerdict Clip(FaceEngine engine, ClipFile clip, double threshold)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(clip);
        using var watch = new AttackWatch();
        var skip = Math.Max(0, (int)Math.Round(clip.FramesPerSecond / RateMax) - 1);
        var seen = new List<AttackEvidence>();
        var pictures = 0;
        for (var next = clip.Next(); next is { } frame; next = clip.Next(skip))
        {
            using var image = frame.Image;
            pictures++;
            if (seen.Count == 0 ? frame.At > SearchMax : frame.At - seen[0].At > AttackJudge.Watch)
            {
                break;
            }

            if (engine.LookForAttack(image, new AttackMoment(watch, frame.At)) is { } evidence)
            {
                seen.Add(evidence);
            }
        }

        return seen.Count > 0
            ? Verdict(seen, threshold)
            : ClipVerdict.NotPossible(pictures > 0 ? "no-face" : "no-frames");
    }

    private static ClipVerdict Verdict(List<AttackEvidence> seen, double threshold)
    {
        // The whole two seconds count, also where the lane would have decided sooner: a score is comparable only over the same evidence.
        var voices = AttackFusion.Voices(seen, asked: null, turned: false).ToList();
        var score = AttackFusion.Score(voices);
        var passed = score >= threshold;
        return new ClipVerdict(
            passed ? Outcome.Passed : Outcome.Failed,
            passed ? "ok" : "presentation-attack",
            score,
            voices,
            seen.Count,
            seen[^1].At - seen[0].At
        );
    }
}
