using EGate.Core;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Outcome = EGate.Core.Outcome;

namespace EGate.Faces.Tests;

/// <summary>The fold alone, over made observations; templates are directions in a plane, so that a score is the cosine of a chosen angle.</summary>
public sealed class FaceStepTests
{
    private static readonly FacePolicy Policy = new(AcceptAt: 0.48, LivenessAt: 0.6, QualityAt: 50, Frames: 5);
    private static readonly FacePolicy Once = Policy with { Attempts = 1 };

    [Fact]
    public void Good_frames_of_the_living_holder_pass_all_three_checks()
    {
        var step = Fold(Enumerable.Repeat(Frame(), 5));

        Assert.True(step.IsFinished);
        Assert.All(step.Results, r => Assert.Equal(Outcome.Passed, r.Outcome));
        Assert.Equal(
            [CheckNames.FaceQuality, CheckNames.FaceLiveness, CheckNames.FaceMatch],
            step.Results.Select(r => r.Name)
        );
        Assert.Equal(0.48, Find(step, CheckNames.FaceMatch).Threshold);
        Assert.Equal(0.9, Find(step, CheckNames.FaceMatch).Score!.Value, 3);
    }

    [Fact]
    public void Liveness_below_the_threshold_is_failed_even_when_the_face_matches()
    {
        var step = Fold(Enumerable.Repeat(Frame(liveness: 0.59), 5));

        Assert.Equal((Outcome.Failed, "presentation-attack"), Said(step, CheckNames.FaceLiveness));
        Assert.Equal(Outcome.Passed, Find(step, CheckNames.FaceMatch).Outcome);
    }

