using OpenCvSharp;

namespace EGate.Faces;

/// <summary>How a head is turned, in degrees; 0 is towards the camera.</summary>
/// <param name="Yaw">Above 0: face turned to the image's left. From the nose's offset between the eyes, about atan(offset / 0.45); not calibrated.</param>
/// <param name="Pitch">Up or down, from the pose network (mirror test: 1.5 degrees).</param>
/// <param name="Roll">Above 0: clockwise in the image, from the pose network.</param>
public readonly record struct HeadPose(double Yaw, double Pitch, double Roll);

/// <summary>
/// Measures head angles with the pose network (RGB, ImageNet mean and deviation, a square of 1.5 times the box; 66 bins of 3 degrees from -99).
/// Its yaw is noisy, so yaw comes from the landmarks.
/// </summary>
internal sealed class PoseNetwork : IDisposable
{
    private const int Side = 224;
    private const double CropScale = 1.5;
    private const double NoseOffsetAtFortyFiveDegrees = 0.45;

    private static readonly float[] Mean = [0.485f * 255, 0.456f * 255, 0.406f * 255];
    private static readonly float[] Scale = [1 / (0.229f * 255), 1 / (0.224f * 255), 1 / (0.225f * 255)];

    private readonly Network _network;
    private readonly Pixels _crop = new(Side, Side, 3);

    public PoseNetwork(string folder) =>
        _network = Network.Load(folder, FaceModels.Pose, [1, 3, Side, Side], "617", "618");

    public HeadPose Measure(Mat frame, FaceBox box, Landmarks face)
    {
        var side = Math.Max(1, CropScale * Math.Max(box.Width, box.Height));
        Crop.Square(frame, new Point2d(box.CentreX, box.CentreY), side, _crop);
        Tensor.FillRgb(_network.Input, _crop.Bytes, Mean, Scale);
        var outputs = _network.Run();
        return new HeadPose(Yaw(face), Angle(outputs[0]), Angle(outputs[1]));
    }

    public void Wipe()
    {
        _crop.Wipe();
        _network.Wipe();
    }

    /// <summary>The network alone, over what its input holds.</summary>
    public void RunBare() => _network.Run();

    public void Dispose()
    {
        _crop.Dispose();
        _network.Dispose();
    }

    private static double Angle(float[] logits)
    {
        var shares = Tensor.Softmax(logits);
        double bin = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            bin += shares[i] * i;
        }

        return (bin * 3) - 99;
    }

    /// <summary>The nose's offset from the middle of the eyes, along the line of the eyes, as a share of the eyes' distance.</summary>
    public static double Yaw(Landmarks face)
    {
        var along = face.EyeRight - face.EyeLeft;
        var squared = (along.X * along.X) + (along.Y * along.Y);
        if (squared < 1e-6)
        {
            return 90;
        }

        var middle = (face.EyeLeft + face.EyeRight) * 0.5;
        var nose = face.Nose - middle;
        var offset = ((nose.X * along.X) + (nose.Y * along.Y)) / squared;
        return -Math.Atan(offset / NoseOffsetAtFortyFiveDegrees) * 180 / Math.PI;
    }
}
