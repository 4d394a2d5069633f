using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Evidence of a display or a printer's screen from one frame: a lattice (sub-pixels, or their beat with the camera's own pixels, moiré; a halftone)
/// gives the spectrum of the face sharp peaks that skin does not have. The face's square is cut into overlapping tiles at the camera's own resolution
/// (resampling would hide or make such peaks), each tile's log power spectrum is taken under a Hann window, and the mean over the tiles is held against
/// the median of its own ring of equal frequency: a lattice stands out in every tile, a feature of the face only in one.
/// <para>
/// Brightness and the difference of red and blue are looked at separately, because the colours of sub-pixels beat differently. Left out are the axes and
/// the harmonics of eight pixels, where the blocks of JPEG and of video coding live. It does not see a lattice finer than the lens resolves, fringes
/// longer than an eighth of a tile, or fringes that lie along the picture's rows or columns.
/// </para>
/// </summary>
internal sealed class ScreenPattern : IDisposable
{
    /// <summary>Smaller faces give fewer than nine tiles, and the peaks of so few are chance.</summary>
    public const int SideMin = 128;

    private const int SideMax = 384;
    private const int Axis = 2;
    private const int LowestBin = 8;

    private readonly float[] _tile64 = Hann(64);
    private readonly float[] _tile128 = Hann(128);

    /// <summary>How far the sharpest peak stands above its ring, in nepers of power (0 upwards); null when the face is too small to say.</summary>
    public double? Measure(Mat frame, FaceBox box)
    {
        var side = Math.Min(Math.Min(box.Width, box.Height), Math.Min(frame.Width, frame.Height));
        if (side < SideMin)
        {
            return null;
        }

        var square = Crop.Inside(frame, new Point2d(box.CentreX, box.CentreY), Math.Min(side, SideMax));
        using var part = new Mat(frame, square);
        using var face = part.Clone();
        using var luma = new Mat();
        using var chroma = new Mat();
        Split(face, luma, chroma);
        var n = square.Width < 256 ? 64 : 128;
        // Cameras and codecs halve the resolution of colour, and what fills it up again mirrors low frequencies to high ones.
        var peak = Math.Max(Peak(luma, n, n / 2), Peak(chroma, n, n / 4));
        face.SetTo(Scalar.Black);
        luma.SetTo(Scalar.Black);
        chroma.SetTo(Scalar.Black);
        return peak;
    }

    public void Dispose()
    {
        Array.Clear(_tile64);
        Array.Clear(_tile128);
    }

    private static void Split(Mat face, Mat luma, Mat chroma)
    {
        luma.Create(face.Size(), MatType.CV_32FC1);
        chroma.Create(face.Size(), MatType.CV_32FC1);
        var from = face.AsSpan<byte>();
        var bright = luma.AsSpan<float>();
        var opponent = chroma.AsSpan<float>();
        for (var i = 0; i < bright.Length; i++)
        {
            float blue = from[3 * i];
            float green = from[(3 * i) + 1];
            float red = from[(3 * i) + 2];
            bright[i] = (0.114f * blue) + (0.587f * green) + (0.299f * red);
            opponent[i] = red - blue;
        }
    }

    private double Peak(Mat signal, int n, int highest)
    {
        var window = n == 64 ? _tile64 : _tile128;
        var mean = new double[n * n];
        var tiles = 0;
        var step = n / 2;
        var (width, height) = (signal.Width, signal.Height);
        for (var y = 0; y + n <= height; y += step)
        {
            for (var x = 0; x + n <= width; x += step)
            {
                AddLogPower(signal, new Rect(x, y, n, n), window, mean);
                tiles++;
            }
        }

        return tiles == 0 ? 0 : Stands(mean, tiles, n, highest);
    }

    private static void AddLogPower(Mat signal, Rect at, float[] window, double[] sum)
    {
        using var part = new Mat(signal, at);
        using var tile = part.Clone();
        using var spectrum = new Mat();
        var values = tile.AsSpan<float>();
        var mean = 0f;
        foreach (var value in values)
        {
            mean += value;
        }

        mean /= values.Length;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (values[i] - mean) * window[i];
        }

        Cv2.Dft(tile, spectrum, DftFlags.ComplexOutput);
        var power = spectrum.AsSpan<float>();
        for (var i = 0; i < sum.Length; i++)
        {
            var re = power[2 * i];
            var im = power[(2 * i) + 1];
            // One unit of power keeps empty bins of clean synthetic pictures from counting as structure.
            sum[i] += Math.Log(1 + (re * re) + (im * im));
        }

        tile.SetTo(Scalar.Black);
        spectrum.SetTo(Scalar.Black);
    }

    /// <summary>The largest height above the ring's median over all bins that count; one half of the plane is enough for a real signal.</summary>
    private static double Stands(double[] sum, int tiles, int n, int highest)
    {
        var half = n / 2;
        var rings = new List<double>[half];
        for (var r = 0; r < half; r++)
        {
            rings[r] = [];
        }

        Each(n, highest, (i, r, _) => rings[r].Add(sum[i] / tiles));
        var medians = rings.Select(Median).ToArray();
        var best = 0.0;
        Each(n, highest, (i, r, counts) => best = counts ? Math.Max(best, (sum[i] / tiles) - medians[r]) : best);
        return best;
    }

    private static void Each(int n, int highest, Action<int, int, bool> see)
    {
        var half = n / 2;
        for (var v = -half + 1; v < half; v++)
        {
            for (var u = 0; u < half; u++)
            {
                var r = (int)Math.Round(Math.Sqrt((u * u) + (v * v)));
                if (r >= LowestBin && r < half && u <= highest && Math.Abs(v) <= highest)
                {
                    see(
                        ((v + n) % n * n) + u,
                        r,
                        IsOffAxis(u, r) && IsOffAxis(Math.Abs(v), r) && !IsBlock(u, v, n / 8)
                    );
                }
            }
        }
    }

    private static bool IsOffAxis(int bin, int r) => bin > Axis && 8 * bin > r;

    private static bool IsBlock(int u, int v, int eighth) => Near(u, eighth) && Near(Math.Abs(v), eighth);

    private static bool Near(int bin, int eighth)
    {
        var rest = bin % eighth;
        return rest <= 1 || rest >= eighth - 1;
    }

    private static double Median(List<double> values)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        values.Sort();
        return values[values.Count / 2];
    }

    private static float[] Hann(int n)
    {
        var window = new float[n * n];
        for (var i = 0; i < window.Length; i++)
        {
            window[i] = (float)(One(i % n) * One(i / n));
        }

        return window;

        double One(int at) => 0.5 - (0.5 * Math.Cos(2 * Math.PI * (at + 0.5) / n));
    }
}
