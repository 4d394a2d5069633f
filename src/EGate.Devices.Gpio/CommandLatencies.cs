namespace EGate.Devices.Gpio;

/// <summary>
/// The newest times from a call of <see cref="GpioLaneHardware.Open"/> to the write of the barrier's pin, for the benchmark. Bounded: the
/// oldest makes room. May be read from any thread.
/// </summary>
public sealed class CommandLatencies
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 1024;

    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _newest = new(Capacity);

    /// <summary>How many were measured since start.</summary>
    public long Count { get; private set; }

    /// <summary>The kept ones, oldest first.</summary>
    public IReadOnlyList<TimeSpan> Snapshot()
    {
        lock (_gate)
            return [.. _newest];
    }

    internal void Add(TimeSpan latency)
    {
        lock (_gate)
        {
            if (_newest.Count == Capacity)
                _newest.Dequeue();
            _newest.Enqueue(latency);
            Count++;
        }
    }
}
