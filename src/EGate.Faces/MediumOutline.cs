using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Evidence of a presentation attack instrument (ISO/IEC 30107-1) that needs no network: the straight outline of a sheet or a display around the face.
/// A living person's neck and shoulders run down out of the picture; under a face on paper or on a tablet runs a straight lower edge, and straight
/// sides stand left and right of it. All three sides must be there, so that a door frame or a poster behind a traveller is not taken for one: the
/// traveller's body covers what would be the lower edge.
/// <para>
/// It does not see an instrument that fills the picture, one whose lower edge is out of view, a cut-out, or a mask.
/// </para>
/// </summary>
internal static class MediumOutline
{
    private const int WorkWidth = 320;

    /// <summary>How many of the three sides (left, right, lower) were found, as a share: 0, 1/3, 2/3 or 1.</summary>
    public static double Sides(Mat frame, FaceBox box)
    {
        var scale = (double)WorkWidth / frame.Width;
        using var small = new Mat();
        using var gray = new Mat();
        using var edges = new Mat();
        Cv2.Resize(
            frame,
            small,
            new Size(WorkWidth, Math.Max(1, (int)(frame.Height * scale))),
            0,
            0,
            InterpolationFlags.Area
        );
        Cv2.CvtColor(small, gray, ColorConversionCodes.BGR2GRAY);
        Cv2.Canny(gray, edges, 40, 100);
        var face = new FaceBox(box.X * scale, box.Y * scale, box.Width * scale, box.Height * scale, box.Score);
        var lines = Cv2.HoughLinesP(edges, 1, Math.PI / 180, 30, face.Height * 0.55, 8);
        small.SetTo(Scalar.Black);
        gray.SetTo(Scalar.Black);
        edges.SetTo(Scalar.Black);
        var left = Array.Exists(
            lines,
            l => IsUpright(l, face, face.X - (1.3 * face.Width), face.X - (0.02 * face.Width))
        );
        var right = Array.Exists(
            lines,
            l => IsUpright(l, face, face.X + (1.02 * face.Width), face.X + (2.3 * face.Width))
        );
        var lower = Array.Exists(lines, l => IsLower(l, face));
        return ((left ? 1 : 0) + (right ? 1 : 0) + (lower ? 1 : 0)) / 3.0;
    }

    /// <summary>A line within 20 degrees of upright that passes the face's middle height inside the given columns.</summary>
    private static bool IsUpright(LineSegmentPoint line, FaceBox face, double fromX, double toX)
    {
        double rise = line.P2.Y - line.P1.Y;
        double run = line.P2.X - line.P1.X;
        if (Math.Abs(run) > 0.36 * Math.Abs(rise))
        {
            return false;
        }

        var top = Math.Min(line.P1.Y, line.P2.Y);
        var bottom = Math.Max(line.P1.Y, line.P2.Y);
        var beside = Math.Min(bottom, face.Y + (1.6 * face.Height)) - Math.Max(top, face.Y - (0.6 * face.Height));
        var x = line.P1.X + (run * (face.CentreY - line.P1.Y) / rise);
        return beside >= 0.5 * face.Height && x >= fromX && x <= toX;
    }

    /// <summary>A line within 20 degrees of level, under the chin, under at least the middle half of the face.</summary>
    private static bool IsLower(LineSegmentPoint line, FaceBox face)
    {
        double rise = line.P2.Y - line.P1.Y;
        double run = line.P2.X - line.P1.X;
        if (Math.Abs(rise) > 0.36 * Math.Abs(run))
        {
            return false;
        }

        var from = Math.Min(line.P1.X, line.P2.X);
        var to = Math.Max(line.P1.X, line.P2.X);
        var y = line.P1.Y + (rise * (face.CentreX - line.P1.X) / run);
        return from <= face.CentreX - (0.25 * face.Width)
            && to >= face.CentreX + (0.25 * face.Width)
            && y > face.Y + (1.05 * face.Height)
            && y < face.Y + (2.2 * face.Height);
    }
}
