using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Brings the five points of a face to the places that the embedding network was trained with (112x112) by the least-squares similarity
/// (Umeyama, four degrees of freedom, closed form). The 3-point affine of the models' own package costs 10 points of accuracy.
/// </summary>
internal static class FaceAligner
{
    /// <summary>Side of the aligned face in pixels.</summary>
    public const int Side = 112;

    private static readonly Point2d[] Template =
    [
        new(38.2946, 51.6963),
        new(73.5318, 51.5014),
        new(56.0252, 71.7366),
        new(41.5493, 92.3655),
        new(70.7299, 92.2041),
    ];

    /// <summary>Aligns; false when the five points coincide, so that no similarity exists.</summary>
    public static bool Align(Mat frame, Landmarks face, Pixels target)
    {
        Point2d[] points = [face.EyeLeft, face.EyeRight, face.Nose, face.MouthLeft, face.MouthRight];
        var from = Mean(points);
        var to = Mean(Template);
        double dot = 0;
        double cross = 0;
        double spread = 0;
        for (var i = 0; i < points.Length; i++)
        {
            var p = points[i] - from;
            var t = Template[i] - to;
            dot += (p.X * t.X) + (p.Y * t.Y);
            cross += (p.X * t.Y) - (p.Y * t.X);
            spread += (p.X * p.X) + (p.Y * p.Y);
        }

        Array.Clear(points);
        if (!(spread > 1e-6))
        {
            return false;
        }

        var a = dot / spread;
        var b = cross / spread;
        using var matrix = Crop.Matrix(
            a,
            -b,
            to.X - (a * from.X) + (b * from.Y),
            b,
            a,
            to.Y - (b * from.X) - (a * from.Y)
        );
        // The border is repeated: black corners beside a tightly cut portrait would count as sharp edges and as darkness.
        Cv2.WarpAffine(
            frame,
            target.Mat,
            matrix,
            new Size(Side, Side),
            InterpolationFlags.Linear,
            BorderTypes.Replicate
        );
        return true;
    }

    private static Point2d Mean(Point2d[] points) => new(points.Average(p => p.X), points.Average(p => p.Y));
}
