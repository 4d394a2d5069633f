using EGate.Devices.Simulated;

namespace EGate.Faces.Tests;

/// <summary>The recipes of the notes on real recordings: a wrong colour order, crop or alignment shows here as a score that drops.</summary>
public sealed class ComparisonTests(Sight sight)
{
    private const double AcceptAt = 0.48;

    [Fact]
    public void Same_person_in_two_recordings_is_above_the_threshold_with_a_margin()
    {
        using var portrait = sight.Enrol(sight.GenuinePortrait);

        Assert.All(
            sight.Watch(SceneKind.Genuine, count: 20),
            seen =>
            {
                using (seen)
                {
                    Assert.Equal(1, seen.Faces);
                    Assert.InRange(portrait.Compare(seen.Template!), AcceptAt + 0.2, 1);
                }
            }
        );
    }

    [Fact]
    public void Different_person_is_far_below_the_threshold()
    {
        using var portrait = sight.Enrol(sight.GenuinePortrait);

        Assert.All(
            sight.Watch(SceneKind.Impostor, count: 16),
            seen =>
            {
                using (seen)
                {
                    Assert.Equal(1, seen.Faces);
                    Assert.InRange(portrait.Compare(seen.Template!), -1, AcceptAt - 0.2);
                }
            }
        );
    }

    [Fact]
    public void Impostor_matches_his_own_portrait()
    {
        using var portrait = sight.Enrol(sight.ImpostorPortrait);
        using var seen = sight.Watch(SceneKind.Impostor, count: 1)[0];

        Assert.InRange(portrait.Compare(seen.Template!), AcceptAt + 0.2, 1);
    }

    [Fact]
    public void Same_picture_twice_gives_the_same_template()
    {
        using var first = sight.Enrol(sight.GenuinePortrait);
        using var second = sight.Enrol(sight.GenuinePortrait);

        Assert.Equal(1, first.Compare(second), 6);
    }

    [Fact]
    public async Task Two_threads_get_what_one_gets()
    {
        using var frame = Sight.Decode(sight.GenuinePortrait);
        using var alone = sight.Engine.Observe(frame);

        var together = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => sight.Engine.Observe(frame)))
        );

        Assert.All(
            together,
            seen =>
            {
                using (seen)
                {
                    Assert.Equal(alone.Attack!.Passive, seen.Attack!.Passive, 5);
                    Assert.Equal(1, alone.Template!.Compare(seen.Template!), 5);
                }
            }
        );
    }

    [Fact]
    public void Wiped_engine_sees_as_before()
    {
        using var frame = Sight.Decode(sight.GenuinePortrait);
        using var before = sight.Engine.Observe(frame);

        sight.Engine.Wipe();

        using var after = sight.Engine.Observe(frame);
        Assert.Equal(1, before.Template!.Compare(after.Template!), 5);
    }
}
