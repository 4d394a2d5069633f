using System.Collections.Immutable;
using EGate.Core;

namespace EGate.Faces;

/// <summary>
/// The face part of a crossing as a pure fold over observations: no clock, no I/O, no pixels and no template kept. It looks for
/// <see cref="FacePolicy.Frames"/> frames that are clearly good, takes a few more when they are only good enough, fuses the scores of the best and judges once; an
/// attacker does not get frame after frame to try. Only a comparison that stays undecided between its two limits is captured again, and only
/// <see cref="FacePolicy.Attempts"/> times in all.
/// <para>
/// Scores are fused as the mean over the worse half of the frames: of the best frames for the comparison, of all frames for liveness, so that choosing
/// frames cannot choose an attack away. A face that is alive in some frames and the portrait's in others (a photograph swapped in) fails one of the two,
/// because each has its own worse half.
/// </para>
/// <para>
/// Presentation attacks (ISO/IEC 30107-3) are <see cref="AttackJudge"/>'s. Where its evidence is not clear it wants more frames than the comparison does, up
/// to two seconds of them, and where that leaves a doubt the traveller is asked to turn the head a little.
/// </para>
/// </summary>
public sealed record FaceStep
{
    /// <summary>A need must be seen in this many frames running before the traveller is told of it.</summary>
    private const int GuidanceAfter = 3;

    /// <summary>Unified quality at which nothing is gained by waiting for a better frame: three in four faces of LFW are above it.</summary>
    private const double ClearlyGood = 65;

    /// <summary>Frames taken beyond the policy's number while they are only good enough.</summary>
    private const int Spare = 3;

    /// <summary>A second person who stays before the camera for this many frames running ends the step; at 25 frames a second and a busy processor, two seconds.</summary>
    private const int SeveralMax = 20;

    private readonly FacePolicy _policy;
    private readonly FaceTemplate? _portrait;
    private readonly string _portraitReason;

    private FaceStep(FacePolicy policy, FaceTemplate? portrait, string portraitReason, AttackJudge attacks)
    {
        Attacks = attacks;
        _policy = policy;
        _portrait = portrait;
        _portraitReason = portraitReason;
    }

    /// <summary>What the traveller is asked to do now.</summary>
    public FaceGuidance Guidance { get; private init; }

    /// <summary>Good frames taken so far in this attempt, 0 to a few more than the policy's number.</summary>
    public int GoodFrames => Good.Count;

    /// <summary>True once there are results that do not change any more.</summary>
    public bool IsFinished =>
        EndedBecause is not null || (IsFull && Attacks.State is AttackState.BonaFide or AttackState.Attack);

    /// <summary>True when a second person stood before the camera until the step was given up: not one person's crossing.</summary>
    public bool HasSeveralFaces => EndedBecause == SeveralFaces;

    /// <summary>
    /// The three checks <c>face-quality</c>, <c>face-liveness</c>, <c>face-match</c>: <see cref="Outcome.NotDone"/> until the step is finished.
    /// </summary>
    public IReadOnlyList<CheckResult> Results => [Quality(), Liveness(), Match()];

    private ImmutableList<GoodFrame> Good { get; init; } = [];

    private AttackJudge Attacks { get; init; }

    private const string SeveralFaces = "several-faces";

    private bool IsFull =>
        Good.Count >= _policy.Frames + Spare || Good.Count(f => f.Unified >= ClearlyGood) >= _policy.Frames;

    private IEnumerable<GoodFrame> Best => Good.OrderByDescending(f => f.Unified).Take(_policy.Frames);

    private MatchZones Zones => new(_policy.AcceptAt, _policy.RejectBelow);

    private int Attempt { get; init; } = 1;

    private double? BestQuality { get; init; }

    private int NeedSeen { get; init; }

    private FaceGuidance Need { get; init; }

    private string? EndedBecause { get; init; }

