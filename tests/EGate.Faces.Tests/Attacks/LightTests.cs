using EGate.Devices.Simulated;

namespace EGate.Faces.Tests;

/// <summary>The answer to the lane's coded light, in scenes that the simulated lamp lights.</summary>
public sealed class LightTests(Sight sight)
{
    [Theory]
    [InlineData(SceneKind.Genuine, LightAnswer.SkinAnswers)]
    [InlineData(SceneKind.Impostor, LightAnswer.SkinAnswers)]
    [InlineData(SceneKind.PrintAttack, LightAnswer.Unclear)]
    [InlineData(SceneKind.ScreenAttack, LightAnswer.NothingAnswers)]
    [InlineData(SceneKind.ReplayAttack, LightAnswer.NothingAnswers)]
    [InlineData(SceneKind.Looped, LightAnswer.NothingAnswers)]
    public void Skin_answers_to_the_light_and_paper_as_its_own_surround_does_and_displays_and_streams_do_not(
        SceneKind kind,
        LightAnswer expected
    )
    {
        // Two seconds of a 25 a second camera whose driver hands a picture out two pictures late.
        var code = new LightCode(seed: 11);
        using var scene = sight.Scene(kind);
        var frames = new List<AttackEvidence>();
        for (var i = 0; i < 50; i++)
        {
            scene.Set(code.Level(TimeSpan.FromMilliseconds(40 * (i - 2))));
            using var picture = scene.Read(CancellationToken.None)!;
            var at = TimeSpan.FromMilliseconds(40 * i);
            if (sight.Engine.LookForAttack(picture) is { } seen)
            {
                frames.Add(seen with { At = at, Illumination = code.Level(at) });
            }
        }

        Assert.Equal(expected, LightResponse.Judge(frames));
    }

    [Fact]
    public void Lane_that_drives_no_light_asks_nothing() =>
        Assert.Equal(LightAnswer.NotAsked, LightResponse.Judge(Evidence.Run(0, 3, t => Evidence.Frame(t))));

    [Fact]
    public void Room_that_brightens_as_the_skin_does_is_unclear()
    {
        var code = new LightCode(3);
        var frames = Evidence.Run(
            0,
            3,
            t =>
            {
                var level = code.Level(TimeSpan.FromSeconds(t));
                return Evidence.Frame(t) with
                {
                    Illumination = level,
                    SkinLight = 100 + (15 * level),
                    SurroundLight = 80 + (12 * level),
                };
            }
        );

        Assert.Equal(LightAnswer.Unclear, LightResponse.Judge(frames));
    }

    [Fact]
    public void Codes_of_two_seeds_differ_and_flash_at_most_three_times_in_a_second()
    {
        var one = Steps(1);
        Assert.NotEqual(one, Steps(2));
        for (var i = 0; i + 5 <= one.Count; i++)
        {
            var rises = Enumerable.Range(i, 4).Count(k => one[k] < one[k + 1]);
            Assert.InRange(rises, 0, 3);
        }

        static List<double> Steps(int seed) =>
            [.. Enumerable.Range(0, 60).Select(i => new LightCode(seed).Level(LightCode.Step * i))];
    }
}
