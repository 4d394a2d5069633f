namespace EGate.Daemon.Lane;

/// <summary>The last durations of something, for benchmarks and the technician. Safe for several threads.</summary>
internal sealed class Latencies
{
    private const int Most = 8192;
    private readonly Lock _gate = new();
    private readonly Queue<TimeSpan> _last = new();

    /// <summary>Adds one; the oldest goes when there are more than 8,192.</summary>
    public void Add(TimeSpan duration)
    {
        lock (_gate)
        {
            _last.Enqueue(duration);
            if (_last.Count > Most)
            {
                _last.Dequeue();
            }
        }
    }

    /// <summary>A copy, oldest first.</summary>
    public IReadOnlyList<TimeSpan> Snapshot()
    {
        lock (_gate)
        {
            return [.. _last];
        }
    }
}
