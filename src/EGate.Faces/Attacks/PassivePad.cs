using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Presentation attack detection (ISO/IEC 30107-3) from one frame: a MiniFASNet over three square crops of 1.0, 1.5 and 2.7 times the face's
/// height (128x128, <b>BGR 0..255</b>, no scaling), the probability of class 0 (bona fide) averaged.
/// <para>
/// What is measured (<c>models/README.md</c>): on prints APCER 0.1 % at BPCER 0.0 % (NUAA), but on screens of good quality most attack frames
/// pass at 0.5. So this alone stops most paper, some screens, and says nothing of masks.
/// </para>
/// </summary>
internal sealed class PassivePad : IDisposable
{
    private const int Side = 128;

    private static readonly double[] Scales = [1.0, 1.5, 2.7];

    private readonly Network _network;
    private readonly Pixels _crop = new(Side, Side, 3);

    public PassivePad(string folder) =>
        _network = Network.Load(folder, FaceModels.Liveness, [1, 3, Side, Side], "output");

    /// <summary>
    /// Mean bona fide probability, 0..1. The plain mean over the three crops is what was measured; the widest crop alone is the weakest on screens
    /// (AUC 0.76 against 0.98 and better on the same frames), so it has no more than its third.
    /// </summary>
    public double Score(Mat frame, FaceBox box)
    {
        double sum = 0;
        foreach (var scale in Scales)
        {
            var square = Crop.Inside(frame, new Point2d(box.CentreX, box.CentreY), box.Height * scale);
            using var part = new Mat(frame, square);
            Cv2.Resize(part, _crop.Mat, new Size(Side, Side));
            Tensor.FillBgr(_network.Input, _crop.Bytes, 0, 1);
            sum += Tensor.Softmax(_network.Run()[0])[0];
        }

        return sum / Scales.Length;
    }

    public void Wipe()
    {
        _crop.Wipe();
        _network.Wipe();
    }

    /// <summary>The network alone, once for each crop.</summary>
    public void RunBare()
    {
        foreach (var _ in Scales)
        {
            _network.Run();
        }
    }

    public void Dispose()
    {
        _crop.Dispose();
        _network.Dispose();
    }
}
