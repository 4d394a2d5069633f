using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Evidence of a display from two frames: a backlight that pulses under a rolling shutter darkens level bands that move from frame to frame. They run
/// through the face and the strips beside it alike, and only on the display. A lamp of the room does the same to the whole picture, so where the
/// far parts of the picture share the bands, or no far part is in view, nothing is said. A display that fills the picture is therefore not told from a pulsing lamp.
/// </summary>
internal sealed class RefreshBands
{
    private const int Rows = 96;

    /// <summary>Bands weaker than this share of the brightness are the sensor's noise.</summary>
    private const double AmplitudeMin = 0.006;

    private double[][]? _last;

    /// <summary>
    /// How alike the bands of face, left and right strip are (their least correlation, 0..1), 0 when there are none or the room has them too; null
    /// when there is no earlier frame or no strip.
    /// </summary>
    public double? Measure(Mat gray, FaceBox box)
    {
        double[][] now =
        [
            Profile(gray, FaceSurround.Skin(box, gray.Size()), box),
            Profile(gray, FaceSurround.Beside(box, gray.Size(), left: true), box),
            Profile(gray, FaceSurround.Beside(box, gray.Size(), left: false), box),
            Profile(gray, FaceSurround.Far(box, gray.Size(), left: true), box),
            Profile(gray, FaceSurround.Far(box, gray.Size(), left: false), box),
        ];
        var before = _last;
        _last = now;
        if (before is null || now.Take(3).Any(p => p.Length == 0) || before.Take(3).Any(p => p.Length == 0))
        {
            return null;
        }

        var change = now.Zip(before, Change).ToArray();
        return Shared(change);
    }

    public void Wipe() => _last = null;

    private static double Shared(double[][] change)
    {
        var amplitude = change.Take(3).Min(Deviation);
        if (amplitude < AmplitudeMin)
        {
            return 0;
        }

        var room = change.Skip(3).Where(c => c.Length > 0).ToList();
        if (room.Count == 0 || room.Where(c => Deviation(c) > amplitude / 2).Any(c => Correlation(c, change[0]) > 0.5))
        {
            return 0;
        }

        var least = Math.Min(
            Correlation(change[0], change[1]),
            Math.Min(Correlation(change[0], change[2]), Correlation(change[1], change[2]))
        );
        return Math.Max(0, least);
    }

    /// <summary>Log of the mean of each row over the part's columns, over the rows from the brow to the chin; empty when there are no columns.</summary>
    private static double[] Profile(Mat gray, Rect part, FaceBox box)
    {
        var top = Math.Max(0, (int)(box.Y - (0.1 * box.Height)));
        var bottom = Math.Min(gray.Height, (int)(box.Y + (1.1 * box.Height)));
        if (part.Width < 8 || bottom - top < Rows / 2)
        {
            return [];
        }

        using var cut = new Mat(gray, new Rect(part.X, top, part.Width, bottom - top));
        using var column = new Mat();
        using var even = new Mat();
        Cv2.Reduce(cut, column, ReduceDimension.Column, ReduceTypes.Avg, MatType.CV_32F);
        Cv2.Resize(column, even, new Size(1, Rows), 0, 0, InterpolationFlags.Area);
        var rows = even.AsSpan<float>().ToArray();
        return [.. rows.Select(v => Math.Log(v + 4))];
    }

    /// <summary>What changed, without its mean and slope: light that grows evenly makes no band.</summary>
    private static double[] Change(double[] now, double[] before)
    {
        if (now.Length != before.Length)
        {
            return [];
        }

        var change = now.Zip(before, (a, b) => a - b).ToArray();
        var middle = (change.Length - 1) / 2.0;
        var mean = change.DefaultIfEmpty().Average();
        var slope =
            change.Select((v, i) => (i - middle) * v).Sum()
            / Math.Max(1, change.Select((_, i) => (i - middle) * (i - middle)).Sum());
        return [.. change.Select((v, i) => v - mean - (slope * (i - middle)))];
    }

    private static double Deviation(double[] values) => Math.Sqrt(values.Select(v => v * v).DefaultIfEmpty().Average());

    private static double Correlation(double[] a, double[] b)
    {
        var scale = Deviation(a) * Deviation(b) * a.Length;
        return scale < 1e-12 || a.Length != b.Length ? 0 : a.Zip(b, (x, y) => x * y).Sum() / scale;
    }
}