    [Fact]
    public void Outline_of_a_medium_in_most_frames_is_failed_whatever_the_network_says()
    {
        var step = Fold([Frame(outline: true), Frame(outline: true), Frame(), Frame(outline: true), Frame()]);

        Assert.Equal((Outcome.Failed, "presentation-attack"), Said(step, CheckNames.FaceLiveness));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Photograph_swapped_in_between_frames_of_a_living_impostor_never_passes(int photographs)
    {
        var step = Fold(
            Enumerable
                .Repeat(Frame(match: 0.95, liveness: 0.15), photographs)
                .Concat(Enumerable.Repeat(Frame(match: 0.05), 5 - photographs))
        );

        Assert.Contains(step.Results, r => r.Outcome == Outcome.Failed);
    }

    [Fact]
    public void Another_face_is_failed()
    {
        var step = Fold(Enumerable.Repeat(Frame(match: 0.34), 5));

        Assert.Equal((Outcome.Failed, "face-differs"), Said(step, CheckNames.FaceMatch));
    }

    [Fact]
    public void Undecided_face_is_captured_again_and_then_left_to_an_officer()
    {
        var step = Fold(Enumerable.Repeat(Frame(match: 0.42), 5));
        Assert.False(step.IsFinished);
        Assert.Equal(0, step.GoodFrames);

        step = Enumerable.Repeat(Frame(match: 0.42), 5).Aggregate(step, (s, f) => s.Add(f));

        Assert.Equal((Outcome.NotPossible, "face-undecided"), Said(step, CheckNames.FaceMatch));
        Assert.Equal(0.42, Find(step, CheckNames.FaceMatch).Score!.Value, 3);
    }

    [Fact]
    public void Second_capture_may_decide_what_the_first_did_not()
    {
        var step = Fold(Enumerable.Repeat(Frame(match: 0.42), 5).Concat(Enumerable.Repeat(Frame(match: 0.6), 5)));

        Assert.Equal(Outcome.Passed, Find(step, CheckNames.FaceMatch).Outcome);
    }

    [Fact]
    public void Attack_is_not_captured_again_however_undecided_the_face_is() =>
        Assert.True(Fold(Enumerable.Repeat(Frame(match: 0.42, liveness: 0.1), 5)).IsFinished);

    [Fact]
    public void Best_frames_are_compared_rather_than_the_first()
    {
        var step = Fold([
            .. Enumerable.Repeat(Frame(match: 0.3, unified: 51), 3),
            .. Enumerable.Repeat(Frame(match: 0.8, unified: 64), 5),
        ]);

        Assert.True(step.IsFinished);
        Assert.Equal(0.8, Find(step, CheckNames.FaceMatch).Score!.Value, 3);
    }

    [Fact]
    public void Second_person_who_stays_ends_the_step()
    {
        using var two = new FaceObservation
        {
            Faces = 2,
            SecondFaceShare = 0.8,
            Reason = "ok",
        };
        var step = Fold(Enumerable.Repeat(two, 30));

        Assert.True(step.HasSeveralFaces);
        Assert.Equal((Outcome.NotPossible, "several-faces"), Said(step, CheckNames.FaceQuality));
    }

    [Fact]
    public void Timeout_without_a_face_is_not_possible()
    {
        using var nobody = new FaceObservation { Reason = "no-face" };
        var step = Fold([nobody, nobody]).End("timeout");

        Assert.Equal((Outcome.NotPossible, "no-face"), Said(step, CheckNames.FaceQuality));
        Assert.Equal((Outcome.NotPossible, "no-good-frame"), Said(step, CheckNames.FaceLiveness));
        Assert.Equal((Outcome.NotPossible, "no-good-frame"), Said(step, CheckNames.FaceMatch));
    }

    [Fact]
    public void Timeout_with_bad_frames_tells_the_best_quality()
    {
        var step = Fold([Frame(quality: 20), Frame(quality: 44), Frame(quality: 31)]).End("timeout");

        Assert.Equal((Outcome.NotPossible, "quality-too-low"), Said(step, CheckNames.FaceQuality));
        Assert.Equal(44, Find(step, CheckNames.FaceQuality).Score);
    }

    [Fact]
    public void Lost_camera_is_named() =>
        Assert.Equal(
            (Outcome.NotPossible, "camera-lost"),
            Said(Fold([Frame()]).End("camera-lost"), CheckNames.FaceQuality)
        );

    [Fact]
    public void Few_frames_can_show_an_attack_but_never_rule_one_out()
    {
        Assert.Equal(
            (Outcome.Failed, "presentation-attack"),
            Said(Fold([Frame(liveness: 0.1)]).End("timeout"), CheckNames.FaceLiveness)
        );
        Assert.Equal(
            (Outcome.NotPossible, "too-few-frames"),
            Said(Fold([Frame(liveness: 1)]).End("timeout"), CheckNames.FaceLiveness)
        );
    }

    [Fact]
    public void Portrait_without_a_face_makes_the_match_not_possible_and_the_rest_still_judged()
    {
        var step = FaceStep.Begin(Policy, portrait: null, "portrait-without-face");
        for (var i = 0; i < 5; i++)
        {
            step = step.Add(Frame());
        }

        Assert.Equal((Outcome.NotPossible, "portrait-without-face"), Said(step, CheckNames.FaceMatch));
        Assert.Equal(Outcome.Passed, Find(step, CheckNames.FaceLiveness).Outcome);
    }

    [Fact]
    public void Guidance_is_one_thing_and_waits_for_three_frames()
    {
        var step = Fold([Frame(quality: 20), Frame(quality: 20)]);
        Assert.Equal(FaceGuidance.None, step.Guidance);

        step = step.Add(Frame(quality: 20));
        Assert.Equal(FaceGuidance.HoldStill, step.Guidance);

        step = step.Add(Frame());
        Assert.Equal(FaceGuidance.None, step.Guidance);
    }

    [Theory]
    [InlineData(FaceGuidance.OnePerson)]
    [InlineData(FaceGuidance.Closer)]
    [InlineData(FaceGuidance.Back)]
    [InlineData(FaceGuidance.LookHere)]
    [InlineData(FaceGuidance.HoldStill)]
    [InlineData(FaceGuidance.Uncover)]
    public void Each_fault_has_its_guidance(FaceGuidance expected)
    {
        var good = Frame();
        using var seen = expected switch
        {
            FaceGuidance.OnePerson => new FaceObservation
            {
                Faces = 2,
                SecondFaceShare = 0.8,
                Quality = good.Quality,
                WidthShare = 0.3,
            },
            FaceGuidance.Closer => new FaceObservation
            {
                Faces = 1,
                Quality = good.Quality! with { EyeDistance = 30, Yaw = 10 },
                WidthShare = 0.1,
            },
            FaceGuidance.Back => new FaceObservation
            {
                Faces = 1,
                Quality = good.Quality,
                WidthShare = 0.7,
            },
            FaceGuidance.LookHere => new FaceObservation
            {
                Faces = 1,
                Quality = good.Quality! with { Yaw = 10, Sharpness = 5 },
                WidthShare = 0.3,
            },
            FaceGuidance.Uncover => new FaceObservation
            {
                Faces = 1,
                Quality = good.Quality! with { Unified = 20 },
                WidthShare = 0.3,
            },
            _ => new FaceObservation
            {
                Faces = 1,
                Quality = good.Quality! with { Sharpness = 5 },
                WidthShare = 0.3,
            },
        };

        var step = Fold(Enumerable.Repeat(seen, 3));

        Assert.Equal(expected, step.Guidance);
        Assert.Equal(0, step.GoodFrames);
    }

    [Fact]
    public void Score_that_is_no_number_does_not_pass() =>
        Assert.Equal(
            Outcome.Failed,
            Find(Fold(Enumerable.Repeat(Frame(liveness: double.NaN), 5)), CheckNames.FaceLiveness).Outcome
        );

    [Property]
    public bool Before_the_last_good_frame_nothing_passes(byte[] qualities, byte frames)
    {
        var policy = Policy with { Frames = 1 + (frames % 25) };
        using var portrait = Template(1);
        var step = FaceStep.Begin(policy, portrait, "ok");
        foreach (var quality in qualities)
        {
            if (step.GoodFrames < policy.Frames && Array.Exists([.. step.Results], r => r.Outcome == Outcome.Passed))
            {
                return false;
            }

            step = step.Add(Frame(quality: quality % 101));
        }

        return step.IsFinished || step.End("timeout").Results.All(r => r.Outcome != Outcome.Passed);
    }

    [Property]
    public Property Passing_needs_every_fused_score_at_its_threshold() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<byte>().Generator.Two().ListOf(5).ToArbitrary(),
            scores =>
            {
                var frames = scores.Select(s => (Liveness: s.Item1 / 255.0, Match: s.Item2 / 255.0)).ToList();
                var step = Fold(frames.Select(f => Frame(liveness: f.Liveness, match: f.Match)), Once);
                var live = AttackJudge
                    .Begin(Policy.LivenessAt)
                    .Fold(frames.Select((f, i) => Evidence.Frame(0.5 * i, f.Liveness)))
                    .IsBonaFideSoFar;
                var match = frames.Select(f => f.Match).Order().Take(3).Average();
                return Find(step, CheckNames.FaceLiveness).Outcome == (live ? Outcome.Passed : Outcome.Failed)
                    && Find(step, CheckNames.FaceMatch).Outcome
                        == (
                            match >= 0.48 ? Outcome.Passed
                            : match >= 0.35 ? Outcome.NotPossible
                            : Outcome.Failed
                        );
            }
        );

