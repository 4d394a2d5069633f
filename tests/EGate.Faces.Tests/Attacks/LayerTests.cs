using EGate.Devices.Simulated;
using OpenCvSharp;

namespace EGate.Faces.Tests;

/// <summary>Each layer on pixels: the living clips, the drawn instruments, and pictures made for the one thing the layer looks at.</summary>
public sealed class LayerTests(Sight sight)
{
    [Theory]
    [InlineData(SceneKind.Genuine, 0, 2.8)]
    [InlineData(SceneKind.Impostor, 0, 2.8)]
    [InlineData(SceneKind.ScreenAttack, 4.5, 99)]
    [InlineData(SceneKind.ReplayAttack, 4.5, 99)]
    public void Lattice_of_a_display_stands_out_of_the_spectrum(SceneKind kind, double from, double to)
    {
        var peaks = Watch(kind).Select(e => e.Pattern).OfType<double>().ToList();

        Assert.True(peaks.Count >= 3);
        Assert.InRange(peaks.Average(), from, to);
    }

    [Theory]
    [InlineData(SceneKind.Genuine, 0, 0.1)]
    [InlineData(SceneKind.Impostor, 0, 0.1)]
    [InlineData(SceneKind.PrintAttack, 0, 0.1)]
    [InlineData(SceneKind.ScreenAttack, 0.4, 1)]
    [InlineData(SceneKind.ReplayAttack, 0.4, 1)]
    public void Bands_of_a_backlight_are_seen_on_displays_only(SceneKind kind, double from, double to) =>
        Assert.InRange(Watch(kind).Select(e => e.Bands).OfType<double>().Average(), from, to);

    [Theory]
    [InlineData(SceneKind.Genuine, AttackState.BonaFide)]
    [InlineData(SceneKind.Impostor, AttackState.BonaFide)]
    [InlineData(SceneKind.PrintAttack, AttackState.Attack)]
    [InlineData(SceneKind.ScreenAttack, AttackState.Attack)]
    [InlineData(SceneKind.ReplayAttack, AttackState.Attack)]
    public void Two_seconds_of_a_scene_are_judged_rightly(SceneKind kind, AttackState expected) =>
        Assert.Equal(expected, AttackJudge.Begin(0.5, mayAsk: true).Fold(Watch(kind)).State);

    [Fact]
    public void Cut_out_is_at_best_in_doubt_and_its_wearer_cannot_turn_it()
    {
        var judge = AttackJudge.Begin(0.5, mayAsk: true).Fold(Watch(SceneKind.CutOutAttack, seconds: 7.5));

        Assert.Equal(AttackState.Attack, judge.State);
    }

    [Fact]
    public void Photograph_with_its_own_background_moves_as_a_plane_before_a_room_that_stands()
    {
        var seen = Moved(photograph: true);

        Assert.True(seen.Count >= 3);
        Assert.InRange(seen.Average(m => m.SurroundFollows ?? 0), 0.8, 1);
        Assert.InRange(seen.Average(m => m.RoomFollows ?? 0), 0, 0.2);
    }

    [Fact]
    public void Shaken_camera_moves_the_room_too()
    {
        var seen = Moved(photograph: false);

        Assert.True(seen.Count >= 3);
        Assert.InRange(seen.Average(m => m.RoomFollows ?? 0), 0.8, 1);
    }

    [Fact]
    public void Small_face_gives_no_pattern()
    {
        using var frame = sight.Scene(SceneKind.Genuine).Read(CancellationToken.None)!;
        using var whole = Mat.FromPixelData(frame.Height, frame.Width, MatType.CV_8UC3, frame.Pixels);
        using var small = whole.Resize(new Size(320, 240), 0, 0, InterpolationFlags.Area);
        using var image = Sight.ToImage(small);

        Assert.Null(sight.Engine.LookForAttack(image)!.Pattern);
    }

    [Fact]
    public void Empty_gate_gives_no_evidence()
    {
        using var frame = sight.Scene(SceneKind.EmptyGate).Read(CancellationToken.None)!;

        Assert.Null(sight.Engine.LookForAttack(frame));
    }

    private List<AttackEvidence> Watch(SceneKind kind, double seconds = 2.2)
    {
        using var scene = sight.Scene(kind);
        using var watch = new AttackWatch();
        var seen = new List<AttackEvidence>();
        for (var i = 0; i < seconds * 25; i++)
        {
            using var picture = scene.Read(CancellationToken.None)!;
            var moment = new AttackMoment(watch, TimeSpan.FromMilliseconds(40 * i));
            if (i % 4 == 0 && sight.Engine.LookForAttack(picture, moment) is { } evidence)
            {
                seen.Add(evidence);
            }
        }

        return seen;
    }

    /// <summary>
    /// A picture of a face before a textured wall, moved by hand before another textured wall; or both moved together, as by a shaken camera.
    /// </summary>
    private List<MotionEvidence> Moved(bool photograph)
    {
        using var frame = sight.Scene(SceneKind.Genuine).Read(CancellationToken.None)!;
        using var face = Mat.FromPixelData(frame.Height, frame.Width, MatType.CV_8UC3, frame.Pixels);
        using var room = new Mat(480, 1280, MatType.CV_8UC3);
        new RNG(5).Fill(room, DistributionType.Uniform, Scalar.All(60), Scalar.All(200));
        Cv2.GaussianBlur(room, room, new Size(0, 0), 4);
        using var wall = new Mat(room, new Rect(0, 0, 640, 480));
        Texture(face, wall);
        using var watch = new AttackWatch();
        var seen = new List<MotionEvidence>();
        for (var i = 0; i < 12; i++)
        {
            var shift = (int)(24 * Math.Sin(i * 0.5));
            using var picture = room.Clone();
            using (var part = new Mat(picture, new Rect(320 + (photograph ? shift : 0), 0, 640, 480)))
            {
                face.CopyTo(part);
            }

            using var shaken = photograph ? picture.Clone() : Shift(picture, shift);
            using var image = Sight.ToImage(shaken);
            var moment = new AttackMoment(watch, TimeSpan.FromMilliseconds(120 * i));
            if (sight.Engine.LookForAttack(image, moment)?.Motion is { } motion)
            {
                seen.Add(motion);
            }
        }

        return seen;
    }

    /// <summary>Gives the wall behind the face a texture of its own, outside of the head.</summary>
    private static void Texture(Mat face, Mat wall)
    {
        using var mask = new Mat(face.Size(), MatType.CV_8UC1, Scalar.White);
        Cv2.Ellipse(mask, new Point(328, 260), new Size(150, 220), 0, 0, 360, Scalar.Black, -1);
        using var flipped = wall.Flip(FlipMode.XY);
        flipped.CopyTo(face, mask);
    }

    private static Mat Shift(Mat picture, int by)
    {
        using var matrix = Crop.Matrix(1, 0, by, 0, 1, 0);
        var shifted = new Mat();
        Cv2.WarpAffine(picture, shifted, matrix, picture.Size(), InterpolationFlags.Linear, BorderTypes.Reflect101);
        return shifted;
    }
}
