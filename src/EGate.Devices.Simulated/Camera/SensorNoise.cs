using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>
/// The lens's softness and the sensor's noise, so that drawn pictures change from frame to frame as real ones do. The noise is drawn once, larger than
/// the picture, and shifted by chance for each frame: an idle lane must not spend a core on random numbers.
/// </summary>
internal sealed class SensorNoise(int seed) : IDisposable
{
    private const int Shifts = 64;

    private readonly Random _chance = new(seed);
    private readonly Mat _field = new();

    /// <summary>Adds noise of a standard deviation of 2.2 grey levels, after blurring by <paramref name="blur"/> pixels (0: not at all).</summary>
    public void Add(Mat picture, double blur)
    {
        if (blur > 0)
        {
            Cv2.GaussianBlur(picture, picture, new Size(0, 0), blur);
        }

        if (_field.Width != picture.Width + Shifts || _field.Height != picture.Height + Shifts)
        {
            DrawField(picture.Size());
        }

        using var part = new Mat(
            _field,
            new Rect(_chance.Next(Shifts), _chance.Next(Shifts), picture.Width, picture.Height)
        );
        Cv2.Add(picture, part, picture, null, MatType.CV_8UC3.Depth);
    }

    /// <summary>
    /// Changes one pixel in about two hundred by one grey level: recordings carry their own noise, but played again and again they would repeat to the
    /// pixel, as no sensor does.
    /// </summary>
    public void Touch(Mat picture)
    {
        var pixels = picture.AsSpan<byte>();
        for (var i = _chance.Next(400); i < pixels.Length; i += 1 + _chance.Next(400))
        {
            pixels[i] ^= 1;
        }
    }

    public void Dispose() => _field.Dispose();

    private void DrawField(Size size)
    {
        _field.Create(size.Height + Shifts, size.Width + Shifts, MatType.CV_16SC3);
        new RNG((uint)_chance.Next() + 1UL).Fill(_field, DistributionType.Normal, Scalar.All(0), Scalar.All(2.2));
    }
}
