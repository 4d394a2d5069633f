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

    /// <summary>A frame with more candidates than this is no picture of people; the best ones are kept.</summary>
    private const int CandidatesMax = 400;

    private static readonly float[] Mean = [127, 127, 127];
    private static readonly float[] Scale = [1f / 128, 1f / 128, 1f / 128];

    private readonly Network _network;
    private readonly Pixels _input = new(Width, Height, 3);

    public FaceDetector(string folder) =>
        _network = Network.Load(folder, FaceModels.Detect, [1, 3, Height, Width], "scores", "boxes");

    /// <summary>The faces found, largest first.</summary>
    public List<FaceBox> Find(Mat frame)
    {
        var scale = Letterbox(frame);
        Tensor.FillRgb(_network.Input, _input.Bytes, Mean, Scale);
        var outputs = _network.Run();
        return [.. Suppress(Candidates(outputs[0], outputs[1], scale)).OrderByDescending(b => b.Area)];
    }

    public void Wipe()
    {
        _input.Wipe();
        _network.Wipe();
    }

    public void Dispose()
    {
        _input.Dispose();
        _network.Dispose();
    }

    /// <summary>Shrinks the frame into the top left of a black 320x240 picture without changing its shape.</summary>
    private double Letterbox(Mat frame)
    {
        var scale = Math.Min((double)Width / frame.Width, (double)Height / frame.Height);
        var width = Math.Clamp((int)Math.Round(frame.Width * scale), 1, Width);
        var height = Math.Clamp((int)Math.Round(frame.Height * scale), 1, Height);
        _input.Wipe();
        using var part = new Mat(_input.Mat, new Rect(0, 0, width, height));
        Cv2.Resize(frame, part, new Size(width, height));
        return scale;
    }

    private static List<FaceBox> Candidates(float[] scores, float[] boxes, double scale)
    {
        var found = new List<FaceBox>();
        for (var i = 0; i < scores.Length / 2; i++)
        {
            var score = scores[(2 * i) + 1];
            double x = boxes[4 * i] * Width / scale;
            double y = boxes[(4 * i) + 1] * Height / scale;
            double width = (boxes[(4 * i) + 2] * Width / scale) - x;
            double height = (boxes[(4 * i) + 3] * Height / scale) - y;
            if (score >= ScoreAt && width >= 1 && height >= 1)
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
