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

    /// <summary>Lays a picture over the target, by its mask (255: the picture alone).</summary>
    public static void Blend(Mat picture, Mat mask, Mat target)
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
    /// <summary>Adds a soft bright spot, only where the mask is set. Beyond two radii there is nothing to add.</summary>
    public static void Add(Mat target, Point2d centre, double radius, Mat mask, double strength)
    {
        var pixels = target.AsSpan<byte>();
        var inside = mask.AsSpan<byte>();
        var width = target.Width;
        var fromX = Math.Max(0, (int)(centre.X - (3.6 * radius)));
        var toX = Math.Min(width, (int)(centre.X + (3.6 * radius)));
        var fromY = Math.Max(0, (int)(centre.Y - (2 * radius)));
        var toY = Math.Min(target.Height, (int)(centre.Y + (2 * radius)));
        for (var y = fromY; y < toY; y++)
        {
            var dy = (y - centre.Y) / radius;
            for (var x = fromX; x < toX; x++)
            {
                var i = (y * width) + x;
                var dx = (x - centre.X) / radius / 1.8;
                var light = inside[i] == 0 ? 0 : (int)(255 * strength * Math.Exp(-((dx * dx) + (dy * dy))));
                for (var channel = 3 * i; channel < (3 * i) + 3; channel++)
                {
                    pixels[channel] = (byte)Math.Min(255, pixels[channel] + light);
                }
            }
        }
    }
}
