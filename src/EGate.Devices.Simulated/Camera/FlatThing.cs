using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>Shows a flat picture in perspective.</summary>
internal static class FlatThing
{
    /// <summary>
    /// Pastes <paramref name="picture"/> so that its corners come to <paramref name="corners"/>, with soft edges as a lens makes them. Returns the mask
    /// (255 inside), which the caller disposes.
    /// </summary>
    public static Mat Paste(Mat picture, Point2f[] corners, Mat target)
    {
        Point2f[] from =
        [
            new(0, 0),
            new(picture.Width - 1, 0),
            new(picture.Width - 1, picture.Height - 1),
            new(0, picture.Height - 1),
        ];
        using var matrix = Cv2.GetPerspectiveTransform(from, corners);
        using var warped = new Mat();
        Cv2.WarpPerspective(picture, warped, matrix, target.Size(), InterpolationFlags.Linear, BorderTypes.Replicate);
        var mask = new Mat(target.Size(), MatType.CV_8UC1, Scalar.Black);
        Cv2.FillConvexPoly(mask, corners.Select(c => new Point((int)c.X, (int)c.Y)), Scalar.White, LineTypes.AntiAlias);
        Blend(warped, mask, target);
        warped.SetTo(Scalar.Black);
        return mask;
    }

    private static void Blend(Mat picture, Mat mask, Mat target)
    {
        var over = picture.AsSpan<byte>();
        var share = mask.AsSpan<byte>();
        var pixels = target.AsSpan<byte>();
        for (var i = 0; i < pixels.Length; i++)
        {
            var a = share[i / 3];
            pixels[i] = (byte)(((over[i] * a) + (pixels[i] * (255 - a))) / 255);
        }
    }
}

/// <summary>The reflection of a lamp on something glossy.</summary>
internal static class Glare
{
    /// <summary>Adds a soft bright spot, only inside the thing's outline.</summary>
    public static void Add(Mat target, Point2d centre, double radius, Point2f[] corners, double strength)
    {
        using var mask = new Mat(target.Size(), MatType.CV_8UC1, Scalar.Black);
        Cv2.FillConvexPoly(mask, corners.Select(c => new Point((int)c.X, (int)c.Y)), Scalar.White);
        var pixels = target.AsSpan<byte>();
        var inside = mask.AsSpan<byte>();
        var width = target.Width;
        for (var i = 0; i < inside.Length; i++)
        {
            var dx = ((i % width) - centre.X) / radius / 1.8;
            var dy = ((i / width) - centre.Y) / radius;
            var light = 255 * strength * Math.Exp(-((dx * dx) + (dy * dy)));
            if (inside[i] != 0 && light >= 1)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    pixels[(3 * i) + channel] = (byte)Math.Min(255, pixels[(3 * i) + channel] + light);
                }
            }
        }
    }
}
