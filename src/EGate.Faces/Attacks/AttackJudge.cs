using System.Collections.Immutable;

namespace EGate.Faces;

/// <summary>How far the judgement is.</summary>
public enum AttackState
{
    /// <summary>More frames are wanted.</summary>
    Undecided = 0,

    /// <summary>The traveller is to be asked to turn the head, to <see cref="AttackJudge.TurnTo"/>.</summary>
    AsksToTurn = 1,

    /// <summary>A living face.</summary>
    BonaFide = 2,

    /// <summary>A presentation attack.</summary>
    Attack = 3,
}

/// <summary>The side to turn the head to, as the traveller sees it.</summary>
public enum TurnSide
{
    /// <summary>To the traveller's own left, the right of an unmirrored picture.</summary>
    Left = 0,

    /// <summary>To the traveller's own right.</summary>
    Right = 1,
}

/// <summary>
/// Fuses the layers of presentation attack detection over time: a pure fold over <see cref="AttackEvidence"/>, no clock, no pixels. The layers'
/// log-likelihood ratios (<see cref="AttackWeights"/>) are added; each is first fused over the frames in the way its doc comment says, because frames
/// of one crossing are not independent of each other.
/// <para>
/// It decides early when the evidence is clear, after two seconds otherwise, and asks for a turn of the head only when two seconds left it in doubt: nearer
/// to the threshold, on either side, than a turn weighs. Where nobody can be asked, the threshold alone decides. It
/// does not see what no layer was made for: three-dimensional masks, make-up, morphed portraits, and a stream put in place of the camera's that answers
/// to the light.
/// </para>
/// </summary>
public sealed record AttackJudge
{
    /// <summary>Evidence is fused over this time before a decision that is not clear.</summary>
    public static readonly TimeSpan Watch = TimeSpan.FromSeconds(2);

    /// <summary>How long a traveller has for the turn.</summary>
    public static readonly TimeSpan TurnMax = TimeSpan.FromSeconds(5);

    private const int FramesMin = 5;

    /// <summary>So far above the threshold nothing more need be asked, and so far below it a turn of the head would not change anything.</summary>
    private const double Doubt = 2.5;

    private const double ClearlyNot = -5;

    /// <summary>Degrees from the face's own mean before, more than a speaking head moves within the 2 s.</summary>
    private const double TurnDegrees = 12;

    private readonly double _threshold;
    private readonly bool _mayAsk;

    private AttackJudge(double threshold, bool mayAsk, TurnSide side)
    {
        _threshold = threshold;
        _mayAsk = mayAsk;
        TurnTo = side;
    }

    /// <summary>The side that is asked for, drawn by chance so that a recording cannot know it.</summary>
    public TurnSide TurnTo { get; }

    /// <summary>Frames taken.</summary>
    public int Frames => Seen.Count;

    /// <summary>
    /// How sure it is that the face is bona fide, 0..1: half the sum of the layers' log-likelihood ratios as a probability with even odds. 0 without a frame.
    /// </summary>
    public double Score => Frames == 0 ? 0 : AttackFusion.Score(Voices);

    /// <summary>What each layer that had something to say says.</summary>
    public IReadOnlyList<LayerVoice> Voices => [.. AttackFusion.Voices(Seen, Asked, HasTurned)];

    /// <summary>How far it is.</summary>
    public AttackState State => Decide();

    /// <summary>The layer that speaks loudest against the face; null when none does.</summary>
    public AttackLayer? Against =>
        Voices.Where(v => v.Weight < 0).OrderBy(v => v.Weight).Select(v => (AttackLayer?)v.Layer).FirstOrDefault();

    private ImmutableList<AttackEvidence> Seen { get; init; } = [];

    /// <summary>When the turn was asked for; null before.</summary>
    private TimeSpan? Asked { get; init; }

    private double Total => Voices.Sum(v => v.Weight);

    private TimeSpan Watched => Seen.Count == 0 ? TimeSpan.Zero : Seen[^1].At - Seen[0].At;

    private bool HasTurned => Asked is { } asked && AttackFusion.Turned(Seen, asked, TurnTo, TurnDegrees);

    /// <summary>Begins. <paramref name="threshold"/> is the score at and above which a face is bona fide (0..1, both ends excluded).</summary>
    /// <param name="threshold">From the threshold profile.</param>
    /// <param name="mayAsk">False where nobody can be asked, e.g. for a file.</param>
    /// <param name="turnTo">The side to ask for, drawn by the caller's seeded chance.</param>
    public static AttackJudge Begin(double threshold, bool mayAsk = false, TurnSide turnTo = TurnSide.Left)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(threshold, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(threshold, 1);
        return new AttackJudge(2 * Math.Log(threshold / (1 - threshold)), mayAsk, turnTo);
    }

    /// <summary>The judgement after one more frame. A decided one stays as it is.</summary>
    public AttackJudge Add(AttackEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var before = State;
        if (before is AttackState.BonaFide or AttackState.Attack)
        {
            return this;
        }

        var after = this with { Seen = Seen.Add(evidence) };
        return after.Asked is null && after.State == AttackState.AsksToTurn
            ? after with
            {
                Asked = evidence.At,
            }
            : after;
    }

    /// <summary>The outcome when no more frames come: what the score says of those there are. Few frames are enough to see an attack only.</summary>
    public bool IsBonaFideSoFar => Frames > 0 && Total >= _threshold;

    private AttackState Decide()
    {
        if (Frames < FramesMin)
        {
            return AttackState.Undecided;
        }

        var total = Total;
        if (Asked is { } asked)
        {
            return HasTurned || Seen[^1].At - asked > TurnMax ? Final(total) : AttackState.AsksToTurn;
        }

        if (Watched < Watch)
        {
            return total >= _threshold + Doubt && Voices.All(v => v.Weight > -1) ? AttackState.BonaFide
                : total <= _threshold + ClearlyNot ? AttackState.Attack
                : AttackState.Undecided;
        }

        return _mayAsk && Math.Abs(total - _threshold) < Doubt ? AttackState.AsksToTurn : Final(total);
    }

    private AttackState Final(double total) => total >= _threshold ? AttackState.BonaFide : AttackState.Attack;
}
