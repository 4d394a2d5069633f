using OpenCvSharp;

namespace EGate.Faces;

/// <summary>What the networks and the detector found of the face whose quality is measured.</summary>
internal sealed record QualityGrounds(
    Mat Frame,
    FaceBox Box,
    Landmarks Face,
    HeadPose Pose,
    double BothClosed,
    double SecondFaceShare,
    double Norm
);

/// <summary>Computes the components of <see cref="FaceQuality"/> from the aligned face and what the networks said.</summary>
internal sealed class QualityMeter : IDisposable
{
    private readonly Pixels _gray = new(FaceAligner.Side, FaceAligner.Side, 1);
    private readonly BackgroundMeter _background = new();

    public FaceQuality Measure(Pixels aligned, QualityGrounds of)
    {
        Cv2.CvtColor(aligned.Mat, _gray.Mat, ColorConversionCodes.BGR2GRAY);
        var light = FaceLight.Of(_gray.Bytes, FaceAligner.Side);
        var frame = of.Frame;
        return new FaceQuality
        {
            EyeDistance = Bounded(100 * of.Face.InterEyeDistance / 120),
            Sharpness = Bounded(100 * Math.Log(Math.Max(1, LaplacianVariance())) / Math.Log(2500)),
            MotionBlur = Bounded(100 * FaceDetail.Evenness(_gray.Bytes, FaceAligner.Side) / 0.3),
            Illumination = Bounded(100 * light.HalvesAlike / 0.6),
            Exposure = Bounded(100 - (200 * light.BadlyExposed)),
            DynamicRange = Bounded(light.Range),
            Yaw = Bounded(100 * (1 - (Math.Abs(of.Pose.Yaw) / 50))),
            Pitch = Bounded(100 * (1 - (Math.Abs(of.Pose.Pitch) / 50))),
            Roll = Bounded(100 * (1 - (Math.Abs(of.Pose.Roll) / 50))),
            EyesOpen = Bounded(of.BothClosed <= 0.9 ? 100 - (50 * of.BothClosed / 0.9) : 500 * (1 - of.BothClosed)),
            MouthClosed = Falling(of.Face.LipGap, 0.08, 0.29, 0.5),
            Position = Bounded(50 + (250 * Margin(of.Box, frame.Width, frame.Height))),
            FaceSize = Falling(of.Box.Width / frame.Width, 0.4, 0.6, 0.8),
            SingleFace = Bounded(100 * (1 - (of.SecondFaceShare / 1.2))),
            Background = Bounded(100 * (1 - (_background.SteepShare(frame, of.Box) / 0.5))),
            Unified = Unified(of.Norm),
        };
    }

    /// <summary>The unified score of an embedding's length.</summary>
    public static double Unified(double norm) =>
        Bounded(norm <= 2.8 ? 50 * (norm - 1.6) / 1.2 : 50 + (50 * (norm - 2.8) / 1.8));

    public void Wipe()
    {
        _gray.Wipe();
        _background.Wipe();
    }

    public void Dispose()
    {
        _gray.Dispose();
        _background.Dispose();
    }

    private static double Bounded(double value) => double.IsFinite(value) ? Math.Clamp(value, 0, 100) : 0;

    /// <summary>100 up to the first value, 50 at the second, 0 from the third on, straight between.</summary>
    private static double Falling(double value, double full, double half, double none) =>
        Bounded(
            value <= half ? 100 - (50 * (value - full) / (half - full)) : 50 - (50 * (value - half) / (none - half))
        );

    private static double Margin(FaceBox box, int width, int height)
    {
        var sides = Math.Min(box.X, width - (box.X + box.Width));
        var ends = Math.Min(box.Y, height - (box.Y + box.Height));
        return Math.Min(sides, ends) / box.Width;
    }

    private double LaplacianVariance()
    {
        using var edges = new Mat();
        Cv2.Laplacian(_gray.Mat, edges, MatType.CV_64FC1);
        Cv2.MeanStdDev(edges, out _, out var deviation);
        edges.SetTo(Scalar.Black);
        return deviation.Val0 * deviation.Val0;
    }
}
