using OpenCvSharp;

namespace EGate.Faces;

/// <summary>Draws what the pipeline sees into a copy of a picture, for technicians: every face's box, the points of the one that counts, its quality.</summary>
internal static class AnnotatedPicture
{
    private static readonly Scalar Chosen = new(80, 220, 80);
    private static readonly Scalar Other = new(60, 180, 255);
    private static readonly Scalar Bad = new(60, 60, 255);

    /// <summary>The picture as PNG.</summary>
    public static byte[] Png(Mat picture, IReadOnlyList<FaceBox> faces, Landmarks? points, FaceQuality? quality)
    {
        using var drawn = picture.Clone();
        var thin = Math.Max(1, drawn.Width / 500);
        for (var i = 0; i < faces.Count; i++)
        {
            var face = faces[i];
            var box = new Rect((int)face.X, (int)face.Y, (int)face.Width, (int)face.Height);
            Cv2.Rectangle(drawn, box, i == 0 ? Chosen : Other, 2 * thin);
        }

        for (var i = 0; points is not null && i < Landmarks.Count; i++)
        {
            Cv2.Circle(drawn, (int)points[i].X, (int)points[i].Y, thin, Chosen, -1);
        }

        Write(drawn, quality);
        Cv2.ImEncode(".png", drawn, out var bytes);
        drawn.SetTo(Scalar.Black);
        return bytes;
    }

    private static void Write(Mat drawn, FaceQuality? quality)
    {
        var size = Math.Max(0.35, drawn.Width / 1600.0);
        var line = (int)(34 * size);
        var row = line;
        foreach (var (name, value) in quality?.Components ?? [new("no face", 0)])
        {
            var text = FormattableString.Invariant($"{name} {value:0}");
            var at = new Point(line / 3, row);
            Cv2.PutText(drawn, text, at, HersheyFonts.HersheySimplex, size, Scalar.Black, 3, LineTypes.AntiAlias);
            var colour = value >= 50 ? Scalar.White : Bad;
            Cv2.PutText(drawn, text, at, HersheyFonts.HersheySimplex, size, colour, 1, LineTypes.AntiAlias);
            row += line;
        }
    }
}
