namespace EGate.Faces;

/// <summary>
/// What the layers of presentation attack detection (ISO/IEC 30107-3) saw in one frame: numbers only, no pixels and no template. What needs more than one
/// frame (bands, motion) compares this frame with earlier ones of the same <see cref="AttackWatch"/> and is null without one.
/// </summary>
public sealed record AttackEvidence
{
    /// <summary>When the frame was taken, since the watch began.</summary>
    public required TimeSpan At { get; init; }

    /// <summary>Mean bona fide probability of the passive network over the three crops (0..1).</summary>
    public required double Passive { get; init; }

    /// <summary>True when three joined straight edges surround the face.</summary>
    public required bool Outline { get; init; }

    /// <summary>How far the sharpest peak of the face's spectrum stands out, in nepers (0 upwards); null when the face is too small.</summary>
    public double? Pattern { get; init; }

    /// <summary>Brightness bands that the face and what is beside it share and the room does not; null when there is no earlier frame.</summary>
    public double? Bands { get; init; }

    /// <summary>How the face and what is around it moved; null when nothing moved enough to tell.</summary>
    public MotionEvidence? Motion { get; init; }

    /// <summary>Mean length of the face's optical flow since the reference frame, as a share of the face's height; null without an earlier frame.</summary>
    public double? Stir { get; init; }

    /// <summary>Probability that both eyes are closed (0..1).</summary>
    public required double EyesClosed { get; init; }

    /// <summary>Yaw in degrees, from the nose's offset; a flat picture keeps its own however it is turned.</summary>
    public required double Yaw { get; init; }

    /// <summary>Mean brightness of the skin (0..255).</summary>
    public required double SkinLight { get; init; }

    /// <summary>Mean brightness beside the head (0..255); null when the face fills the picture.</summary>
    public double? SurroundLight { get; init; }

    /// <summary>Level of the lane's face illumination when the frame was taken (0..1); null when the lane does not drive one.</summary>
    public double? Illumination { get; init; }

    /// <summary>What an infrared or depth camera says: probability that the face is a living one (0..1); null without such a camera.</summary>
    public double? SecondCamera { get; init; }
}

/// <summary>How a face and its surroundings moved between two frames.</summary>
/// <param name="Moved">How far the face moved, as a share of its height (0 upwards).</param>
/// <param name="SurroundFollows">Share of the points beside and above the head that moved as the face's plane did (0..1); null with too few points.</param>
/// <param name="RoomFollows">The same for points far from the face; null with too few points.</param>
/// <param name="Residual">What a plane (homography) leaves unexplained of the face's own points, as a share of the face's height.</param>
public readonly record struct MotionEvidence(
    double Moved,
    double? SurroundFollows,
    double? RoomFollows,
    double Residual
);
