using EGate.Core;

namespace EGate.Devices;

/// <summary>
/// Where a camera's pictures come from: a V4L2 node or a clip on a kiosk, a paced scene on a simulated lane. The camera above it is the same code for
/// both. All calls come from the camera's own thread, <see cref="IDisposable.Dispose"/> too.
/// </summary>
public interface IFrameSource : IDisposable
{
    /// <summary>What it is, for a technician, e.g. the node. No personal data.</summary>
    string Description { get; }

    /// <summary>Opens it with the profile's size and rate. False when it is not there; it may be tried again. Never throws for a missing device.</summary>
    bool Open(CameraProfile profile);

    /// <summary>
    /// Waits for the next picture, at most about one second, and returns it; null when none came or the wait was cancelled. The receiver disposes it.
    /// </summary>
    BgrImage? Read(CancellationToken cancellation);

    /// <summary>Closes it so that <see cref="Open"/> can be tried again. Never throws.</summary>
    void Close();
}
