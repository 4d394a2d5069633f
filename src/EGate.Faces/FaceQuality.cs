namespace EGate.Faces;

/// <summary>
/// How well a face can be judged, in the manner of ISO/IEC 29794-5: components of 0..100, where 50 is the limit below which a frame should not be
/// judged (<c>models/README.md</c> says which measurement each limit comes from) and 100 is as good as it gets. Not calibrated against OFIQ.
/// </summary>
public sealed record FaceQuality
{
    /// <summary>Inter-eye distance: 100 x pixels / 120, at most 100. 50 is 60 pixels.</summary>
    public required double EyeDistance { get; init; }

    /// <summary>
    /// Sharpness: 100 x log(v) / log(2500), where v is the variance of the Laplacian on the aligned grey face. 50 is v = 50: between a Gaussian blur
    /// of 2 pixels (99, all but 1 % still matched) and of 4 pixels (22, a third not matched).
    /// </summary>
    public required double Sharpness { get; init; }

    /// <summary>
    /// Illumination uniformity: 100 x i / 0.6, at most 100, where i is the intersection of the 32-bin histograms of the aligned face's left and right
    /// half. 50 is i = 0.30.
    /// </summary>
    public required double Illumination { get; init; }

    /// <summary>Exposure: 100 - 200 x the share of the aligned face's pixels below 24 or above 231. 50 is a quarter of the face.</summary>
    public required double Exposure { get; init; }

    /// <summary>Yaw: 100 x (1 - |degrees| / 50). 50 is 25 degrees.</summary>
    public required double Yaw { get; init; }

    /// <summary>Pitch: 100 x (1 - |degrees| / 50). 50 is 25 degrees.</summary>
    public required double Pitch { get; init; }

    /// <summary>Roll: 100 x (1 - |degrees| / 50). 50 is 25 degrees.</summary>
    public required double Roll { get; init; }

    /// <summary>
    /// Eyes open, from the probability p that both are closed: 100 falls to 50 at p = 0.9, then to 0 at p = 1. The network is unsure with
    /// glasses and in the dark, so only a sure answer counts.
    /// </summary>
    public required double EyesOpen { get; init; }

    /// <summary>
    /// Unified quality: 100 x (n - 1.6) / 2.4, where n is the length of the raw embedding. 50 is n = 2.8. The best single predictor of false
    /// non-matches measured; it sees blur, noise and covered faces, but not motion blur.
    /// </summary>
    public required double Unified { get; init; }

    /// <summary>The worst component: a frame is as good as its worst fault.</summary>
    public double Score =>
        new[] { EyeDistance, Sharpness, Illumination, Exposure, Yaw, Pitch, Roll, EyesOpen, Unified }.Min();
}
