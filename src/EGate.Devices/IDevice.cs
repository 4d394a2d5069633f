namespace EGate.Devices;

/// <summary>What every device of a lane offers, driver or simulator alike.</summary>
public interface IDevice : IAsyncDisposable
{
    /// <summary>The profile's name for it.</summary>
    string Name { get; }

    /// <summary>As it is now. Never blocks; may be read from any thread.</summary>
    DeviceStatus Status { get; }

    /// <summary>
    /// Raised when <see cref="DeviceStatus.Condition"/> changes, on the device's own thread. A handler only enqueues.
    /// </summary>
    event Action<DeviceStatus>? StatusChanged;

    /// <summary>
    /// Starts the device's own loop and returns at once; a device that is not there starts as <see cref="DeviceCondition.Lost"/> after its
    /// deadline and keeps trying to come back. Never throws for a missing device.
    /// </summary>
    void Start();

    /// <summary>Tests the device for <c>egatectl doctor</c> without disturbing a crossing. Bounded by the device's own deadline.</summary>
    Task<Examination> ExamineAsync(CancellationToken cancellation);
}
