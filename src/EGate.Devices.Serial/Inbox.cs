namespace EGate.Devices.Serial;

/// <summary>
/// Bytes between the line's reading task and the driver. Bounded: when full, what comes on top is dropped and counted, because on a serial
/// line the newest bytes after a flood are as broken as the oldest, and both ends resynchronise anyway. Consumed bytes are zeroed.
/// </summary>
internal sealed class Inbox(int capacity)
{
    private readonly Lock _gate = new();
    private readonly byte[] _bytes = new byte[capacity];
    private int _count;
    private long _dropped;
    private SerialFaultException? _fault;
    private TaskCompletionSource? _waiter;

    /// <summary>Bytes dropped because nobody took them in time.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Why the line is over; null while it lives.</summary>
    public SerialFaultException? Fault => Volatile.Read(ref _fault);

    /// <summary>Adds what was read.</summary>
    public void Put(ReadOnlySpan<byte> bytes)
    {
        TaskCompletionSource? waiter;
        lock (_gate)
        {
            var fits = Math.Min(bytes.Length, _bytes.Length - _count);
            bytes[..fits].CopyTo(_bytes.AsSpan(_count));
            _count += fits;
            _dropped += bytes.Length - fits;
            waiter = _waiter;
            _waiter = null;
        }

        waiter?.TrySetResult();
    }

    /// <summary>Ends the line. The first reason stays.</summary>
    public void Fail(SerialFaultException fault)
    {
        TaskCompletionSource? waiter;
        lock (_gate)
        {
            _fault ??= fault;
            _bytes.AsSpan().Clear();
            _count = 0;
            waiter = _waiter;
            _waiter = null;
        }

        waiter?.TrySetResult();
    }

    /// <summary>Moves up to <paramref name="target"/>'s length out.</summary>
    public int Take(Span<byte> target)
    {
        lock (_gate)
        {
            var taken = Math.Min(target.Length, _count);
            _bytes.AsSpan(0, taken).CopyTo(target);
            _bytes.AsSpan(taken, _count - taken).CopyTo(_bytes);
            _bytes.AsSpan(_count - taken, taken).Clear();
            _count -= taken;
            return taken;
        }
    }

    /// <summary>Throws everything away and says how many bytes that were.</summary>
    public int Discard()
    {
        lock (_gate)
        {
            var discarded = _count;
            _bytes.AsSpan(0, _count).Clear();
            _count = 0;
            return discarded;
        }
    }

    /// <summary>
    /// Completes when there are bytes or the line is over. One waiter at a time. What waits goes on on the line's own thread: a change of threads
    /// in each of the hundreds of turns of reading a chip costs more than 5 % at 921,600 bit/s. It must not block for long.
    /// </summary>
    public Task WaitAsync()
    {
        lock (_gate)
        {
            if (_count > 0 || _fault is not null)
            {
                return Task.CompletedTask;
            }

            _waiter ??= new TaskCompletionSource();
            return _waiter.Task;
        }
    }
}
