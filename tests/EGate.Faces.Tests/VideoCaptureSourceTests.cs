using EGate.Core;
using EGate.Devices;
using EGate.Devices.OpenCv;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Faces.Tests;

/// <summary>The true <c>VideoCapture</c>: a clip is decoded by the code that reads a device.</summary>
public sealed class VideoCaptureSourceTests(Sight sight)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Clip_is_a_camera_with_faces_in_it()
    {
        var profile = new CameraProfile(Clip, 400, 300, 25, TimeSpan.FromSeconds(2));
        await using var camera = new OpenCvCamera(
            profile,
            new VideoCaptureSource(Clip, TimeProvider.System),
            TimeProvider.System,
            NullLogger<OpenCvCamera>.Instance
        );
        camera.Start();

        var first = await camera.NextAsync(0, CancellationToken.None).WaitAsync(Patience);
        var later = await camera.NextAsync(first.Sequence, CancellationToken.None).WaitAsync(Patience);
        using var seen = sight.Engine.Observe(later.Image);

        Assert.Equal(1, seen.Faces);
        Assert.Equal((400, 300), (later.Image.Width, later.Image.Height));
        Assert.True(later.Sequence > first.Sequence);
        Assert.NotEqual(DeviceCondition.Lost, camera.Status.Condition);
        first.Image.Dispose();
        later.Image.Dispose();
    }

    [Fact]
    public void Clip_ends_and_can_be_opened_again()
    {
        using var source = new VideoCaptureSource(Clip, new LeapingTime());
        Assert.True(source.Open(Sight.Profile));
        var frames = 0;
        while (source.Read(CancellationToken.None) is { } picture)
        {
            picture.Dispose();
            frames++;
        }

        Assert.Equal(765, frames);
        Assert.True(source.Open(Sight.Profile));
        using var again = source.Read(CancellationToken.None);
        Assert.NotNull(again);
    }

    [Theory]
    [InlineData("/dev/v4l/by-path/no-such-camera")]
    [InlineData("/no/such/clip.mp4")]
    [InlineData("/dev/null")]
    public void Source_that_is_not_there_does_not_open_and_does_not_throw(string path)
    {
        using var source = new VideoCaptureSource(path, TimeProvider.System);

        Assert.False(source.Open(Sight.Profile));
        Assert.Null(source.Read(CancellationToken.None));
    }

    [Fact]
    public void File_that_is_no_clip_does_not_open()
    {
        using var source = new VideoCaptureSource(typeof(Sight).Assembly.Location, TimeProvider.System);

        Assert.False(source.Open(Sight.Profile));
    }

    [Fact]
    public void Native_code_sees_the_time_limit_of_a_silent_device()
    {
        using var source = new VideoCaptureSource(Clip, TimeProvider.System);

        Assert.Equal("1", V4lTimeout.Get());
    }

    private string Clip => Path.Combine(sight.ClipFolder, "cap13_edit2.mp4");
}
