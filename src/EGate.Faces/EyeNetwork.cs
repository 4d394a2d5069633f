using OpenCvSharp;

namespace EGate.Faces;

/// <summary>Probability that an eye is closed (24x24 grey, x/255, a square of 1.6 times the distance of the eye's corners; class 0 is closed).</summary>
internal sealed class EyeNetwork : IDisposable
{
    private const int Side = 24;
    private const double CropScale = 1.6;

    private readonly Network _network;
    private readonly Pixels _colour = new(Side, Side, 3);
    private readonly Pixels _gray = new(Side, Side, 1);

    public EyeNetwork(string folder) => _network = Network.Load(folder, FaceModels.Eye, [1, 1, Side, Side], "output");

    /// <summary>The smaller of both eyes' probabilities: glare on one eye does not make a traveller blink.</summary>
    public double BothClosed(Mat frame, Landmarks face) =>
        Math.Min(
            Closed(frame, face.EyeLeft, face.EyeWidth(left: true)),
            Closed(frame, face.EyeRight, face.EyeWidth(left: false))
        );

    public void Wipe()
    {
        _colour.Wipe();
        _gray.Wipe();
        _network.Wipe();
    }

    /// <summary>The network alone, over what its input holds.</summary>
    public void RunBare() => _network.Run();

    public void Dispose()
    {
        _colour.Dispose();
        _gray.Dispose();
        _network.Dispose();
    }

    private double Closed(Mat frame, Point2d centre, double width)
    {
        Crop.Square(frame, centre, Math.Max(1, CropScale * width), _colour);
        Cv2.CvtColor(_colour.Mat, _gray.Mat, ColorConversionCodes.BGR2GRAY);
        Tensor.FillGray(_network.Input, _gray.Bytes, 1f / 255);
        return Tensor.Softmax(_network.Run()[0])[0];
    }
}
