namespace EGate.Faces;

/// <summary>
/// How well a face can be judged, in the manner of ISO/IEC 29794-5: components of 0..100, where 50 is the limit below which a frame should not be
/// judged and 100 is as good as it gets. Every formula, and what it was measured on, stands in <c>src/EGate.Faces/README.md</c>. Not calibrated against OFIQ.
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
    /// Motion blur: the variance of the second derivative along each of four directions of the aligned grey face; the least over the greatest of them, r, as
    /// 100 x r / 0.3, at most 100. Motion smears one direction and leaves the one across.
    /// </summary>
    public required double MotionBlur { get; init; }

    /// <summary>
    /// Illumination uniformity: 100 x i / 0.6, at most 100, where i is the intersection of the 32-bin histograms of the aligned face's left and right
    /// half. 50 is i = 0.30.
    /// </summary>
    public required double Illumination { get; init; }

    /// <summary>Exposure: 100 - 200 x the share of the aligned face's pixels below 24 or above 231. 50 is a quarter of the face.</summary>
    public required double Exposure { get; init; }

    /// <summary>Dynamic range: 100 x (grey level of the 95th percentile - that of the 5th) / 100, at most 100. 50 is 50 levels of 256.</summary>
    public required double DynamicRange { get; init; }

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
    /// Mouth closed, from the gap g between the inner lips as a share of the eyes' distance: 100 up to g = 0.08, 50 at 0.29, 0 from 0.5. The gap was not
    /// validated against judged pictures, so the lane shows it and asks nothing of it.
    /// </summary>
    public required double MouthClosed { get; init; }

    /// <summary>
    /// Position: 50 + 250 x m, where m is the least distance of the face box from the picture's edges as a share of the box's width (negative outside). 50 is a box that
    /// touches an edge.
    /// </summary>
    public required double Position { get; init; }

    /// <summary>Face size: 100 up to 0.4 of the picture's width, falling to 50 at 0.6 and 0 at 0.8: nearer, and the edges of the head leave the picture.</summary>
    public required double FaceSize { get; init; }

    /// <summary>Single face: 100 x (1 - s / 1.2), where s is the width of the second largest face as a share of the largest. 50 is s = 0.6.</summary>
    public required double SingleFace { get; init; }

    /// <summary>
    /// Background: 100 x (1 - e / 0.5), where e is the share of pixels with a steep gradient beside and above the face. It says how plain the background of a
    /// portrait is; a gate's background is the gate's affair, so the lane asks nothing of it.
    /// </summary>
    public required double Background { get; init; }

    /// <summary>
    /// Unified quality, from the length n of the raw embedding: 50 at n = 2.8, 0 at 1.6, 100 at 4.6, straight between. The best single predictor of false
    /// non-matches measured; it sees blur, noise and covered faces, but not motion blur.
    /// </summary>
    public required double Unified { get; init; }

    /// <summary>The worst component that a gate asks for: a frame is as good as its worst fault.</summary>
    public double Score => Worst.Value;

    /// <summary>Which component that is, by its name in <see cref="Components"/>, and its value.</summary>
    public (string Name, double Value) Worst
    {
        get
        {
            var worst = Components.Where(c => c.Key is not ("mouth-closed" or "background")).MinBy(c => c.Value);
            return (worst.Key, worst.Value);
        }
    }

    /// <summary>All components by name.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Components =>
        [
            new("eye-distance", EyeDistance),
            new("sharpness", Sharpness),
            new("motion-blur", MotionBlur),
            new("illumination", Illumination),
            new("exposure", Exposure),
            new("dynamic-range", DynamicRange),
            new("yaw", Yaw),
            new("pitch", Pitch),
            new("roll", Roll),
            new("eyes-open", EyesOpen),
            new("mouth-closed", MouthClosed),
            new("position", Position),
            new("face-size", FaceSize),
            new("single-face", SingleFace),
            new("background", Background),
            new("unified", Unified),
        ];
}
