namespace EGate.Faces;

/// <summary>
/// Evidence from a depth or near-infrared picture that covers the same field of view as the colour frame. The limits are from what such cameras are said
/// to deliver and from the simulator, not from real ones: they are to be set with the camera that is built in.
/// </summary>
public static class SecondCameraMeter
{
    private const int PointsMin = 64;

    /// <summary>
    /// Probability of a living face by its relief: what a plane leaves unexplained of the distances inside the face. A face has 9 mm and more (the nose
    /// alone stands out by 20), paper and displays have the camera's noise, bent paper up to about 5 mm. Null when too few distances are known.
    /// </summary>
    /// <param name="millimetres">Row by row; 0 where nothing was measured.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="face">The face as shares of the colour frame's width and height (0..1).</param>
    public static double? ByRelief(ReadOnlySpan<ushort> millimetres, int width, int height, FaceBox face)
    {
        var points = new List<(double X, double Y, double Z)>();
        foreach (var (i, x, y) in Inside(width, height, face, millimetres.Length))
        {
            if (millimetres[i] != 0)
            {
                points.Add((x, y, millimetres[i]));
            }
        }

        return points.Count < PointsMin ? null : 1 / (1 + Math.Exp(-(FromPlane(points) - 6.5) / 0.8));
    }

    /// <summary>
    /// Probability of a living face by its infrared brightness (0..255): a display gives no infrared and is dark, paper is bright and even, a face is bright
    /// and falls off to its edges. Null when the face has too few pixels.
    /// </summary>
    /// <inheritdoc cref="ByRelief"/>
    public static double? ByInfrared(ReadOnlySpan<ushort> brightness, int width, int height, FaceBox face)
    {
        double sum = 0;
        double squares = 0;
        var count = 0;
        foreach (var (i, _, _) in Inside(width, height, face, brightness.Length))
        {
            sum += brightness[i];
            squares += (double)brightness[i] * brightness[i];
            count++;
        }

        if (count < PointsMin)
        {
            return null;
        }

        var mean = sum / count;
        var spread = Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))) / Math.Max(1, mean);
        return mean < 30 ? 0.02
            : spread < 0.05 ? 0.2
            : 0.85;
    }

    /// <summary>Indices and places inside the ellipse of the face, cut to the picture and to the values there are.</summary>
    private static List<(int Index, double X, double Y)> Inside(int width, int height, FaceBox face, int values)
    {
        var inside = new List<(int, double, double)>();
        if (width < 1 || height < 1 || values != (long)width * height)
        {
            return inside;
        }

        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var x = (((column + 0.5) / width) - face.CentreX) / (0.4 * face.Width);
                var y = (((row + 0.5) / height) - face.CentreY) / (0.4 * face.Height);
                if ((x * x) + (y * y) <= 1)
                {
                    inside.Add(((row * width) + column, x, y));
                }
            }
        }

        return inside;
    }

    /// <summary>Root mean square distance from the best plane z = a x + b y + c, by the normal equations.</summary>
    private static double FromPlane(List<(double X, double Y, double Z)> points)
    {
        var n = points.Count;
        var (mx, my, mz) = (points.Average(p => p.X), points.Average(p => p.Y), points.Average(p => p.Z));
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xz = 0;
        double yz = 0;
        foreach (var (x, y, z) in points)
        {
            xx += (x - mx) * (x - mx);
            xy += (x - mx) * (y - my);
            yy += (y - my) * (y - my);
            xz += (x - mx) * (z - mz);
            yz += (y - my) * (z - mz);
        }

        var det = (xx * yy) - (xy * xy);
        var a = Math.Abs(det) < 1e-9 ? 0 : ((xz * yy) - (yz * xy)) / det;
        var b = Math.Abs(det) < 1e-9 ? 0 : ((yz * xx) - (xz * xy)) / det;
        return Math.Sqrt(
            points.Sum(p =>
            {
                var miss = p.Z - mz - (a * (p.X - mx)) - (b * (p.Y - my));
                return miss * miss;
            }) / n
        );
    }
}
