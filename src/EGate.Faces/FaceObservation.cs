namespace EGate.Faces;

/// <summary>
/// What one frame shows. It owns the template; whoever gets an observation disposes it, which zeroes the template.
/// </summary>
public sealed class FaceObservation : IDisposable
{
    /// <summary>Faces found in the frame, 0 upwards.</summary>
    public int Faces { get; init; }

    /// <summary>Width of the second largest face as a share of the largest (0..1); 0 with fewer than two faces. People far behind are small.</summary>
    public double SecondFaceShare { get; init; }

    /// <summary>The largest face; null when there is none.</summary>
    public FaceBox? Box { get; init; }

    /// <summary>Width of <see cref="Box"/> as a share of the frame's width (0 upwards).</summary>
    public double WidthShare { get; init; }

    /// <summary>How well the largest face can be judged; null when there is none.</summary>
    public FaceQuality? Quality { get; init; }

    /// <summary>What presentation attack detection saw of the largest face; null when there is none.</summary>
    public AttackEvidence? Attack { get; init; }

    /// <summary>
    /// How sure it is from this one frame that the face is bona fide (ISO/IEC 30107-3), 0..1: the single-frame layers' evidence. 0 when there is no face.
    /// </summary>
    public double Liveness => Attack is null ? 0 : AttackFusion.Score(AttackFusion.Voices([Attack], null, false));

    /// <summary>The largest face to compare; null when there is none.</summary>
    public FaceTemplate? Template { get; init; }

    /// <summary><c>ok</c>, <c>no-face</c>, <c>frame-too-large</c> or <c>frame-unusable</c>.</summary>
    public string Reason { get; init; } = "ok";

    /// <summary>Zeroes the template.</summary>
    public void Dispose() => Template?.Dispose();
}