    [Property]
    public bool Finished_step_does_not_change(byte liveness)
    {
        var step = Fold(Enumerable.Repeat(Frame(), 5));

        return step.Add(Frame(liveness: liveness / 255.0)).Results.SequenceEqual(step.Results)
            && step.End("timeout").Results.SequenceEqual(step.Results);
    }

    private static FaceStep Fold(IEnumerable<FaceObservation> frames, FacePolicy? policy = null)
    {
        var step = FaceStep.Begin(policy ?? Policy, Template(1), "ok");
        return frames.Select(Timed).Aggregate(step, (s, f) => s.Add(f));
    }

    /// <summary>The frames half a second apart, so that five of them are the two seconds after which an attack is decided.</summary>
    private static FaceObservation Timed(FaceObservation frame, int index) =>
        new()
        {
            Faces = frame.Faces,
            SecondFaceShare = frame.SecondFaceShare,
            WidthShare = frame.WidthShare,
            Template = frame.Template,
            Quality = frame.Quality,
            Reason = frame.Reason,
            Attack = frame.Attack is null ? null : frame.Attack with { At = TimeSpan.FromSeconds(0.5 * index) },
        };

    private static FaceObservation Frame(
        double quality = 90,
        double liveness = 1,
        double match = 0.9,
        bool outline = false,
        double unified = 90
    ) =>
        new()
        {
            Faces = 1,
            WidthShare = 0.3,
            Attack = Evidence.Frame(0, liveness) with { Outline = outline },
            Template = Template(match),
            Quality = new FaceQuality
            {
                EyeDistance = 90,
                Sharpness = quality,
                Illumination = 90,
                Exposure = 90,
                Yaw = 90,
                Pitch = 90,
                Roll = 90,
                EyesOpen = 90,
                MotionBlur = 90,
                DynamicRange = 90,
                MouthClosed = 90,
                Position = 90,
                FaceSize = 90,
                SingleFace = 90,
                Background = 90,
                Unified = unified,
            },
        };

    /// <summary>A template whose cosine with <c>Template(1)</c> is <paramref name="cosine"/>.</summary>
    private static FaceTemplate Template(double cosine)
    {
        var direction = new float[FaceTemplate.Dimensions];
        direction[0] = (float)cosine;
        direction[1] = (float)Math.Sqrt(1 - (cosine * cosine));
        return new FaceTemplate(direction);
    }

    private static CheckResult Find(FaceStep step, string name) => step.Results.Single(r => r.Name == name);

    private static (Outcome Outcome, string Reason) Said(FaceStep step, string name) =>
        (Find(step, name).Outcome, Find(step, name).Reason);
}
