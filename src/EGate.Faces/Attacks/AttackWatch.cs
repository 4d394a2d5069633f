namespace EGate.Faces;

/// <summary>
/// The memory of one crossing's presentation attack detection: the last frame's brightness profile and a small grey reference picture whose points are
/// followed. One for each crossing; disposing it zeroes both. Only <see cref="FaceEngine"/> reads it, under its own lock.
/// </summary>
public sealed class AttackWatch : IDisposable
{
    internal PlaneMotion Motion { get; } = new();

    internal RefreshBands Bands { get; } = new();

    internal bool IsDisposed { get; private set; }

    /// <summary>Zeroes what is remembered. May be called more than once, but not while the engine looks.</summary>
    public void Dispose()
    {
        if (!IsDisposed)
        {
            IsDisposed = true;
            Motion.Dispose();
            Bands.Wipe();
        }
    }
}

/// <summary>Which crossing and when a frame belongs to, and what else was known when it was taken.</summary>
/// <param name="Watch">The crossing's memory.</param>
/// <param name="At">When the frame was taken, since the watch began; never less than that of the frame before.</param>
/// <param name="Illumination">Level of the face illumination the lane drove (0..1); null when it drives none.</param>
/// <param name="SecondCamera">Probability of a living face by an infrared or depth camera (0..1); null without one.</param>
public readonly record struct AttackMoment(
    AttackWatch Watch,
    TimeSpan At,
    double? Illumination = null,
    double? SecondCamera = null
);
