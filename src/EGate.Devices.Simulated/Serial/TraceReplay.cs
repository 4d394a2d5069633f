namespace EGate.Devices.Simulated.Serial;

/// <summary>
/// Plays the device's side of a recorded trace to a real driver over a pseudo-terminal. It goes by order and not by time: what the device said
/// follows as soon as the driver has sent as many bytes as it had at that point, and whether they were the same is counted. A driver that does
/// what it did then takes the replay for the device. At the end of the trace it falls silent.
/// </summary>
public sealed class TraceReplay : IDisposable
{
    private readonly Lock _gate = new();
    private readonly LineTrace _trace;
    private readonly SimulatedLine _line;
    private readonly List<byte> _heard = [];
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _next;
    private int _differences;

    /// <summary>Plugs the replay in. It begins with the driver's first byte, or with <see cref="Begin"/>.</summary>
    /// <param name="link">The name that the driver's profile holds.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="time">Clock of the line.</param>
    public TraceReplay(string link, LineTrace trace, TimeProvider time)
    {
        _trace = trace;
        _line = new SimulatedLine(link, time, new SimulatedSerialOptions(), Hear);
        _line.Plug();
    }

    /// <summary>Completes when the whole trace has been played.</summary>
    public Task Over => _over.Task;

    /// <summary>How often the driver sent other bytes than those of the trace.</summary>
    public int Differences => Volatile.Read(ref _differences);

    /// <summary>Says what the device said before the driver sent anything: readers that only talk are never spoken to.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            Play();
        }
    }

    /// <summary>Pulls the plug.</summary>
    public void Dispose() => _line.Dispose();

    private void Hear(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _heard.AddRange(bytes);
            Play();
        }
    }

    private void Play()
    {
        while (_next < _trace.Entries.Count)
        {
            TracedBytes entry = _trace.Entries[_next];
            if (!entry.ToDevice)
            {
                _line.Send(entry.Bytes, TimeSpan.Zero);
            }
            else if (_heard.Count >= entry.Bytes.Length)
            {
                var sent = _heard.GetRange(0, entry.Bytes.Length);
                _heard.RemoveRange(0, entry.Bytes.Length);
                _differences += sent.SequenceEqual(entry.Bytes) ? 0 : 1;
            }
            else
            {
                return;
            }

            _next++;
        }

        _over.TrySetResult();
    }
}