    /// <summary>
    /// Begins. The portrait stays the caller's and must live until the step is finished; without one (null) <paramref name="portraitReason"/>
    /// says why, and the match is not possible. With <paramref name="turnTo"/>, drawn by chance, a traveller in doubt is asked to turn to that side.
    /// </summary>
    public static FaceStep Begin(
        FacePolicy policy,
        FaceTemplate? portrait,
        string portraitReason,
        TurnSide? turnTo = null
    )
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentException.ThrowIfNullOrEmpty(portraitReason);
        ArgumentOutOfRangeException.ThrowIfLessThan(policy.Frames, 1, nameof(policy));
        var attacks = AttackJudge.Begin(policy.LivenessAt, turnTo is not null, turnTo ?? TurnSide.Left);
        return new FaceStep(policy, portrait, portraitReason, attacks);
    }

    /// <summary>The step after one more observation, which stays the caller's. A finished step stays as it is.</summary>
    public FaceStep Add(FaceObservation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        if (IsFinished)
        {
            return this;
        }

        var attacks = Watch(seen);
        var need = attacks.State == AttackState.AsksToTurn ? Turn(attacks.TurnTo) : Guide.For(seen, _policy.QualityAt);
        var needSeen = need == Need ? NeedSeen + 1 : 1;
        var next = this with
        {
            Need = need,
            Attacks = attacks,
            NeedSeen = needSeen,
            Guidance =
                need is FaceGuidance.None or FaceGuidance.TurnLeft or FaceGuidance.TurnRight
                || needSeen >= GuidanceAfter
                    ? need
                    : Guidance,
            BestQuality = seen.Quality is { } q ? Math.Max(q.Score, BestQuality ?? 0) : BestQuality,
            Good =
                need == FaceGuidance.None && seen is { Quality: not null, Template: not null }
                    ? Good.Add(Judge(seen))
                    : Good,
        };
        return need == FaceGuidance.OnePerson && needSeen >= SeveralMax ? next.End(SeveralFaces)
            : next.IsUndecided ? next with { Good = [], Attempt = Attempt + 1 }
            : next;
    }

    /// <summary>The frames are there, the face is alive, and whose it is stays open while there is another attempt.</summary>
    private bool IsUndecided =>
        IsFull
        && Attempt < _policy.Attempts
        && Match().Outcome == Outcome.NotPossible
        && _portrait is not null
        && Liveness().Outcome == Outcome.Passed;

    /// <summary>Ends the step before it has its frames; <paramref name="reason"/> is a kebab-case word such as <c>timeout</c> or <c>camera-lost</c>.</summary>
    public FaceStep End(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return IsFinished ? this : this with { EndedBecause = reason, Guidance = FaceGuidance.None };
    }

    /// <summary>Mean over the worse half, the middle one included; NaN counts as worst.</summary>
    internal static double Fuse(IEnumerable<double> scores)
    {
        var sorted = scores.Order().ToList();
        return sorted.Take((sorted.Count + 1) / 2).Average();
    }

    /// <summary>
    /// Only faces of one person at the right distance are evidence; a face that blinks or turns away is, a blurred or covered one is not. What is asked for
    /// is watched however it is done.
    /// </summary>
    private AttackJudge Watch(FaceObservation seen) =>
        seen is { Attack: { } evidence, SecondFaceShare: < Guide.SecondFaceMax }
        && (
            Attacks.State == AttackState.AsksToTurn
            || Guide.For(seen, _policy.QualityAt) is FaceGuidance.None or FaceGuidance.LookHere
        )
            ? Attacks.Add(evidence)
            : Attacks;

    private static FaceGuidance Turn(TurnSide side) =>
        side == TurnSide.Left ? FaceGuidance.TurnLeft : FaceGuidance.TurnRight;

    private GoodFrame Judge(FaceObservation seen) =>
        new(seen.Quality!.Score, seen.Quality.Unified, _portrait is null ? null : seen.Template!.Compare(_portrait));

    private CheckResult Quality()
    {
        if (!IsFinished)
        {
            return CheckResult.NotDone(CheckGroup.Face, CheckNames.FaceQuality, "not-finished");
        }

        if (EndedBecause is null)
        {
            return Held(
                CheckNames.FaceQuality,
                Fuse(Best.Select(f => f.Quality)),
                _policy.QualityAt,
                "quality-too-low"
            );
        }

        var reason = BestQuality switch
        {
            null => "no-face",
            _ when Good.Count == 0 => "quality-too-low",
            _ => "too-few-frames",
        };
        return new CheckResult(
            CheckGroup.Face,
            CheckNames.FaceQuality,
            Outcome.NotPossible,
            EndedBecause == "timeout" ? reason : EndedBecause,
            BestQuality,
            _policy.QualityAt
        );
    }

    private CheckResult Liveness()
    {
        if (!IsFinished)
        {
            return CheckResult.NotDone(CheckGroup.Face, CheckNames.FaceLiveness, "not-finished");
        }

        if (Attacks.Frames == 0)
        {
            return CheckResult.NotPossible(CheckGroup.Face, CheckNames.FaceLiveness, "no-good-frame");
        }

        // Few frames are enough to see an attack, never enough to rule one out.
        var held = Held(CheckNames.FaceLiveness, Attacks.Score, _policy.LivenessAt, "presentation-attack");
        return held.Outcome == Outcome.Passed && EndedBecause is not null
            ? CheckResult.NotPossible(CheckGroup.Face, CheckNames.FaceLiveness, "too-few-frames")
            : held;
    }

    private CheckResult Match()
    {
        if (_portrait is null)
        {
            var reason = _portraitReason == "ok" ? "no-portrait" : _portraitReason;
            return CheckResult.NotPossible(CheckGroup.Face, CheckNames.FaceMatch, reason);
        }

        if (!IsFinished)
        {
            return CheckResult.NotDone(CheckGroup.Face, CheckNames.FaceMatch, "not-finished");
        }

        if (EndedBecause is not null)
        {
            var reason = Good.Count == 0 ? "no-good-frame" : "too-few-frames";
            return CheckResult.NotPossible(CheckGroup.Face, CheckNames.FaceMatch, reason);
        }

        var score = Fuse(Best.Select(f => f.Match!.Value));
        var (outcome, why) = Zones.Judge(score);
        return new CheckResult(CheckGroup.Face, CheckNames.FaceMatch, outcome, why, score, Zones.AcceptAt);
    }

    /// <summary>Holds a score against its limit; a score that is no number does not pass.</summary>
    private static CheckResult Held(string name, double score, double threshold, string reason) =>
        score >= threshold
            ? CheckResult.Passed(CheckGroup.Face, name, score, threshold)
            : CheckResult.Failed(CheckGroup.Face, name, reason, score, threshold);

    private readonly record struct GoodFrame(double Quality, double Unified, double? Match);
}
