using OpenCvSharp;

namespace EGate.Faces;

/// <summary>Cuts parts out of a frame.</summary>
internal static class Crop
{
    /// <summary>
    /// A square with sub-pixel centre and side, resampled into <paramref name="target"/>; beyond the frame's edge its border is repeated.
    /// </summary>
    public static void Square(Mat frame, Point2d centre, double side, Pixels target)
    {
        var step = side / target.Mat.Width;
        using var matrix = Matrix(
            step,
            0,
            centre.X - (side / 2) + (step / 2) - 0.5,
            0,
            step,
            centre.Y - (side / 2) + (step / 2) - 0.5
        );
        Cv2.WarpAffine(
            frame,
            target.Mat,
            matrix,
            target.Mat.Size(),
            InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap,
            BorderTypes.Replicate
        );
    }

    /// <summary>A square of whole pixels that is shifted, not cut, to lie inside the frame.</summary>
    public static Rect Inside(Mat frame, Point2d centre, double side)
    {
        var whole = Math.Clamp((int)Math.Round(side), 1, Math.Min(frame.Width, frame.Height));
        var x = Math.Clamp((int)Math.Round(centre.X - (whole / 2.0)), 0, frame.Width - whole);
        var y = Math.Clamp((int)Math.Round(centre.Y - (whole / 2.0)), 0, frame.Height - whole);
        return new Rect(x, y, whole, whole);
    }

    /// <summary>A 2x3 matrix for <c>warpAffine</c>.</summary>
    public static Mat Matrix(double a, double b, double c, double d, double e, double f)
    {
        var matrix = new Mat(2, 3, MatType.CV_64FC1);
        matrix.SetArray([a, b, c, d, e, f]);
        return matrix;
    }
}
