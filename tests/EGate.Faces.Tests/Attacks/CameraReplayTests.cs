using EGate.Core;
using EGate.Devices;
using EGate.Devices.OpenCv;
using EGate.Devices.Simulated;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Faces.Tests;

/// <summary>Pictures that are not of now: the same again, a recording again, and black.</summary>
public sealed class CameraReplayTests(Sight sight)
{
    private static readonly CameraProfile Profile = new("test", 8, 6, 25, TimeSpan.FromSeconds(1));
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(40);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Few_pictures_in_turn_are_a_frozen_camera(int buffers) =>
        Assert.Equal((DeviceCondition.Lost, "CAMERA_FROZEN"), After(50, i => Shaded(20 + (i % buffers))));

    [Theory]
    [InlineData(25)]
    [InlineData(500)]
    public void Recording_that_begins_again_is_a_replayed_camera(int length)
    {
        Assert.Equal((DeviceCondition.Ready, null), After(length, i => Numbered(i)));

        Assert.Equal((DeviceCondition.Lost, "CAMERA_REPLAYED"), After(50, i => Numbered(i % length)));
    }

    [Fact]
    public void Living_pictures_after_a_recording_make_the_camera_ready_again()
    {
        After(50, i => Numbered(i));
        After(50, i => Numbered(i));

        Assert.Equal((DeviceCondition.Ready, null), After(50, i => Numbered(1000 + i)));
    }

    [Fact]
    public void Recording_older_than_the_memory_is_not_recognised()
    {
        var seen = new SeenPictures();
        for (ulong i = 0; i <= SeenPictures.Most; i++)
        {
            Assert.Null(seen.Ago(i));
        }

        Assert.Null(seen.Ago(0));
        Assert.Equal(1, seen.Ago(0));
    }

    [Fact]
    public void Covered_lens_with_a_noisy_sensor_is_dark_after_two_seconds_and_not_before()
    {
        Assert.Equal((DeviceCondition.Ready, null), After(45, i => Numbered(i, shade: 2)));

        Assert.Equal((DeviceCondition.Degraded, "CAMERA_DARK"), After(10, i => Numbered(100 + i, shade: 2)));
        Assert.Equal((DeviceCondition.Ready, null), After(2, i => Numbered(200 + i)));
    }

    [Fact]
    public void Looped_scene_is_a_replayed_camera_and_a_living_one_never_is()
    {
        Assert.Equal((DeviceCondition.Ready, null), AfterScene(SceneKind.Genuine, 600));
        Assert.Equal((DeviceCondition.Lost, "CAMERA_REPLAYED"), AfterScene(SceneKind.Looped, 80));
    }

    private readonly Dictionary<CameraProfile, CameraHealth> _healths = [];

    private (DeviceCondition, string?) AfterScene(SceneKind kind, int pictures)
    {
        using var scene = sight.Scene(kind);
        return After(pictures, _ => scene.Read(CancellationToken.None)!, Sight.Profile);
    }

    private (DeviceCondition, string?) After(int pictures, Func<int, BgrImage> picture, CameraProfile? profile = null)
    {
        profile ??= Profile;
        if (!_healths.TryGetValue(profile, out var health))
        {
            _healths[profile] = health = new CameraHealth(profile, _time);
            health.Opened(true);
        }

        for (var i = 0; i < pictures; i++)
        {
            _time.Advance(Period);
            using var image = picture(i);
            health.Frame(image);
        }

        var (condition, fault) = health.Judge();
        return (condition, fault?.Id);
    }

    private static BgrImage Shaded(int shade)
    {
        var pixels = new byte[8 * 6 * 3];
        Array.Fill(pixels, (byte)shade);
        return new BgrImage(pixels, 8, 6);
    }

    private static BgrImage Numbered(int number, int shade = 120)
    {
        var image = Shaded(shade);
        BitConverter.TryWriteBytes(image.Pixels.AsSpan(4), number);
        return image;
    }
}
