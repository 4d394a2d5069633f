using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Evidence of a presentation attack instrument (ISO/IEC 30107-1) that needs no network: the straight outline of a sheet or a display around the face.
/// A living person's neck and shoulders run down out of the picture; under a face on paper or on a tablet runs a straight lower edge, and it joins two
/// straight sides left and right of the face. The joint is asked for, so that a door frame, a poster or a wall's corner behind a traveller is not
/// taken for one: the traveller's body covers what would be the lower edge.
/// <para>
/// It does not see an instrument that fills the picture, one whose lower edge is out of view, a cut-out, or a mask. Measured in <c>models/README.md</c>.
/// </para>
/// </summary>
internal static class MediumOutline
{
    private const int WorkWidth = 320;

    /// <summary>Edges may be this far apart (in work pixels) and still be one.</summary>
    private const double Near = 4;

    /// <summary>Share of the lower edge, from side to side, that must be seen; a hand may cover the rest.</summary>
    private const double LowerSeen = 0.55;

    /// <summary>True when three joined straight edges surround the face.</summary>
    public static bool Surrounds(Mat frame, FaceBox box)
    {
        var scale = (double)WorkWidth / frame.Width;
        var face = new FaceBox(box.X * scale, box.Y * scale, box.Width * scale, box.Height * scale, box.Score);
        var edges = StraightEdges(frame, scale, face.Height * 0.4);
        var sides = edges.Where(e => e.IsUpright && e.Beside(face) >= 0.5 * face.Height).ToList();
        var lefts = sides.Where(e => e.X(face.CentreY) < face.X && e.X(face.CentreY) > face.X - (1.5 * face.Width));
        var rights = sides
            .Where(e => e.X(face.CentreY) > face.X + face.Width && e.X(face.CentreY) < face.X + (2.5 * face.Width))
            .ToList();
        var lowers = edges.Where(e => e.IsLevel && IsUnder(e.Y(face.CentreX), face)).ToList();
        return lefts.Any(left =>
            rights.Exists(right => lowers.Exists(lower => Joins(lower, left, right, lowers, face)))
        );
    }

    private static List<Edge> StraightEdges(Mat frame, double scale, double lengthMin)
    {
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
        var lines = Cv2.HoughLinesP(edges, 1, Math.PI / 180, 30, lengthMin, 8);
        small.SetTo(Scalar.Black);
        gray.SetTo(Scalar.Black);
        edges.SetTo(Scalar.Black);
        return [.. lines.Select(l => new Edge(l.P1, l.P2))];
    }

    private static bool IsUnder(double y, FaceBox face) =>
        y > face.Y + (1.05 * face.Height) && y < face.Y + (2.2 * face.Height);

    /// <summary>The lower edge runs from one side to the other, and both sides come down to it.</summary>
    private static bool Joins(Edge lower, Edge left, Edge right, List<Edge> lowers, FaceBox face)
    {
        var from = left.X(lower.Y(left.X(face.CentreY)));
        var to = right.X(lower.Y(right.X(face.CentreY)));
        if (to - from < 1.1 * face.Width || !Reaches(left, lower.Y(from), face) || !Reaches(right, lower.Y(to), face))
        {
            return false;
        }

        var pieces = lowers.Where(e =>
            Math.Abs(e.Y(e.Left) - lower.Y(e.Left)) < Near && Math.Abs(e.Y(e.Right) - lower.Y(e.Right)) < Near
        );
        return Covered(pieces, from, to) >= LowerSeen * (to - from);
    }

    private static bool Reaches(Edge side, double y, FaceBox face) => side.Bottom > y - (0.35 * face.Height);

    private static double Covered(IEnumerable<Edge> pieces, double from, double to)
    {
        var covered = 0.0;
        foreach (var piece in pieces.OrderBy(p => p.Left))
        {
            var start = Math.Max(piece.Left, from);
            var end = Math.Min(piece.Right, to);
            covered += Math.Max(0, end - start);
            from = Math.Max(from, end);
        }

        return covered;
    }

    /// <summary>A straight edge in work pixels.</summary>
    private readonly record struct Edge(Point A, Point B)
    {
        private double Rise => B.Y - A.Y;

        private double Run => B.X - A.X;

        // 0.36 is the tangent of 20 degrees: how far a hand tilts a thing it holds up.
        public bool IsUpright => Math.Abs(Run) <= 0.36 * Math.Abs(Rise);

        public bool IsLevel => Math.Abs(Rise) <= 0.36 * Math.Abs(Run);

        public double Left => Math.Min(A.X, B.X);

        public double Right => Math.Max(A.X, B.X);

        public double Bottom => Math.Max(A.Y, B.Y);

        /// <summary>Column at a row, for an upright edge.</summary>
        public double X(double y) => A.X + (Run * (y - A.Y) / Rise);

        /// <summary>Row at a column, for a level edge.</summary>
        public double Y(double x) => A.Y + (Rise * (x - A.X) / Run);

        /// <summary>How much of it stands beside the face or a little above or below.</summary>
        public double Beside(FaceBox face) =>
            Math.Min(Bottom, face.Y + (1.6 * face.Height)) - Math.Max(Math.Min(A.Y, B.Y), face.Y - (0.6 * face.Height));
    }
}
