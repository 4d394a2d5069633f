using OpenCvSharp;

namespace EGate.Devices.Simulated;

/// <summary>The lens's softness and the sensor's noise, so that drawn pictures change from frame to frame as real ones do.</summary>
internal sealed class SensorNoise : IDisposable
{
    private readonly Mat _noise = new();
    private readonly RNG _chance;

    public SensorNoise(int seed) => _chance = new RNG((uint)Math.Abs((long)seed) + 1UL);

    /// <summary>Adds noise of a standard deviation of <paramref name="deviation"/> grey levels, after blurring by <paramref name="blur"/> pixels.</summary>
    public void Add(Mat picture, double blur, double deviation)
    {
        if (blur > 0)
        {
            Cv2.GaussianBlur(picture, picture, new Size(0, 0), blur);
        }

        using var signed = new Mat();
        picture.ConvertTo(signed, MatType.CV_16SC3);
        _noise.Create(picture.Size(), MatType.CV_16SC3);
        _chance.Fill(_noise, DistributionType.Normal, Scalar.All(0), Scalar.All(deviation));
        Cv2.Add(signed, _noise, signed);
        signed.ConvertTo(picture, MatType.CV_8UC3);
    }

    public void Dispose() => _noise.Dispose();
}
