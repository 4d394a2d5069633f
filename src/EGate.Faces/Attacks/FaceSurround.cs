using OpenCvSharp;

namespace EGate.Faces;

/// <summary>The parts of a picture around a face, in pixels, cut to the picture.</summary>
internal static class FaceSurround
{
    /// <summary>Skin between eyes and chin: the middle half of the box.</summary>
    public static Rect Skin(FaceBox box, Size frame) => Part(box, frame, 0.25, 0.75, 0.3, 0.8);

    /// <summary>A strip beside the head, where a person's room shows and a picture's own background.</summary>
    public static Rect Beside(FaceBox box, Size frame, bool left) =>
        left ? Part(box, frame, -0.6, -0.2, -0.1, 0.7) : Part(box, frame, 1.2, 1.6, -0.1, 0.7);

    /// <summary>A strip far from the head; mostly outside of what a hand holds up.</summary>
    public static Rect Far(FaceBox box, Size frame, bool left) =>
        left ? Part(box, frame, -9, -1.25, -0.1, 0.7) : Part(box, frame, 2.25, 9, -0.1, 0.7);

    /// <summary>Mean brightness of a part; null when it is too small to say.</summary>
    public static double? Brightness(Mat gray, Rect part)
    {
        if (part.Width < 4 || part.Height < 4)
        {
            return null;
        }

        using var cut = new Mat(gray, part);
        return Cv2.Mean(cut).Val0;
    }

    private static Rect Part(FaceBox box, Size frame, double fromX, double toX, double fromY, double toY)
    {
        var left = Math.Clamp((int)(box.X + (fromX * box.Width)), 0, frame.Width);
        var right = Math.Clamp((int)(box.X + (toX * box.Width)), left, frame.Width);
        var top = Math.Clamp((int)(box.Y + (fromY * box.Height)), 0, frame.Height);
        var bottom = Math.Clamp((int)(box.Y + (toY * box.Height)), top, frame.Height);
        return new Rect(left, top, right - left, bottom - top);
    }
}
