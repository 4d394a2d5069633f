using EGate.Core;
using EGate.Devices.Simulated;
using OpenCvSharp;

namespace EGate.Faces.Tests;

public sealed class ObserveTests(Sight sight)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(1, 5000)]
    [InlineData(5000, 1)]
    [InlineData(33000, 1)]
    public void Frame_of_any_shape_is_looked_at_or_refused(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        new Random(3).NextBytes(pixels);
        using var frame = new BgrImage(pixels, width, height);

        using var seen = sight.Engine.Observe(frame);

        Assert.Equal(0, seen.Faces);
        Assert.Null(seen.Template);
        Assert.NotEqual("ok", seen.Reason);
    }

    [Fact]
    public void Noise_has_no_face()
    {
        using var scene = sight.Scene(SceneKind.EmptyGate);
        scene.Misbehave(Misbehaviour.Garbage);
        using var frame = scene.Read(CancellationToken.None);

        using var seen = sight.Engine.Observe(frame!);

        Assert.Equal("no-face", seen.Reason);
    }

    [Fact]
    public void Wiped_frame_has_no_face()
    {
        var frame = Sight.Decode(sight.GenuinePortrait);
        frame.Dispose();

        using var seen = sight.Engine.Observe(frame);

        Assert.Equal("no-face", seen.Reason);
    }

    [Fact]
    public void Two_people_before_the_camera_are_two_faces_of_like_size()
    {
        using var one = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var other = Cv2.ImDecode(sight.ImpostorPortrait, ImreadModes.Color);
        using var both = new Mat();
        Cv2.HConcat([one, other], both);
        using var frame = Sight.ToImage(both);

        using var seen = sight.Engine.Observe(frame);

        Assert.Equal(2, seen.Faces);
        Assert.InRange(seen.SecondFaceShare, 0.6, 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Motion_blur_falls_with_the_length_of_the_smear_along_any_direction(bool across)
    {
        using var sharp = Cv2.ImDecode(sight.ImpostorPortrait, ImreadModes.Color);
        var values = new List<double>();
        foreach (var share in new[] { 0.0, 0.05, 0.08 })
        {
            var length = Math.Max(1, (int)(share * sharp.Width) | 1);
            using var smeared = sharp.Blur(across ? new Size(length, 1) : new Size(1, length));
            values.Add(Quality(smeared).MotionBlur);
        }

        Assert.InRange(values[0], 60, 100);
        Assert.True(values[1] < values[0] && values[2] < values[1], string.Join(' ', values));
        Assert.InRange(values[2], 0, 50);
    }

    [Fact]
    public void Quality_falls_with_what_spoils_a_picture()
    {
        using var good = Cv2.ImDecode(sight.ImpostorPortrait, ImreadModes.Color);
        using var blurred = good.GaussianBlur(new Size(0, 0), 12);
        using var small = good.Resize(new Size(124, 159));
        using var dark = new Mat();
        good.ConvertTo(dark, -1, 0.25);

        var asIs = Quality(good);

        Assert.InRange(asIs.Score, 50, 100);
        Assert.InRange(Quality(blurred).Sharpness, 0, asIs.Sharpness - 20);
        Assert.InRange(Quality(small).EyeDistance, 0, 49);
        Assert.InRange(Quality(dark).Exposure, 0, asIs.Exposure - 20);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(-25)]
    public void Roll_is_measured_from_the_picture(double degrees)
    {
        using var good = Cv2.ImDecode(sight.GenuinePortrait, ImreadModes.Color);
        using var turn = Cv2.GetRotationMatrix2D(new Point2f(206, 250), degrees, 1);
        using var turned = good.WarpAffine(turn, good.Size(), InterpolationFlags.Linear, BorderTypes.Replicate);

        Assert.InRange(Quality(turned).Roll, 30, 70);
        Assert.InRange(Quality(good).Roll, 85, 100);
    }

    private FaceQuality Quality(Mat picture)
    {
        using var frame = Sight.ToImage(picture);
        using var seen = sight.Engine.Observe(frame);
        return seen.Quality!;
    }
}
