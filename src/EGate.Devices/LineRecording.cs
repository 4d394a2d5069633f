namespace EGate.Devices;

/// <summary>Bytes that passed together, masked.</summary>
/// <param name="At">Since the recording began.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Bytes">The bytes, without personal data.</param>
public sealed record LineChunk(TimeSpan At, LineDirection Direction, byte[] Bytes);

/// <summary>
/// A recording of a device's line. Bounded: when whoever asked for it does not take the chunks, the oldest go and are counted. Disposing
/// it ends the recording.
/// </summary>
public sealed class LineRecording : IDisposable
{
    /// <summary>Chunks kept for whoever asked for the recording.</summary>
    public const int ChunksMax = 4096;

    /// <summary>Bytes kept: more than a whole passport with a large portrait.</summary>
    public const int BytesMax = 1 << 20;

    private readonly Lock _gate = new();
    private readonly LineTap _tap;
    private readonly ILineMask _mask;
    private readonly TimeProvider _time;
    private readonly Queue<LineChunk> _chunks = new();
    private long _began;
    private long _dropped;
    private int _bytes;
    private bool _hasBegun;
    private bool _ended;

    internal LineRecording(LineTap tap, ILineMask mask, TimeProvider time) => (_tap, _mask, _time) = (tap, mask, time);

    /// <summary>The driver has begun its conversation anew; from here on bytes are kept.</summary>
    public bool HasBegun
    {
        get
        {
            lock (_gate)
            {
                return _hasBegun;
            }
        }
    }

    /// <summary>Chunks that went because nobody took them.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Takes what was recorded since the last call, oldest first. Never waits.</summary>
    public IReadOnlyList<LineChunk> Take()
    {
        lock (_gate)
        {
            LineChunk[] taken = [.. _chunks];
            _chunks.Clear();
            _bytes = 0;
            return taken;
        }
    }

    /// <summary>Ends the recording and forgets what was not taken.</summary>
    public void Dispose()
    {
        _tap.End(this);
        lock (_gate)
        {
            _ended = true;
            _chunks.Clear();
        }
    }

    internal void Begin()
    {
        lock (_gate)
        {
            if (!_hasBegun)
            {
                _began = _time.GetTimestamp();
                _hasBegun = true;
            }
        }
    }

    internal void Add(LineDirection direction, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (!_hasBegun || _ended || bytes.IsEmpty)
            {
                return;
            }

            var masked = bytes.ToArray();
            _mask.Mask(direction, masked);
            _chunks.Enqueue(new LineChunk(_time.GetElapsedTime(_began), direction, masked));
            _bytes += masked.Length;
            while (_chunks.Count > ChunksMax || _bytes > BytesMax)
            {
                _bytes -= _chunks.Dequeue().Bytes.Length;
                Interlocked.Increment(ref _dropped);
            }
        }
    }
}
