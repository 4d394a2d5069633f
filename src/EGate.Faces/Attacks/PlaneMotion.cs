using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Follows points of the face and around it from a reference frame (Lucas-Kanade) and asks two things. Does what is beside the head move with the face,
/// as the paper around a printed face does, while the room stands still? And do the face's own points move as one plane (a homography explains them), or
/// as a thing with a nose, with lips and lids? A replayed recording of a living face passes the second question; that is why it weighs little.
/// </summary>
internal sealed class PlaneMotion : IDisposable
{
    /// <summary>Height of the face in the pictures that are followed.</summary>
    private const double FaceHeight = 128;

    /// <summary>A motion of less than this share of the face's height tells nothing.</summary>
    private const double MovedMin = 0.02;

    private const int PointsMin = 8;
    private static readonly TimeSpan ReferenceMax = TimeSpan.FromMilliseconds(900);

    private readonly Mat _reference = new();
    private readonly Mat _now = new();
    private Point2f[] _points = [];
    private FaceBox _box;
    private double _scale;
    private TimeSpan _since;

    /// <summary>Mean length of the face's flow since the reference, as a share of the face's height; null when nothing could be followed.</summary>
    public double? Stir { get; private set; }

    /// <summary>What moved since the reference frame; null when there is none, or too little moved. <paramref name="gray"/> is the whole frame.</summary>
    public MotionEvidence? Measure(Mat gray, FaceBox box, TimeSpan at)
    {
        Stir = null;
        if (_points.Length == 0 || at - _since > ReferenceMax || box.Overlap(_box) < 0.4)
        {
            Refer(gray, box, at);
            return null;
        }

        Scale(gray, _now);
        if (_now.Size() != _reference.Size())
        {
            Refer(gray, box, at);
            return null;
        }

        return Follow();
    }

    public void Wipe()
    {
        Array.Clear(_points);
        _points = [];
        Blacken(_reference);
        Blacken(_now);
    }

    public void Dispose()
    {
        Wipe();
        _reference.Dispose();
        _now.Dispose();
    }

    private static void Blacken(Mat mat)
    {
        if (!mat.Empty())
        {
            mat.SetTo(Scalar.Black);
        }
    }

    private void Refer(Mat gray, FaceBox box, TimeSpan at)
    {
        _scale = Math.Min(1, FaceHeight / box.Height);
        _since = at;
        _box = box;
        Scale(gray, _reference);
        var face = Scaled(box);
        using var mask = new Mat(_reference.Size(), MatType.CV_8UC1, Scalar.Black);
        var inner = new RotatedRect(
            new Point2f((float)face.CentreX, (float)face.CentreY),
            new Size2f(0.84 * face.Width, 0.96 * face.Height),
            0
        );
        Cv2.Ellipse(mask, inner, Scalar.White, -1);
        var on = Cv2.GoodFeaturesToTrack(_reference, 60, 0.01, 4, mask, 3, false, 0.04);
        mask.SetTo(Scalar.White);
        Cv2.Rectangle(mask, Head(face), Scalar.Black, -1);
        var around = Cv2.GoodFeaturesToTrack(_reference, 90, 0.01, 5, mask, 3, false, 0.04);
        _points = [.. on, .. around];
    }

    private void Scale(Mat gray, Mat target)
    {
        var size = new Size(Math.Max(1, (int)(gray.Width * _scale)), Math.Max(1, (int)(gray.Height * _scale)));
        Cv2.Resize(gray, target, size, 0, 0, InterpolationFlags.Area);
    }

    private FaceBox Scaled(FaceBox box) =>
        new(box.X * _scale, box.Y * _scale, box.Width * _scale, box.Height * _scale, box.Score);

    /// <summary>What a living head, its hair, neck and shoulders cover.</summary>
    private static Rect Head(FaceBox face) =>
        new(
            (int)(face.CentreX - (0.85 * face.Width)),
            (int)(face.Y - (0.35 * face.Height)),
            (int)(1.7 * face.Width),
            4096
        );

