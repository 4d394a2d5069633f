using EGate.Core;
using OpenCvSharp;

namespace EGate.Faces;

/// <summary>
/// Finds, judges and compares faces with six networks that were verified by hash before they were loaded. Safe for any number of threads; it works on
/// one picture at a time. Crops and tensors are zeroed after each picture; <see cref="Wipe"/> clears what the networks still hold inside.
/// </summary>
public sealed class FaceEngine : IDisposable
{
    /// <summary>Largest picture that is looked at: 40 megapixels.</summary>
    public const long PixelsMax = 40_000_000;

    /// <summary>A second face at least this wide (as a share of the first) in a portrait makes the portrait's holder unclear.</summary>
    private const double PortraitSecondFaceMax = 0.5;

    private readonly Lock _lock = new();
    private readonly FaceAnalysis _analysis;
    private readonly UprightFace _upright;
    private bool _disposed;

    private FaceEngine(FaceAnalysis analysis) => (_analysis, _upright) = (analysis, new UprightFace(analysis));

    /// <summary>
    /// Loads and verifies the six networks and runs each once, so that the first traveller does not wait for it. OpenCV's thread budget is one for
    /// the whole process; <paramref name="threads"/> sets it (1..64).
    /// </summary>
    /// <exception cref="FaceModelException">A network is missing or altered, or the image library cannot be loaded; the message says what to do.</exception>
    public static FaceEngine Load(string modelFolder, int threads = 2)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFolder);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 64);
        foreach (var name in FaceModels.Sha256.Keys)
        {
            _ = FaceModels.Read(modelFolder, name);
        }

        try
        {
            Cv2.SetNumThreads(threads);
            var engine = new FaceEngine(new FaceAnalysis(modelFolder));
            engine.Wipe();
            return engine;
        }
        catch (Exception e) when (Network.IsRuntimeFault(e))
        {
            throw new FaceModelException(Catalogue.FaceRuntimeUnusable, "OpenCV", e);
        }
    }

    /// <summary>
    /// The template of the portrait in a document's DG2, or null with the reason: <c>portrait-not-an-image</c>, <c>portrait-too-large</c>,
    /// <c>portrait-damaged</c>, <c>portrait-without-face</c>, <c>portrait-several-faces</c>. <paramref name="reason"/> is <c>ok</c> otherwise.
    /// Never throws for what the bytes are.
    /// </summary>
    public FaceTemplate? EnrolPortrait(ReadOnlySpan<byte> encodedJpegOrJp2, out string reason)
    {
        using var image = EncodedPortrait.Decode(encodedJpegOrJp2, out reason);
        if (image is null)
        {
            return null;
        }

        var template = Enrol(image, PortraitSecondFaceMax, out var found);
        reason = found switch
        {
            "ok" => "ok",
            "several-faces" => "portrait-several-faces",
            _ => "portrait-without-face",
        };
        return template;
    }

    /// <summary>
    /// The template of the face that a picture is of: the largest, or a smaller one nearer to the middle. Null with the reason <c>no-face</c>,
    /// <c>frame-too-large</c> or <c>frame-unusable</c>; <paramref name="reason"/> is <c>ok</c> otherwise. Size, sharpness and pose do not matter here, nor which way up
    /// the picture lies.
    /// </summary>
    public FaceTemplate? Enrol(BgrImage picture, out string reason) =>
        Enrol(picture, double.PositiveInfinity, out reason);

    /// <summary>
    /// The faces of a picture, largest first; none with the reason <c>no-face</c>, <c>frame-too-large</c> or <c>frame-unusable</c>, <c>ok</c> otherwise.
    /// </summary>
    public IReadOnlyList<FaceBox> Detect(BgrImage picture, out string reason)
    {
        var (faces, why) = Look<(List<FaceBox> Faces, string Reason)>(
            picture,
            mat => _analysis.Detect(mat) is { Count: > 0 } found ? (found, "ok") : ([], "no-face"),
            refused => ([], refused)
        );
        reason = why;
        return faces;
    }

    /// <summary>
    /// What a still picture shows of the face that it is of: as <see cref="Observe"/>, but it looks longer for a face. The picture stays the caller's. Never throws
    /// for what the pixels are.
    /// </summary>
    public FaceObservation Examine(BgrImage picture) =>
        Look(picture, _analysis.Examine, reason => new FaceObservation { Reason = reason });

    /// <summary>
    /// A copy of a picture with every face's box, the points of the one that counts, and its quality, as PNG; empty when the picture cannot be looked at. For
    /// technicians: it shows the person, and the caller zeroes it.
    /// </summary>
    public byte[] Annotate(BgrImage picture) => Look(picture, _analysis.Annotate, _ => []);

    /// <summary>
    /// What a frame shows. The frame stays the caller's. Never throws for what the pixels are. With a <paramref name="moment"/> the layers of
    /// presentation attack detection that need several frames speak too.
    /// </summary>
    public FaceObservation Observe(BgrImage frame, AttackMoment? moment = null) =>
        Look(frame, mat => _analysis.Observe(mat, moment), reason => new FaceObservation { Reason = reason });

    /// <summary>
    /// Only what the layers of presentation attack detection see of the largest face, without quality and comparison; null when there is no face or
    /// the frame cannot be looked at. Otherwise as <see cref="Observe"/>.
    /// </summary>
    public AttackEvidence? LookForAttack(BgrImage frame, AttackMoment? moment = null) =>
        Look(frame, mat => _analysis.Attack(mat, moment), _ => null);

    /// <summary>
    /// Clears everything that is left of the last face, also inside the networks, by running each once over zeros (about 50 ms). To be called when
    /// a crossing ends (DESIGN section 5, rule 8).
    /// </summary>
    public void Wipe()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _analysis.Wipe();
        }
    }

    private FaceTemplate? Enrol(BgrImage picture, double secondFaceMax, out string reason)
    {
        var (template, why) = Look<(FaceTemplate? Template, string Reason)>(
            picture,
            mat =>
            {
                var boxes = _analysis.Detect(mat);
                if (boxes.Count > 1 && boxes[1].Width >= secondFaceMax * boxes[0].Width)
                {
                    return (null, "several-faces");
                }

                var found = _upright.Enrol(mat, boxes);
                return (found, found is null ? "no-face" : "ok");
            },
            refused => (null, refused)
        );
        reason = why;
        return template;
    }

    private T Look<T>(BgrImage frame, Func<Mat, T> look, Func<string, T> refused)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if ((long)frame.Width * frame.Height > PixelsMax || Math.Max(frame.Width, frame.Height) > short.MaxValue)
        {
            return refused("frame-too-large");
        }

        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                using var mat = Mat.FromPixelData(frame.Height, frame.Width, MatType.CV_8UC3, frame.Pixels);
                return look(mat);
            }
            catch (Exception e) when (Network.IsRuntimeFault(e))
            {
                return refused("frame-unusable");
            }
            finally
            {
                _analysis.WipeCrops();
            }
        }
    }

    /// <summary>Detects, aligns, embeds and runs the liveness network over its three crops, and keeps nothing: the least that a frame takes.</summary>
    public bool RunCore(BgrImage frame) => Look(frame, _analysis.RunCore, _ => false);

    /// <summary>The networks of <see cref="RunCore"/> and nothing else, over zeros.</summary>
    public void RunCoreBare()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _analysis.RunCoreBare();
        }
    }

    /// <summary>
    /// Runs the networks of one pass as often as a pass does and nothing else, over zeros: what <see cref="Observe"/> is measured against.
    /// </summary>
    public void RunNetworksBare()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _analysis.RunNetworksBare();
        }
    }

    /// <summary>Frees the networks.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_disposed)
            {
                _disposed = true;
                _analysis.Dispose();
            }
        }
    }
}
