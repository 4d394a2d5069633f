using EGate.Core;

namespace EGate.Devices.Serial;

/// <summary>
/// One opening of a serial port, from lock to close. A thread of its own waits for bytes, because only a pending wait sees an unplug. After
/// the first fault the port is never touched again except to close it, and nobody waits for the closing longer than
/// <see cref="SerialLinkOptions.CloseMax"/>.
/// </summary>
internal sealed class SerialLine : IAsyncDisposable
{
    private const int RoomMilliseconds = 20;

    private readonly SerialLinkOptions _options;
    private readonly TimeProvider _time;
    private readonly SerialNode _node;
    private readonly LineTap? _tap;
    private readonly Inbox _inbox;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SerialLine(SerialLinkOptions options, TimeProvider time, SerialNode node, LineTap? tap)
    {
        _options = options;
        _time = time;
        _node = node;
        _tap = tap;
        Baud = options.Baud;
        _inbox = new Inbox(options.ReceiveMax);
        new Thread(Listen) { IsBackground = true, Name = $"line {Path.GetFileName(options.Port)}" }.Start();
    }

    /// <summary>Completes when the line is over: unplugged, failed or closed.</summary>
    public Task Over => _over.Task;

    /// <summary>Line rate in force, bit/s.</summary>
    public int Baud { get; private set; }

    /// <summary>Bytes dropped because the driver did not take them.</summary>
    public long Dropped => _inbox.Dropped;

    /// <summary>Why the line is over; null while it lives.</summary>
    public SerialFaultException? Fault => _inbox.Fault;

    /// <summary>Locks and opens the port.</summary>
    /// <exception cref="SerialFaultException">It is not there, not allowed, in use, or not a line with these settings.</exception>
    public static SerialLine Open(SerialLinkOptions options, TimeProvider time, LineTap? tap = null)
    {
        var node = SerialNode.Open(options);
        tap?.Begin();
        return new SerialLine(options, time, node, tap);
    }

    /// <summary>Waits for bytes. False when none came in time.</summary>
    /// <exception cref="SerialFaultException">The line is over.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async ValueTask<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        Task arrival = _inbox.WaitAsync();
        if (!arrival.IsCompleted && atMost > TimeSpan.Zero)
        {
            await arrival.WaitAsync(atMost, _time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellation.ThrowIfCancellationRequested();
        ThrowIfOver();
        return arrival.IsCompleted;
    }

    /// <summary>Moves received bytes out. Never waits.</summary>
    public int Take(Span<byte> target) => _inbox.Take(target);

    /// <summary>Throws received bytes away and says how many.</summary>
    public int Discard() => _inbox.Discard();

    /// <summary>Sends bytes, bounded by <see cref="SerialLinkOptions.WriteMax"/>. Not cancellable: half a frame helps nobody.</summary>
    /// <exception cref="SerialFaultException">The line is over, or did not take the bytes in time.</exception>
    public Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        ThrowIfOver();
        _tap?.Pass(LineDirection.ToDevice, bytes.Span);

        // A frame fits the kernel's buffer: nearly always it is gone after one call, and nobody has to change threads.
        return Accepts(ref bytes) ? Task.CompletedTask : Task.Run(() => WriteRest(bytes));
    }

    /// <summary>Changes the line's rate once everything written has left.</summary>
    /// <exception cref="SerialFaultException">The line is over, or does not take the rate; it then has its old rate.</exception>
    public void SetRate(int baud)
    {
        ThrowIfOver();
        try
        {
            _node.SetRate(_options.Port, baud);
            Baud = baud;
        }
        catch (ObjectDisposedException)
        {
            Fail(Unplugged());
            ThrowIfOver();
        }
    }

    /// <summary>Ends the line from outside, e.g. because the device at its end missed its deadline. The first reason stays.</summary>
    public void Fail(SerialFaultException fault)
    {
        _inbox.Fail(fault);
        _over.TrySetResult();
    }

    /// <summary>Closes the port, waiting at most <see cref="SerialLinkOptions.CloseMax"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        Fail(new SerialFaultException(Catalogue.SerialUnplugged.Id, $"{_options.Port} was closed by the controller."));
        _node.Wake();
        await _closed.Task.WaitAsync(_options.CloseMax, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private bool Accepts(ref ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            switch (_node.Write(bytes.Span))
            {
                case null:
                    Fail(Unplugged());
                    ThrowIfOver();
                    break;
                case 0:
                    return false;
                case { } written:
                    bytes = bytes[written..];
                    break;
            }
        }

        return true;
    }

    private void WriteRest(ReadOnlyMemory<byte> bytes)
    {
        var deadline = new Deadline(_time, _options.WriteMax);
        while (!Accepts(ref bytes))
        {
            if (deadline.Passed)
            {
                Fail(new SerialFaultException(Catalogue.SerialUnplugged.Id, $"{_options.Port} takes no more bytes."));
            }

            ThrowIfOver();
            _node.WaitForRoom(RoomMilliseconds);
        }
    }

    /// <summary>The line's own thread: it waits, reads, and closes the port when the line is over.</summary>
    private void Listen()
    {
        Span<byte> chunk = stackalloc byte[1024];
        while (Fault is null)
        {
            SerialNode.Event happened = _node.Wait();
            if (happened == SerialNode.Event.Woken)
            {
                break;
            }

            if (happened == SerialNode.Event.Gone || _node.Read(chunk) is not { } read)
            {
                Fail(Unplugged());
                break;
            }

            _tap?.Pass(LineDirection.FromDevice, chunk[..read]);
            _inbox.Put(chunk[..read]);
            chunk[..read].Clear();
        }

        _node.Dispose();
        _closed.TrySetResult();
    }

    private SerialFaultException Unplugged() =>
        new(Catalogue.SerialUnplugged.Id, $"{_options.Port} went away while it was open.");

    private void ThrowIfOver()
    {
        if (_inbox.Fault is { } fault)
        {
            throw new SerialFaultException(fault.FaultId, fault.Message, fault);
        }
    }
}
