using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>
/// The portrait on a tablet's screen held up by hand: a presentation attack instrument of the display species (ISO/IEC 30107-3). What a display does:
/// a cold white, raised black, a grid of coloured sub-pixels that beats with the camera's own (moiré), a backlight that flickers against the
/// rolling shutter (bands); what its glass and case do: a dark frame and a reflection of the ceiling light.
/// </summary>
internal sealed class ScreenInstrument : IDisposable
{
    private const int Bezel = 40;
    private const int Zoom = 3;

    private const double PatternScale = 160;

    private readonly Mat _pattern = new();
    private readonly Mat _large = new();
    private readonly Mat _tablet = new();
    private readonly HandMotion _motion;

    /// <summary>Switched on; dark until something is shown.</summary>
    public ScreenInstrument(Random random) => _motion = new HandMotion(random);

    /// <summary>A tablet that shows one picture.</summary>
    public ScreenInstrument(Mat portrait, Random random)
        : this(random) => Show(portrait);

    /// <summary>Shows a picture, at three columns and rows of sub-pixels to each of its own.</summary>
    public void Show(Mat picture)
    {
        var size = new Size(picture.Width * Zoom, picture.Height * Zoom);
        Cv2.Resize(picture, _large, size, 0, 0, InterpolationFlags.Cubic);
        Display(_large);
        Cv2.CopyMakeBorder(
            _large,
            _tablet,
            Bezel * Zoom,
            Bezel * Zoom,
            Bezel * 2,
            Bezel * 2,
            BorderTypes.Constant,
            new Scalar(24, 22, 21)
        );
    }

    public void Draw(TimeSpan at, Mat target)
    {
        // A tablet held upright fills the picture's height, one held level its width.
        var height = Math.Min(target.Height * 0.92, target.Width * 0.96 * _tablet.Height / _tablet.Width);
        var corners = _motion.Corners(
            at,
            new Point2d(target.Width * 0.5, target.Height * 0.54),
            height * _tablet.Width / _tablet.Height,
            height
        );
        using var mask = FlatThing.Paste(_tablet, corners, target);
        Flicker(at, target, mask);
        Glare.Add(target, new Point2d(target.Width * 0.42, target.Height * 0.24), target.Height * 0.1, mask, 0.6);
    }

    public void Dispose()
    {
        _large.SetTo(Scalar.Black);
        _tablet.SetTo(Scalar.Black);
        _large.Dispose();
        _pattern.Dispose();
        _tablet.Dispose();
    }

    /// <summary>Colour of the panel and its sub-pixel columns: each display pixel is three columns wide, one for each colour.</summary>
    private void Display(Mat picture)
    {
        if (_pattern.Size() != picture.Size())
        {
            DrawPattern(picture.Size());
        }

        Cv2.Multiply(picture, _pattern, picture, 0.92 / PatternScale);
        Cv2.Add(picture, Scalar.All(14), picture);
    }

    private void DrawPattern(Size size)
    {
        ReadOnlySpan<double> white = [1.06, 0.98, 0.9];
        _pattern.Create(size, MatType.CV_8UC3);
        var pixels = _pattern.AsSpan<byte>();
        for (var i = 0; i < pixels.Length; i++)
        {
            var channel = i % 3;
            var lit = i / 3 % size.Width % Zoom == 2 - channel ? 1.3 : 0.86;
            var gap = i / 3 / size.Width % Zoom == 0 ? 0.86 : 1.06;
            pixels[i] = (byte)(white[channel] * lit * gap * PatternScale);
        }
    }

    /// <summary>A pulsed backlight under a rolling shutter: level bands that run down the picture, on the screen only.</summary>
    private static void Flicker(TimeSpan at, Mat target, Mat mask)
    {
        var pixels = target.AsSpan<byte>();
        var inside = mask.AsSpan<byte>();
        var width = target.Width;
        double height = target.Height;
        var gain = 1.0;
        for (var i = 0; i < inside.Length; i++)
        {
            if (i % width == 0)
            {
                gain = 1 + (0.1 * Math.Sin(2 * Math.PI * ((4.3 * (i / width) / height) + (1.7 * at.TotalSeconds))));
            }

            if (inside[i] != 0)
            {
                for (var channel = 3 * i; channel < (3 * i) + 3; channel++)
                {
                    pixels[channel] = (byte)Math.Min(255, pixels[channel] * gain);
                }
            }
        }
    }
}