    private MotionEvidence? Follow()
    {
        var next = new Point2f[_points.Length];
        Cv2.CalcOpticalFlowPyrLK(_reference, _now, _points, ref next, out var status, out _, new Size(15, 15), 3);
        var face = Scaled(_box);
        var steps = _points.Zip(next, (a, b) => new Step(a, b)).Where((_, i) => status[i] != 0).ToList();
        var own = steps.Where(s => IsOn(s.From, face)).ToList();
        if (own.Count < PointsMin)
        {
            _points = [];
            return null;
        }

        Stir = own.Average(s => s.Length) / face.Height;
        using var plane = Cv2.FindHomography(
            InputArray.Create(own.Select(s => s.From)),
            InputArray.Create(own.Select(s => s.To)),
            HomographyMethods.LMedS
        );
        if (plane.Empty())
        {
            return null;
        }

        plane.GetArray(out double[] h);
        return Evidence(steps, own, face, h);
    }

    private static MotionEvidence? Evidence(List<Step> steps, List<Step> own, FaceBox face, double[] h)
    {
        var moved = own.Select(s => s.Length).Order().ElementAt(own.Count / 2) / face.Height;
        if (moved < MovedMin)
        {
            return null;
        }

        var misses = own.Select(s => s.Miss(h)).Order().Take(own.Count * 9 / 10).ToList();
        var residual = Math.Sqrt(misses.Average(m => m * m)) / face.Height;
        var around = steps.Where(s => !IsOn(s.From, face) && IsBeside(s.From, face)).ToList();
        var room = steps.Where(s => Math.Abs(s.From.X - face.CentreX) > 1.8 * face.Width).ToList();
        return new MotionEvidence(moved, Followers(around, h), Followers(room, h), residual);
    }

    private static bool IsOn(Point2f p, FaceBox face)
    {
        var x = (p.X - face.CentreX) / face.Width;
        var y = (p.Y - face.CentreY) / face.Height;
        return (x * x) + (y * y) <= 0.25;
    }

    private static bool IsBeside(Point2f p, FaceBox face) =>
        Math.Abs(p.X - face.CentreX) < 1.5 * face.Width
        && p.Y > face.Y - (0.9 * face.Height)
        && p.Y < face.Y + face.Height;

    /// <summary>Share that moved as the plane says, of those that either did or stood still; null when there are too few.</summary>
    private static double? Followers(List<Step> steps, double[] h)
    {
        var follow = 0;
        var stand = 0;
        foreach (var step in steps)
        {
            var (x, y) = step.Under(h);
            var asked = Math.Sqrt(((x - step.From.X) * (x - step.From.X)) + ((y - step.From.Y) * (y - step.From.Y)));
            if (asked < 1)
            {
                continue;
            }

            follow += step.Miss(h) < 0.35 * asked ? 1 : 0;
            stand += step.Miss(h) >= 0.35 * asked ? 1 : 0;
        }

        return follow + stand < PointsMin ? null : (double)follow / (follow + stand);
    }

    private readonly record struct Step(Point2f From, Point2f To)
    {
        public double Length => Math.Sqrt(((To.X - From.X) * (To.X - From.X)) + ((To.Y - From.Y) * (To.Y - From.Y)));

        public (double X, double Y) Under(double[] h)
        {
            var w = (h[6] * From.X) + (h[7] * From.Y) + h[8];
            return (((h[0] * From.X) + (h[1] * From.Y) + h[2]) / w, ((h[3] * From.X) + (h[4] * From.Y) + h[5]) / w);
        }

        public double Miss(double[] h)
        {
            var (x, y) = Under(h);
            return Math.Sqrt(((x - To.X) * (x - To.X)) + ((y - To.Y) * (y - To.Y)));
        }
    }
}
