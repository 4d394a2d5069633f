using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>
/// The portrait printed on glossy paper with a white margin and held up by hand: a presentation attack instrument of the print species
/// (ISO/IEC 30107-3). What printing does: less colour and contrast, dot gain (blur), the printer's screen; what paper does: an edge, a bend that
/// shades, a glare that stays in place while the paper moves.
/// </summary>
internal sealed class PrintInstrument : IDisposable
{
    private const int Margin = 26;
    private readonly Mat _paper;
    private readonly HandMotion _motion;

    public PrintInstrument(Mat portrait, Random random)
    {
        _motion = new HandMotion(random);
        using var faded = new Mat();
        using var gray = new Mat();
        using var grayColour = new Mat();
        Cv2.CvtColor(portrait, gray, ColorConversionCodes.BGR2GRAY);
        Cv2.CvtColor(gray, grayColour, ColorConversionCodes.GRAY2BGR);
        Cv2.AddWeighted(portrait, 0.62, grayColour, 0.22, 34, faded);
        Cv2.GaussianBlur(faded, faded, new Size(0, 0), 1.1);
        Screen(faded);
        _paper = faded.CopyMakeBorder(Margin, Margin, Margin, Margin, BorderTypes.Constant, new Scalar(226, 232, 234));
        Bend();
    }

    public void Draw(TimeSpan at, Mat target)
    {
        var height = target.Height * 0.86;
        var corners = _motion.Corners(
            at,
            new Point2d(target.Width * 0.5, target.Height * 0.53),
            height * _paper.Width / _paper.Height,
            height
        );
        using var mask = FlatThing.Paste(_paper, corners, target);
        Glare.Add(target, new Point2d(target.Width * 0.56, target.Height * 0.3), target.Height * 0.13, mask, 0.45);
        Thumb(target, corners);
    }

    public void Dispose()
    {
        _paper.SetTo(Scalar.Black);
        _paper.Dispose();
    }

    /// <summary>The printer's dots: a fine lattice at 45 degrees.</summary>
    private static void Screen(Mat picture)
    {
        var pixels = picture.AsSpan<byte>();
        var width = picture.Width;
        for (var i = 0; i < pixels.Length; i++)
        {
            var x = i / 3 % width;
            var y = i / 3 / width;
            var dots = 5 * Math.Cos(2 * Math.PI * (x + y) / 3.7) * Math.Cos(2 * Math.PI * (x - y) / 3.7);
            pixels[i] = (byte)Math.Clamp(pixels[i] + dots, 0, 255);
        }
    }

    /// <summary>Paper held at one side bends: light falls off across it.</summary>
    private void Bend()
    {
        var pixels = _paper.AsSpan<byte>();
        var width = _paper.Width;
        for (var i = 0; i < pixels.Length; i++)
        {
            var across = (double)(i / 3 % width) / width;
            pixels[i] = (byte)(pixels[i] * (1.0 - (0.22 * across * across)));
        }
    }

    private static void Thumb(Mat target, Point2f[] corners)
    {
        var at = new Point((int)((corners[2].X + corners[3].X) / 2 + (target.Width * 0.1)), (int)corners[2].Y - 4);
        Cv2.Ellipse(
            target,
            at,
            new Size(target.Width / 34, target.Height / 13),
            12,
            0,
            360,
            new Scalar(112, 138, 184),
            -1,
            LineTypes.AntiAlias
        );
    }
}
