using OpenCvSharp;

namespace EGate.Faces;

/// <summary>Computes the components of <see cref="FaceQuality"/> from the aligned face and what the networks said.</summary>
internal sealed class QualityMeter : IDisposable
{
    private const int Bins = 32;
    private const int Dark = 24;
    private const int Bright = 231;

    private readonly Pixels _gray = new(FaceAligner.Side, FaceAligner.Side, 1);

    public FaceQuality Measure(Pixels aligned, double eyeDistance, HeadPose pose, double bothClosed, double norm)
    {
        Cv2.CvtColor(aligned.Mat, _gray.Mat, ColorConversionCodes.BGR2GRAY);
        return new FaceQuality
        {
            EyeDistance = Bounded(100 * eyeDistance / 120),
            Sharpness = Bounded(100 * Math.Log(Math.Max(1, LaplacianVariance())) / Math.Log(2500)),
            Illumination = Bounded(100 * HalvesAlike() / 0.6),
            Exposure = Bounded(100 - (200 * BadlyExposedShare())),
            Yaw = Bounded(100 * (1 - (Math.Abs(pose.Yaw) / 50))),
            Pitch = Bounded(100 * (1 - (Math.Abs(pose.Pitch) / 50))),
            Roll = Bounded(100 * (1 - (Math.Abs(pose.Roll) / 50))),
            EyesOpen = Bounded(bothClosed <= 0.9 ? 100 - (50 * bothClosed / 0.9) : 500 * (1 - bothClosed)),
            Unified = Bounded(100 * (norm - 1.6) / 2.4),
        };
    }

    public void Wipe() => _gray.Wipe();

    public void Dispose() => _gray.Dispose();

    private static double Bounded(double value) => double.IsFinite(value) ? Math.Clamp(value, 0, 100) : 0;

    private double LaplacianVariance()
    {
        using var edges = new Mat();
        Cv2.Laplacian(_gray.Mat, edges, MatType.CV_64FC1);
        Cv2.MeanStdDev(edges, out _, out var deviation);
        edges.SetTo(Scalar.Black);
        return deviation.Val0 * deviation.Val0;
    }

    private double HalvesAlike()
    {
        Span<int> left = stackalloc int[Bins];
        Span<int> right = stackalloc int[Bins];
        for (var i = 0; i < _gray.Bytes.Length; i++)
        {
            var half = i % FaceAligner.Side < FaceAligner.Side / 2 ? left : right;
            half[_gray.Bytes[i] * Bins / 256]++;
        }

        var common = 0;
        for (var i = 0; i < Bins; i++)
        {
            common += Math.Min(left[i], right[i]);
        }

        return 2.0 * common / _gray.Bytes.Length;
    }

    private double BadlyExposedShare() => (double)_gray.Bytes.Count(v => v is < Dark or > Bright) / _gray.Bytes.Length;
}
