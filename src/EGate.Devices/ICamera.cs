using EGate.Core;

namespace EGate.Devices;

/// <summary>One picture of the camera.</summary>
/// <param name="Sequence">Counts up by one for every frame taken since start; a gap is a dropped frame.</param>
/// <param name="Timestamp"><see cref="TimeProvider.GetTimestamp"/> when the frame was taken.</param>
/// <param name="Image">The pixels; the receiver disposes them.</param>
public sealed record CameraFrame(long Sequence, long Timestamp, BgrImage Image);

/// <summary>
/// A camera that runs on its own thread. It keeps the newest frame only; a frame older than the profile's limit, or the same picture again
/// and again, is a camera that is lost.
/// </summary>
public interface ICamera : IDevice
{
    /// <summary>Waits for a frame with a sequence greater than <paramref name="after"/> and returns a copy of the newest.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before a frame came.</exception>
    Task<CameraFrame> NextAsync(long after, CancellationToken cancellation);
}
