using OpenCvSharp;

namespace EGate.Faces;

/// <summary>68 points of a face in the iBUG order, in pixels of the frame. "Left" and "right" are those of the image.</summary>
internal sealed class Landmarks(Point2d[] points)
{
    /// <summary>How many points a face has.</summary>
    public const int Count = 68;

    private readonly Point2d[] _points = points;

    public Point2d this[int index] => _points[index];

    /// <summary>Centre of the eye at the image's left: the mean of its four lid points.</summary>
    public Point2d EyeLeft => Mean(37, 38, 40, 41);

    /// <summary>Centre of the eye at the image's right.</summary>
    public Point2d EyeRight => Mean(43, 44, 46, 47);

    /// <summary>Tip of the nose.</summary>
    public Point2d Nose => _points[30];

    /// <summary>Corner of the mouth at the image's left: mean of outer and inner corner.</summary>
    public Point2d MouthLeft => Mean(48, 60);

    /// <summary>Corner of the mouth at the image's right.</summary>
    public Point2d MouthRight => Mean(54, 64);

    /// <summary>Distance of the two eye centres in pixels.</summary>
    public double InterEyeDistance => Distance(EyeLeft, EyeRight);

    /// <summary>Mean gap between the inner lips as a share of the eyes' distance.</summary>
    public double LipGap =>
        (Distance(_points[61], _points[67]) + Distance(_points[62], _points[66]) + Distance(_points[63], _points[65]))
        / (3 * Math.Max(1e-6, InterEyeDistance));

    /// <summary>Distance of the corners of one eye.</summary>
    public double EyeWidth(bool left) => left ? Distance(_points[36], _points[39]) : Distance(_points[42], _points[45]);

    /// <summary>The smallest upright box around all points.</summary>
    public FaceBox Bounds()
    {
        var left = _points.Min(p => p.X);
        var top = _points.Min(p => p.Y);
        return new FaceBox(left, top, _points.Max(p => p.X) - left, _points.Max(p => p.Y) - top, 1);
    }

    public void Wipe() => Array.Clear(_points);

    private static double Distance(Point2d a, Point2d b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private Point2d Mean(params ReadOnlySpan<int> indices)
    {
        double x = 0;
        double y = 0;
        foreach (var i in indices)
        {
            x += _points[i].X;
            y += _points[i].Y;
        }

        return new Point2d(x / indices.Length, y / indices.Length);
    }
}

/// <summary>
/// Finds the 68 points in two passes of the same network (64x64 grey, x/256): first over a square around the detector's box, then over a square
/// of 1.15 times the extent of the points found, so that the detector's jitter does not reach the alignment.
/// </summary>
internal sealed class LandmarkFinder : IDisposable
{
    private const int Side = 64;
    private const double SecondPassMargin = 1.15;

    private readonly Network _network;
    private readonly Pixels _colour = new(Side, Side, 3);
    private readonly Pixels _gray = new(Side, Side, 1);

    public LandmarkFinder(string folder) =>
        _network = Network.Load(folder, FaceModels.Landmark, [1, 1, Side, Side], "output");

    public Landmarks Find(Mat frame, FaceBox box)
    {
        var first = Pass(frame, new Point2d(box.CentreX, box.CentreY), Math.Max(box.Width, box.Height));
        var bounds = first.Bounds();
        first.Wipe();
        var side = Math.Max(1, SecondPassMargin * Math.Max(bounds.Width, bounds.Height));
        return Pass(frame, new Point2d(bounds.CentreX, bounds.CentreY), side);
    }

    public void Wipe()
    {
        _colour.Wipe();
        _gray.Wipe();
        _network.Wipe();
    }

    /// <summary>The network alone, over what its input holds.</summary>
    public void RunBare() => _network.Run();

    public void Dispose()
    {
        _colour.Dispose();
        _gray.Dispose();
        _network.Dispose();
    }

    private Landmarks Pass(Mat frame, Point2d centre, double side)
    {
        Crop.Square(frame, centre, side, _colour);
        Cv2.CvtColor(_colour.Mat, _gray.Mat, ColorConversionCodes.BGR2GRAY);
        Tensor.FillGray(_network.Input, _gray.Bytes, 1f / 256);
        var output = _network.Run()[0];
        var points = new Point2d[Landmarks.Count];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new Point2d(
                centre.X + ((output[2 * i] - 0.5) * side),
                centre.Y + ((output[(2 * i) + 1] - 0.5) * side)
            );
        }

        return new Landmarks(points);
    }
}
