using System.IO.Ports;
using EGate.Core;

namespace EGate.Devices.Serial;

/// <summary>
/// One opening of a serial port, from lock to close. It keeps one read always pending, because on Linux only a pending read sees an unplug
/// (as ObjectDisposedException, while IsOpen stays true). After the first fault the port is never touched again except to close it, and
/// closing happens on a thread of its own with a time limit, because SerialPort.Dispose can hang for ever after an unplug.
/// </summary>
internal sealed class SerialLine : IAsyncDisposable
{
    private readonly SerialLinkOptions _options;
    private readonly TimeProvider _time;
    private readonly PortLock _lock;
    private readonly SerialPort _port;
    private readonly Stream _stream;
    private readonly Inbox _inbox;
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SerialLine(SerialLinkOptions options, TimeProvider time, PortLock portLock, SerialPort port)
    {
        _options = options;
        _time = time;
        _lock = portLock;
        _port = port;
        _stream = port.BaseStream;
        _inbox = new Inbox(options.ReceiveMax);
        _ = PumpAsync();
    }

    /// <summary>Completes when the line is over: unplugged, failed or closed.</summary>
    public Task Over => _over.Task;

    /// <summary>Bytes dropped because the driver did not take them.</summary>
    public long Dropped => _inbox.Dropped;

    /// <summary>Locks and opens the port.</summary>
    /// <exception cref="SerialFaultException">It is not there, not allowed, in use, or not a line with these settings.</exception>
    public static SerialLine Open(SerialLinkOptions options, TimeProvider time)
    {
        var portLock = PortLock.Take(options.Port);
        SerialPort? port = null;
        try
        {
            port = new SerialPort(options.Port, options.Baud, Parity.None, 8, StopBits.One);
            port.Open();
            RaiseModemLines(port, options);
            port.DiscardInBuffer();
            return new SerialLine(options, time, portLock, port);
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            port?.Dispose();
            portLock.Dispose();
            throw new SerialFaultException(
                File.Exists(options.Port) ? Catalogue.SerialSettings.Id : Catalogue.SerialUnplugged.Id,
                $"{options.Port} cannot be used at {options.Baud} bit/s: {e.Message}",
                e
            );
        }
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
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        ThrowIfOver();
        try
        {
            await _stream.WriteAsync(bytes).AsTask().WaitAsync(_options.WriteMax, _time);
        }
        catch (Exception e)
            when (e is IOException or ObjectDisposedException or TimeoutException or InvalidOperationException)
        {
            Fail(Unplugged(e));
        }

        ThrowIfOver();
    }

    /// <summary>Ends the line from outside, e.g. because the device at its end missed its deadline. The first reason stays.</summary>
    public void Fail(SerialFaultException fault)
    {
        _inbox.Fail(fault);
        _over.TrySetResult();
    }

    /// <summary>Why the line is over; null while it lives.</summary>
    public SerialFaultException? Fault => _inbox.Fault;

    /// <summary>Closes the port, waiting at most <see cref="SerialLinkOptions.CloseMax"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        Fail(new SerialFaultException(Catalogue.SerialUnplugged.Id, $"{_options.Port} was closed by the controller."));
        Task closing = Task.Factory.StartNew(
            ClosePort,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        await closing.WaitAsync(_options.CloseMax, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _lock.Dispose();
    }

    private static void RaiseModemLines(SerialPort port, SerialLinkOptions options)
    {
        if (!options.RaiseModemLines)
        {
            return;
        }

        try
        {
            port.DtrEnable = true;
            port.RtsEnable = true;
        }
        catch (IOException) when (options.ToleratesMissingModemLines || IsPseudoTerminal(options.Port))
        {
            // "Inappropriate ioctl for device": the line has no modem lines, and is known to need none.
        }
    }

    private static bool IsPseudoTerminal(string port)
    {
        var node = File.ResolveLinkTarget(port, returnFinalTarget: true)?.FullName ?? port;
        return node.StartsWith("/dev/pts/", StringComparison.Ordinal);
    }

    private async Task PumpAsync()
    {
        var chunk = new byte[512];
        try
        {
            int read;
            while ((read = await _stream.ReadAsync(chunk)) > 0)
            {
                _inbox.Put(chunk.AsSpan(0, read));
                chunk.AsSpan(0, read).Clear();
            }

            Fail(Unplugged(null));
        }
        catch (Exception e)
            when (e is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException
            )
        {
            Fail(Unplugged(e));
        }
    }

    private void ClosePort()
    {
        try
        {
            _port.Dispose();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The port is gone; there is nothing left to close.
        }
    }

    private SerialFaultException Unplugged(Exception? e) =>
        new(Catalogue.SerialUnplugged.Id, $"{_options.Port} went away while it was open.", e);

    private void ThrowIfOver()
    {
        if (_inbox.Fault is { } fault)
        {
            throw new SerialFaultException(fault.FaultId, fault.Message, fault);
        }
    }
}
