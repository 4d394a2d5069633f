using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>The empty mantrap as a camera above the exit sees it: wall, floor, glass panels and a ceiling light.</summary>
internal static class GateBackdrop
{
    public static Mat Make(Size size)
    {
        var picture = new Mat(size, MatType.CV_8UC3, new Scalar(168, 172, 170));
        var width = size.Width;
        var height = size.Height;
        for (var y = 0; y < height; y++)
        {
            var shade = 60.0 * y / height;
            Cv2.Line(picture, new Point(0, y), new Point(width, y), new Scalar(176 - shade, 181 - shade, 179 - shade));
        }

        var floor = new[]
        {
            new Point(0, height),
            new Point(width / 4, height * 3 / 4),
            new Point(width * 3 / 4, height * 3 / 4),
            new Point(width, height),
        };
        Cv2.FillConvexPoly(picture, floor, new Scalar(84, 88, 90));
        Cv2.Rectangle(
            picture,
            new Rect(width / 4, height / 5, width / 2, height * 11 / 20),
            new Scalar(196, 190, 178),
            -1
        );
        Cv2.Line(
            picture,
            new Point(width / 2, height / 5),
            new Point(width / 2, height * 3 / 4),
            new Scalar(110, 112, 112),
            3
        );
        Cv2.Rectangle(picture, new Rect(width / 4, height / 5, width / 2, height * 11 / 20), new Scalar(96, 98, 98), 4);
        Cv2.Ellipse(
            picture,
            new Point(width / 2, height / 12),
            new Size(width / 6, height / 40),
            0,
            0,
            360,
            new Scalar(236, 240, 240),
            -1
        );
        Cv2.GaussianBlur(picture, picture, new Size(0, 0), width / 320.0);
        return picture;
    }
}
