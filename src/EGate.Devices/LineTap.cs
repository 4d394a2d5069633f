namespace EGate.Devices;

/// <summary>Which way bytes went.</summary>
public enum LineDirection
{
    /// <summary>From the controller to the device.</summary>
    ToDevice = 0,

    /// <summary>From the device to the controller.</summary>
    FromDevice = 1,
}

/// <summary>
/// Takes the personal data out of a line's bytes while they are recorded, keeping lengths and framing so that the driver takes the recording
/// for the device. Sees every byte of a recording in order; remembers where in a frame it is.
/// </summary>
public interface ILineMask
{
    /// <summary>Masks the next bytes of one direction in place.</summary>
    void Mask(LineDirection direction, Span<byte> bytes);
}

/// <summary>A device whose line can be recorded.</summary>
public interface IRecordableDevice : IDevice
{
    /// <summary>Where its line is listened to.</summary>
    LineTap Tap { get; }
}

/// <summary>
/// Where a device's line is listened to. Nothing is kept, and nothing costs anything, while nobody records; one recording at a time. The
/// driver begins anew (asks the device who it is) when a recording is wanted, so that every trace begins as a fresh start does.
/// </summary>
/// <param name="driver">The driver's word in the profile; a trace says whose line it is.</param>
/// <param name="mask">Makes the mask of one recording.</param>
/// <param name="time">The clock of the trace.</param>
public sealed class LineTap(string driver, Func<ILineMask> mask, TimeProvider time)
{
    private LineRecording? _recording;

    /// <summary>The driver's word in the profile.</summary>
    public string Driver => driver;

    /// <summary>Somebody has asked for a recording that has not begun.</summary>
    public bool IsWanted => Volatile.Read(ref _recording) is { HasBegun: false };

    /// <summary>Asks for a recording. Null when there is one already.</summary>
    public LineRecording? Record()
    {
        var recording = new LineRecording(this, mask(), time);
        return Interlocked.CompareExchange(ref _recording, recording, null) is null ? recording : null;
    }

    /// <summary>For the driver: the next byte is the first of a conversation from its beginning.</summary>
    public void Begin() => Volatile.Read(ref _recording)?.Begin();

    /// <summary>For the line: these bytes passed.</summary>
    public void Pass(LineDirection direction, ReadOnlySpan<byte> bytes) =>
        Volatile.Read(ref _recording)?.Add(direction, bytes);

    internal void End(LineRecording recording) => Interlocked.CompareExchange(ref _recording, null, recording);
}
