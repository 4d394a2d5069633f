using EGate.Devices.OpenCv;
using EGate.Devices.Simulated;

namespace EGate.Faces.Tests;

public sealed class SimulatedSceneTests(Sight sight)
{
    [Theory]
    [InlineData(SceneKind.EmptyGate)]
    [InlineData(SceneKind.Genuine)]
    [InlineData(SceneKind.Impostor)]
    [InlineData(SceneKind.PrintAttack)]
    [InlineData(SceneKind.ScreenAttack)]
    [InlineData(SceneKind.Black)]
    public void Living_scene_gives_a_fresh_picture_of_the_asked_size_each_time(SceneKind kind)
    {
        using var scene = sight.Scene(kind);
        var health = new CameraHealth(Sight.Profile, TimeProvider.System);

        var fresh = 0;
        for (var i = 0; i < 25; i++)
        {
            using var picture = scene.Read(CancellationToken.None)!;
            Assert.Equal((640, 480), (picture.Width, picture.Height));
            fresh += health.Frame(picture) ? 1 : 0;
        }

        // A clip of 24 pictures a second shown at 25 repeats one now and then.
        Assert.InRange(fresh, 22, 25);
    }

    [Theory]
    [InlineData(SceneKind.Frozen, Misbehaviour.Ok)]
    [InlineData(SceneKind.Genuine, Misbehaviour.Stuck)]
    public void Scene_that_stands_still_repeats_its_pixels(SceneKind kind, Misbehaviour misbehaviour)
    {
        using var scene = sight.Scene(kind);
        scene.Misbehave(misbehaviour);
        using var first = scene.Read(CancellationToken.None)!;
        using var second = scene.Read(CancellationToken.None)!;

        Assert.Equal(first.Pixels, second.Pixels);
    }

    [Fact]
    public void Same_seed_and_clock_give_the_same_pictures()
    {
        using var one = sight.Scene(SceneKind.ScreenAttack, seed: 3);
        using var same = sight.Scene(SceneKind.ScreenAttack, seed: 3);
        using var other = sight.Scene(SceneKind.ScreenAttack, seed: 4);
        using var picture = one.Read(CancellationToken.None)!;

        using var again = same.Read(CancellationToken.None)!;
        using var different = other.Read(CancellationToken.None)!;

        Assert.Equal(picture.Pixels, again.Pixels);
        Assert.NotEqual(picture.Pixels, different.Pixels);
    }

    [Fact]
    public void Off_scene_gives_nothing_and_cannot_be_opened()
    {
        using var scene = sight.Scene(SceneKind.Genuine);
        scene.Show(SceneKind.Off);

        Assert.Null(scene.Read(CancellationToken.None));
        Assert.False(scene.Open(Sight.Profile));

        scene.Show(SceneKind.Genuine);
        Assert.True(scene.Open(Sight.Profile));
    }

    [Fact]
    public void Wrong_camera_gives_another_size()
    {
        using var scene = sight.Scene(SceneKind.Genuine);
        scene.Misbehave(Misbehaviour.Wrong);
        using var picture = scene.Read(CancellationToken.None)!;

        Assert.Equal((320, 240), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(Misbehaviour.Ok, 25)]
    [InlineData(Misbehaviour.Slow, 5)]
    [InlineData(Misbehaviour.Delayed, 0)]
    public void Scene_keeps_the_rate_of_its_misbehaviour(Misbehaviour misbehaviour, int perSecond)
    {
        var time = new LeapingTime();
        using var scene = new SimulatedScene(sight.ClipFolder, time, seed: 1);
        scene.Open(Sight.Profile);
        scene.Misbehave(misbehaviour);
        var start = time.GetTimestamp();
        var pictures = 0;
        while (time.GetElapsedTime(start) < TimeSpan.FromSeconds(4))
        {
            using var picture = scene.Read(CancellationToken.None);
            pictures += picture is null ? 0 : 1;
        }

        Assert.InRange(pictures, 4 * perSecond, (4 * perSecond) + 1);
    }

    [Fact]
    public void Intermittent_scene_comes_and_goes()
    {
        var time = new LeapingTime();
        using var scene = new SimulatedScene(sight.ClipFolder, time, seed: 1);
        scene.Open(Sight.Profile);
        scene.Misbehave(Misbehaviour.Intermittent);
        var seen = new HashSet<bool>();
        for (var i = 0; i < 200; i++)
        {
            using var picture = scene.Read(CancellationToken.None);
            seen.Add(picture is not null);
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void Missing_clips_are_named_before_a_lane_starts()
    {
        var missing = Assert.Throws<FileNotFoundException>(() =>
            new SimulatedScene("/nowhere", TimeProvider.System, 1)
        );

        Assert.Contains("make models", missing.Message, StringComparison.Ordinal);
    }
}
