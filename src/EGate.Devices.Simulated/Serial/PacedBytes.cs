namespace EGate.Devices.Simulated.Serial;

/// <summary>
/// Bytes on their way over one direction of a line, each with the moment it is due. First in, first out: an answer does not overtake the one
/// before it. Bounded; the oldest are dropped when nobody takes them, as a device's buffer would. Not thread-safe.
/// </summary>
internal sealed class PacedBytes(TimeProvider time)
{
    /// <summary>Bytes kept at most.</summary>
    public const int Max = 65_536;

    private readonly Queue<(long Due, byte Value)> _queue = new();
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(1);

    private long _lineFreeAt = time.GetTimestamp();

    /// <summary>
    /// When it is worth passing bytes on: the last one is due, or a millisecond's worth is. Bytes then leave together, as from a real adapter's
    /// buffer, and none that ends a frame leaves late. Null when there is none.
    /// </summary>
    public TimeSpan? BatchIn
    {
        get
        {
            if (!_queue.TryPeek(out (long Due, byte Value) head))
            {
                return null;
            }

            var at = Math.Min(Math.Max(head.Due, _lineFreeAt), head.Due + Ticks(time, Batch));
            return TimeSpan.FromTicks(Math.Max(0, time.GetElapsedTime(time.GetTimestamp(), at).Ticks));
        }
    }

    /// <summary>When the first byte is due; null when there is none.</summary>
    public TimeSpan? DueIn =>
        _queue.TryPeek(out (long Due, byte Value) head)
            ? TimeSpan.FromTicks(Math.Max(0, time.GetElapsedTime(time.GetTimestamp(), head.Due).Ticks))
            : null;

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">What to send.</param>
    /// <param name="from">When the sender begins (a timestamp), if the line is free then.</param>
    /// <param name="perByte">Time each takes on the line.</param>
    public void Add(ReadOnlySpan<byte> bytes, long from, TimeSpan perByte)
    {
        _lineFreeAt = Math.Max(_lineFreeAt, from);
        foreach (var value in bytes)
        {
            if (_queue.Count == Max)
            {
                _queue.Dequeue();
            }

            _lineFreeAt += Ticks(time, perByte);
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

    /// <summary>Takes the first byte that is due, and says when it was.</summary>
    public bool TryTake(out byte value, out long due)
    {
        if (_queue.TryPeek(out (long Due, byte Value) head) && head.Due <= time.GetTimestamp())
        {
            (due, value) = _queue.Dequeue();
            return true;
        }

        (due, value) = (0, 0);
        return false;
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

    /// <summary>A span in ticks of the clock's timestamps.</summary>
    public static long Ticks(TimeProvider time, TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
