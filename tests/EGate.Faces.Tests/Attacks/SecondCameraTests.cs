using EGate.Devices;
using EGate.Devices.Simulated;

namespace EGate.Faces.Tests;

/// <summary>The simulated depth and infrared cameras over a scene, and what is made of their pictures.</summary>
public sealed class SecondCameraTests(Sight sight)
{
    private static readonly FaceBox Face = new(0.37, 0.22, 0.26, 0.56, 1);

    [Theory]
    [InlineData(SceneKind.Genuine, 0.9, 1)]
    [InlineData(SceneKind.Impostor, 0.9, 1)]
    [InlineData(SceneKind.PrintAttack, 0, 0.1)]
    [InlineData(SceneKind.ScreenAttack, 0, 0.1)]
    [InlineData(SceneKind.ReplayAttack, 0, 0.1)]
    [InlineData(SceneKind.CutOutAttack, 0, 0.1)]
    public void Depth_camera_sees_what_has_no_relief(SceneKind kind, double from, double to)
    {
        using var picture = Newest(kind, SecondCameraKind.Depth)!;

        var living = SecondCameraMeter.ByRelief(picture.Values, picture.Width, picture.Height, Face);

        Assert.InRange(living!.Value, from, to);
    }

    [Theory]
    [InlineData(SceneKind.Genuine, 0.5, 1)]
    [InlineData(SceneKind.PrintAttack, 0, 0.5)]
    [InlineData(SceneKind.ScreenAttack, 0, 0.1)]
    [InlineData(SceneKind.ReplayAttack, 0, 0.1)]
    public void Infrared_camera_sees_a_dark_display(SceneKind kind, double from, double to)
    {
        using var picture = Newest(kind, SecondCameraKind.Infrared)!;

        var living = SecondCameraMeter.ByInfrared(picture.Values, picture.Width, picture.Height, Face);

        Assert.InRange(living!.Value, from, to);
    }

    [Fact]
    public void Picture_of_another_size_than_it_says_or_without_distances_tells_nothing()
    {
        Assert.Null(SecondCameraMeter.ByRelief(new ushort[100], 160, 120, Face));
        Assert.Null(SecondCameraMeter.ByRelief(new ushort[160 * 120], 160, 120, Face));
        Assert.Null(SecondCameraMeter.ByInfrared([], 0, 0, Face));
    }

    [Fact]
    public void Disposed_picture_is_zero()
    {
        var picture = Newest(SceneKind.Genuine, SecondCameraKind.Depth)!;

        picture.Dispose();

        Assert.DoesNotContain(picture.Values, v => v != 0);
    }

    [Fact]
    public void Camera_that_is_off_gives_nothing() => Assert.Null(Newest(SceneKind.Off, SecondCameraKind.Depth));

    private SecondFrame? Newest(SceneKind kind, SecondCameraKind second)
    {
        var time = new LeapingTime();
        using var scene = new SimulatedScene(sight.ClipFolder, time, seed: 7);
        scene.Show(kind);
        return new SimulatedSecondCamera(scene, second, time, seed: 1).Newest(time.GetTimestamp());
    }
}
