using OpenCvSharp;

namespace EGate.Faces;

/// <summary>Runs every layer of presentation attack detection over one frame. Not safe for more than one thread.</summary>
internal sealed class AttackScan(string folder) : IDisposable
{
    private static readonly bool[] BothSides = [true, false];

    private readonly PassivePad _passive = new(folder);
    private readonly ScreenPattern _pattern = new();

    /// <summary>What the layers see. Without a moment only the single-frame layers speak.</summary>
    public AttackEvidence Look(Mat frame, FaceBox box, double bothClosed, double yaw, AttackMoment? moment)
    {
        using var gray = new Mat();
        Cv2.CvtColor(frame, gray, ColorConversionCodes.BGR2GRAY);
        try
        {
            var watch = moment is { Watch.IsDisposed: false } ? moment.Value.Watch : null;
            var at = moment?.At ?? TimeSpan.Zero;
            return new AttackEvidence
            {
                At = at,
                Passive = _passive.Score(frame, box),
                Outline = MediumOutline.Surrounds(frame, box),
                Pattern = _pattern.Measure(frame, box),
                Bands = watch?.Bands.Measure(gray, box),
                Motion = watch?.Motion.Measure(gray, box, at),
                Stir = watch?.Motion.Stir,
                EyesClosed = bothClosed,
                Yaw = yaw,
                SkinLight = FaceSurround.Brightness(gray, FaceSurround.Skin(box, gray.Size())) ?? 0,
                SurroundLight = Surround(gray, box),
                Illumination = moment?.Illumination,
                SecondCamera = moment?.SecondCamera,
            };
        }
        finally
        {
            gray.SetTo(Scalar.Black);
        }
    }

    /// <summary>The passive network over its three crops.</summary>
    public double Passive(Mat frame, FaceBox box) => _passive.Score(frame, box);

    public void Wipe() => _passive.Wipe();

    /// <summary>The network alone, once for each crop.</summary>
    public void RunBare() => _passive.RunBare();

    public void Dispose()
    {
        _passive.Dispose();
        _pattern.Dispose();
    }

    private static double? Surround(Mat gray, FaceBox box)
    {
        var sides = BothSides
            .Select(left => FaceSurround.Brightness(gray, FaceSurround.Beside(box, gray.Size(), left)))
            .OfType<double>()
            .ToList();
        return sides.Count == 0 ? null : sides.Average();
    }
}
