using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Finds faces with the RFB-320 network over a letterboxed 320x240 copy of the frame (RGB, (x-127)/128; score at least 0.65,
/// non-maximum suppression at an overlap of 0.4). Measured: every image of LFW but one (<c>models/README.md</c>).
/// </summary>
internal sealed class FaceDetector : IDisposable
{
    private const int Width = 320;
    private const int Height = 240;
    private const float ScoreAt = 0.65f;
    private const double OverlapMax = 0.4;

    /// <summary>What the second looks at a still picture ask for.</summary>
    private const float SureScoreAt = 0.9f;

    /// <summary>Pictures whose shorter side is below it lose nothing that quarters could show.</summary>
    private const int QuarteredFrom = 480;

    /// <summary>A frame with more candidates than this is no picture of people; the best ones are kept.</summary>
    private const int CandidatesMax = 400;

    private static readonly float[] Mean = [127, 127, 127];
    private static readonly float[] Scale = [1f / 128, 1f / 128, 1f / 128];

    private readonly Network _network;
    private readonly Pixels _input = new(Width, Height, 3);

    public FaceDetector(string folder) =>
        _network = Network.Load(folder, FaceModels.Detect, [1, 3, Height, Width], "scores", "boxes");

    /// <summary>The faces found in a frame of a camera, largest first: one pass.</summary>
    public List<FaceBox> Find(Mat frame) => Pass(frame, Letterbox(frame.Width, frame.Height), ScoreAt);

    /// <summary>
    /// The faces found in a picture of any kind, largest first. Where the letterboxed pass finds none, further ones follow, each of which is asked to be surer, so
    /// that more looking does not find faces where there are none: stretched to the whole input, with a wide margin (a face that fills the picture), and in
    /// overlapping quarters (a small face in a large picture).
    /// </summary>
    public List<FaceBox> FindInPicture(Mat picture)
    {
        var found = Find(picture);
        foreach (var (place, score) in found.Count > 0 ? [] : FurtherPlaces(picture.Width, picture.Height))
        {
            found = Pass(picture, place, score);
            if (found.Count > 0)
            {
                break;
            }
        }

        return found.Count > 0 ? found : InQuarters(picture);
    }

    public void Wipe()
    {
        _input.Wipe();
        _network.Wipe();
    }

    /// <summary>The network alone, over what its input holds.</summary>
    public void RunBare() => _network.Run();

    public void Dispose()
    {
        _input.Dispose();
        _network.Dispose();
    }

    /// <summary>Where the picture comes to lie in the network's input without changing its shape: at the top left, as large as it can be.</summary>
    private static Rect Letterbox(int width, int height)
    {
        var scale = Math.Min((double)Width / width, (double)Height / height);
        return new Rect(
            0,
            0,
            Math.Clamp((int)Math.Round(width * scale), 1, Width),
            Math.Clamp((int)Math.Round(height * scale), 1, Height)
        );
    }

    private static IEnumerable<(Rect Place, float Score)> FurtherPlaces(int width, int height)
    {
        yield return (new Rect(0, 0, Width, Height), ScoreAt);
        var small = Letterbox(width * 2, height * 2);
        small.Width = Math.Max(1, small.Width / 2);
        small.Height = Math.Max(1, small.Height / 2);
        small.X = (Width - small.Width) / 2;
        small.Y = (Height - small.Height) / 2;
        yield return (small, SureScoreAt);
    }

    private List<FaceBox> InQuarters(Mat picture)
    {
        if (Math.Min(picture.Width, picture.Height) < QuarteredFrom)
        {
            return [];
        }

        var found = new List<FaceBox>();
        var width = picture.Width * 3 / 5;
        var height = picture.Height * 3 / 5;
        foreach (var x in new[] { 0, picture.Width - width })
        {
            foreach (var y in new[] { 0, picture.Height - height })
            {
                using var part = new Mat(picture, new Rect(x, y, width, height));
                found.AddRange(
                    Pass(part, Letterbox(width, height), SureScoreAt).Select(b => b with { X = b.X + x, Y = b.Y + y })
                );
            }
        }

        return [.. Suppress(found).OrderByDescending(b => b.Area)];
    }

    /// <summary>Runs the network with the picture resized into a place of its black input; boxes come back in the picture's own pixels.</summary>
    private List<FaceBox> Pass(Mat picture, Rect place, float scoreAt)
    {
        _input.Wipe();
        using (var part = new Mat(_input.Mat, place))
        {
            Cv2.Resize(picture, part, place.Size);
        }

        Tensor.FillRgb(_network.Input, _input.Bytes, Mean, Scale);
        var outputs = _network.Run();
        var scale = new Point2d((double)place.Width / picture.Width, (double)place.Height / picture.Height);
        var candidates = Candidates(outputs[0], outputs[1], place, scale, scoreAt);
        return [.. Suppress(candidates).OrderByDescending(b => b.Area)];
    }

    private static List<FaceBox> Candidates(float[] scores, float[] boxes, Rect place, Point2d scale, float scoreAt)
    {
        var found = new List<FaceBox>();
        for (var i = 0; i < scores.Length / 2; i++)
        {
            var score = scores[(2 * i) + 1];
            if (!(score >= scoreAt))
            {
                continue;
            }

            var x = ((boxes[4 * i] * Width) - place.X) / scale.X;
            var y = ((boxes[(4 * i) + 1] * Height) - place.Y) / scale.Y;
            var width = (((boxes[(4 * i) + 2] * Width) - place.X) / scale.X) - x;
            var height = (((boxes[(4 * i) + 3] * Height) - place.Y) / scale.Y) - y;
            if (width >= 1 && height >= 1)
            {
                found.Add(new FaceBox(x, y, width, height, score));
            }
        }

        return found;
    }

    private static List<FaceBox> Suppress(List<FaceBox> candidates)
    {
        var kept = new List<FaceBox>();
        foreach (var box in candidates.OrderByDescending(b => b.Score).Take(CandidatesMax))
        {
            if (kept.TrueForAll(k => k.Overlap(box) <= OverlapMax))
            {
                kept.Add(box);
            }
        }

        return kept;
    }
}
