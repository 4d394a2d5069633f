namespace EGate.Devices.Serial;

/// <summary>A moment on the monotonic clock by which something must have happened.</summary>
internal readonly struct Deadline(TimeProvider time, TimeSpan span)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Time left; zero when it has passed.</summary>
    public TimeSpan Remaining
    {
        get
        {
            TimeSpan left = span - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether it has passed.</summary>
    public bool Passed => Remaining == TimeSpan.Zero;

    /// <summary>Time since it was set.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);
}
