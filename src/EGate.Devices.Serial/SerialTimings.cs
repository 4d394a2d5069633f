namespace EGate.Devices.Serial;

/// <summary>Times that belong to the line and not to a device's profile.</summary>
internal static class SerialTimings
{
    /// <summary>Silence after which the next byte is taken for the beginning of a frame.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromMilliseconds(50);
}
