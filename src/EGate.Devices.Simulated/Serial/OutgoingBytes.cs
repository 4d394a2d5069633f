namespace EGate.Devices.Simulated.Serial;

/// <summary>
/// Bytes on their way to the host, each with the moment it is due. First in, first out: an answer does not overtake the one before it.
/// Bounded; the oldest are dropped when nobody reads, as a device's send buffer would. Not thread-safe.
/// </summary>
internal sealed class OutgoingBytes(TimeProvider time)
{
    /// <summary>Bytes kept at most.</summary>
    public const int Max = 65_536;

    private readonly Queue<(long Due, byte Value)> _queue = new();
    private long _lineFreeAt = time.GetTimestamp();

    /// <summary>When the first byte is due; null when there is none.</summary>
    public TimeSpan? DueIn =>
        _queue.TryPeek(out (long Due, byte Value) head)
            ? TimeSpan.FromTicks(Math.Max(0, time.GetElapsedTime(time.GetTimestamp(), head.Due).Ticks))
            : null;

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">What to send.</param>
    /// <param name="after">Pause before the first.</param>
    /// <param name="perByte">Time each takes on the line.</param>
    public void Add(ReadOnlySpan<byte> bytes, TimeSpan after, TimeSpan perByte)
    {
        _lineFreeAt = Math.Max(_lineFreeAt, time.GetTimestamp() + Ticks(after));
        foreach (var value in bytes)
        {
            if (_queue.Count == Max)
            {
                _queue.Dequeue();
            }

            _lineFreeAt += Ticks(perByte);
            _queue.Enqueue((_lineFreeAt, value));
        }
    }

    /// <summary>Copies what is due, leaving it in place.</summary>
    public int PeekDue(Span<byte> target)
    {
        var now = time.GetTimestamp();
        var count = 0;
        foreach ((var due, var value) in _queue)
        {
            if (due > now || count == target.Length)
            {
                break;
            }

            target[count++] = value;
        }

        return count;
    }

    /// <summary>Removes bytes that were sent.</summary>
    public void Remove(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _queue.Dequeue();
        }
    }

    /// <summary>Forgets everything that was not sent yet.</summary>
    public void Clear()
    {
        _queue.Clear();
        _lineFreeAt = time.GetTimestamp();
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
