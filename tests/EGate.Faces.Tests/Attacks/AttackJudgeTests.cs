using FsCheck.Xunit;
using static EGate.Faces.Tests.Evidence;

namespace EGate.Faces.Tests;

/// <summary>The fusion alone, over made evidence.</summary>
public sealed class AttackJudgeTests
{
    private const double Doubtful = 0.86;

    [Fact]
    public void Clearly_living_face_is_decided_after_five_frames()
    {
        var judge = AttackJudge.Begin(0.5).Fold(Run(0, 0.3, t => Frame(t)));
        Assert.Equal(AttackState.Undecided, judge.State);

        Assert.Equal(AttackState.BonaFide, judge.Add(Frame(0.4)).State);
    }

    [Fact]
    public void Clear_attack_is_decided_after_five_frames()
    {
        var judge = AttackJudge.Begin(0.5).Fold(Run(0, 0.4, t => Frame(t, passive: 0.1)));

        Assert.Equal(AttackState.Attack, judge.State);
        Assert.Equal(AttackLayer.Passive, judge.Against);
    }

    [Fact]
    public void Doubtful_face_is_watched_for_two_seconds_and_then_held_for_an_attack_where_nobody_can_be_asked()
    {
        var judge = AttackJudge.Begin(0.5).Fold(Run(0, 1.9, t => Frame(t, Doubtful)));
        Assert.Equal(AttackState.Undecided, judge.State);

        Assert.Equal(AttackState.Attack, judge.Add(Frame(2, Doubtful)).State);
    }

    [Theory]
    [InlineData(TurnSide.Right, 20, AttackState.BonaFide)]
    [InlineData(TurnSide.Right, -20, AttackState.Attack)]
    [InlineData(TurnSide.Left, -20, AttackState.BonaFide)]
    [InlineData(TurnSide.Left, 8, AttackState.Attack)]
    public void Doubt_is_settled_by_a_turn_to_the_asked_side(TurnSide side, double yaw, AttackState expected)
    {
        var judge = AttackJudge.Begin(0.5, mayAsk: true, side).Fold(Run(0, 2, t => Frame(t, Doubtful, yaw: 1)));
        Assert.Equal(AttackState.AsksToTurn, judge.State);

        judge = judge.Fold(Run(2.1, 3, t => Frame(t, Doubtful, yaw)));
        judge = judge.Fold(Run(3.1, 7.2, t => Frame(t, Doubtful, yaw: 1)));

        Assert.Equal(expected, judge.State);
    }

    [Fact]
    public void Face_only_just_above_the_threshold_is_asked_too_and_fails_when_it_cannot_turn()
    {
        var frames = Run(0, 2, t => Frame(t, passive: 0.94)).ToList();
        Assert.Equal(AttackState.BonaFide, AttackJudge.Begin(0.5).Fold(frames).State);
        var judge = AttackJudge.Begin(0.5, mayAsk: true).Fold(frames);
        Assert.Equal(AttackState.AsksToTurn, judge.State);

        Assert.Equal(AttackState.Attack, judge.Fold(Run(2.1, 7.2, t => Frame(t, passive: 0.94))).State);
    }

    [Fact]
    public void Clear_attack_is_not_asked_to_turn() =>
        Assert.Equal(
            AttackState.Attack,
            AttackJudge.Begin(0.5, mayAsk: true).Fold(Run(0, 2, t => Frame(t, passive: 0.6))).State
        );

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Photograph_swapped_in_for_a_part_of_the_time_pulls_the_score_down(int photographs)
    {
        var clean = AttackJudge.Begin(0.5).Fold(Run(0, 0.4, t => Frame(t, Doubtful)));
        var mixed = AttackJudge.Begin(0.5).Fold(Run(0, 0.4, t => Frame(t, t * 10 < photographs ? 0.05 : Doubtful)));

        Assert.True(mixed.Score < clean.Score);
    }

    [Fact]
    public void Instrument_in_half_of_the_frames_never_passes_though_the_others_are_perfect()
    {
        var judge = AttackJudge
            .Begin(0.5)
            .Fold(Run(0, 2.5, t => Frame(t, passive: (int)Math.Round(t * 10) % 2 == 0 ? 0.2 : 0.9995)));

        Assert.Equal(AttackState.Attack, judge.State);
    }

    [Fact]
    public void Decided_judgement_does_not_change()
    {
        var judge = AttackJudge.Begin(0.5).Fold(Run(0, 0.4, t => Frame(t)));

        Assert.Same(judge, judge.Add(Frame(0.5, passive: 0)));
    }

    [Theory]
    [InlineData(AttackLayer.Pattern)]
    [InlineData(AttackLayer.Bands)]
    [InlineData(AttackLayer.Outline)]
    [InlineData(AttackLayer.Motion)]
    [InlineData(AttackLayer.Life)]
    [InlineData(AttackLayer.SecondCamera)]
    public void Layer_that_speaks_against_the_face_is_heard_over_a_satisfied_network(AttackLayer layer)
    {
        var judge = AttackJudge
            .Begin(0.5)
            .Fold(
                Run(
                    0,
                    2.5,
                    t =>
                        layer switch
                        {
                            AttackLayer.Pattern => Frame(t) with { Pattern = 6 },
                            AttackLayer.Bands => Frame(t) with { Bands = 0.9 },
                            AttackLayer.Outline => Frame(t) with { Outline = true },
                            AttackLayer.Motion => Frame(t) with { Motion = new MotionEvidence(0.1, 1, 0, 0.002) },
                            AttackLayer.Life => Frame(t) with { Stir = 0.0005 },
                            _ => Frame(t) with { SecondCamera = 0.001 },
                        }
                )
            );

        Assert.Equal(layer, judge.Against);
        Assert.NotEqual(AttackState.Undecided, judge.State);
    }

    [Fact]
    public void Shaken_camera_is_no_sign_of_paper()
    {
        var judge = AttackJudge
            .Begin(0.5)
            .Fold(Run(0, 0.4, t => Frame(t) with { Motion = new MotionEvidence(0.1, 1, 1, 0.002) }));

        Assert.DoesNotContain(judge.Voices, v => v.Weight < -0.5);
        Assert.Equal(AttackState.BonaFide, judge.State);
    }

    [Fact]
    public void Blink_speaks_for_the_face_and_closed_eyes_do_not()
    {
        Assert.True(Life(t => t is > 0.45 and < 0.65 ? 0.98 : 0.02) > 0);
        Assert.True(Life(t => t > 0.45 ? 0.98 : 0.02) < 0);
        Assert.True(Life(_ => 0.98) < 0);

        static double Life(Func<double, double> eyes) =>
            AttackFusion
                .Voices([.. Run(0, 2, t => Frame(t, eyes: eyes(t)))], null, false)
                .Single(v => v.Layer == AttackLayer.Life)
                .Weight;
    }

    [Property]
    public bool Score_is_a_probability_whatever_the_numbers_are(double passive, double pattern, double yaw, double stir)
    {
        var score = AttackJudge
            .Begin(0.5)
            .Fold(Run(0, 0.4, t => Frame(t, passive, yaw) with { Pattern = pattern, Stir = stir }))
            .Score;
        return score is >= 0 and <= 1;
    }
}
