using OpenCvSharp;

namespace EGate.Faces;

/// <summary>Measures how plain the background beside and above a face is, on a small grey copy whose scale is the face's own.</summary>
internal sealed class BackgroundMeter : IDisposable
{
    private const int Side = 96;

    /// <summary>The copy shows this many widths of the face.</summary>
    private const double Shown = 2.4;

    /// <summary>A difference of neighbouring pixels (of 255) that is an edge rather than a shade.</summary>
    private const int Steep = 24;

    private readonly Pixels _colour = new(Side, Side, 3);
    private readonly Pixels _gray = new(Side, Side, 1);

    /// <summary>Share of steep pixels beside and above the head, 0..1; the body below is left out.</summary>
    public double SteepShare(Mat frame, FaceBox box)
    {
        var side = Math.Max(1, Shown * Math.Max(box.Width, box.Height));
        Crop.Square(frame, new Point2d(box.CentreX, box.CentreY), side, _colour);
        Cv2.CvtColor(_colour.Mat, _gray.Mat, ColorConversionCodes.BGR2GRAY);
        var pixels = _gray.Bytes;
        var (steep, all) = (0, 0);
        for (var y = 0; y < Side * 6 / 10; y++)
        {
            for (var x = 0; x < Side - 1; x++)
            {
                if (IsHead(x, y))
                {
                    continue;
                }

                var at = (y * Side) + x;
                var isSteep =
                    Math.Abs(pixels[at] - pixels[at + 1]) >= Steep || Math.Abs(pixels[at] - pixels[at + Side]) >= Steep;
                steep += isSteep ? 1 : 0;
                all++;
            }
        }

        return (double)steep / all;
    }

    public void Wipe()
    {
        _colour.Wipe();
        _gray.Wipe();
    }

    public void Dispose()
    {
        _colour.Dispose();
        _gray.Dispose();
    }

    /// <summary>A head with its hair is about 1.5 faces wide and reaches up to 0.8 faces above the middle of the face.</summary>
    private static bool IsHead(int x, int y) =>
        Math.Abs((x + 0.5) / Side - 0.5) < 0.75 / Shown && (y + 0.5) / Side - 0.5 > -0.8 / Shown;
}
