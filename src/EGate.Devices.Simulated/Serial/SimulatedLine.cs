using System.ComponentModel;

namespace EGate.Devices.Simulated.Serial;

/// <summary>Takes bytes from the host, on the line's own thread. They are only valid during the call.</summary>
internal delegate void HostBytes(ReadOnlySpan<byte> bytes);

/// <summary>
/// A pseudo-terminal with a thread of its own, a name that stays the same when it is plugged in again (a symbolic link, as
/// <c>/dev/serial/by-id</c> has), bytes that take the time of a line in both directions, and a rate that must be the host's.
/// </summary>
internal sealed class SimulatedLine : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _link;
    private readonly TimeProvider _time;
    private readonly HostBytes _received;
    private readonly PacedBytes _outgoing;
    private readonly PacedBytes _incoming;
    private readonly ITimer _timer;
    private readonly Random _noise;
    private TimeSpan _perByte;
    private int _baud;
    private PseudoTerminal? _terminal;
    private Thread? _thread;
    private long _hearingAt;
    private long _fromHost;
    private long _toHost;
    private bool _stopping;
    private bool _chatter;

    public SimulatedLine(string link, TimeProvider time, SimulatedSerialOptions options, HostBytes received)
    {
        _link = link;
        _time = time;
        _perByte = PerByte(options.PaceBaud);
        _received = received;
        _outgoing = new PacedBytes(time);
        _incoming = new PacedBytes(time);
        _noise = new Random(options.Seed);
        _timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the plug is in.</summary>
    public bool Plugged
    {
        get
        {
            lock (_gate)
            {
                return _terminal is not null;
            }
        }
    }

    /// <summary>Sends random bytes without end while true, as fast as the host takes them.</summary>
    public bool Chatter
    {
        set
        {
            lock (_gate)
            {
                _chatter = value;
                _terminal?.Wake();
            }
        }
    }

    /// <summary>The device's own rate in bit/s; 0 follows the host's. At another rate neither end understands the other.</summary>
    public int Baud
    {
        get
        {
            lock (_gate)
            {
                return _baud;
            }
        }
        set
        {
            lock (_gate)
            {
                _baud = value;
                _perByte = _perByte > TimeSpan.Zero && value > 0 ? PerByte(value) : _perByte;
            }
        }
    }

    /// <summary>Bytes that crossed the line so far, from the host and to it.</summary>
    public (long FromHost, long ToHost) Crossed
    {
        get
        {
            lock (_gate)
            {
                return (_fromHost, _toHost);
            }
        }
    }

    /// <summary>Puts the plug in: the name appears and can be opened. Nothing happens when it is in already.</summary>
    public void Plug()
    {
        lock (_gate)
        {
            if (_terminal is not null)
            {
                return;
            }

            _terminal = PseudoTerminal.Open();
            _stopping = false;
            _outgoing.Clear();
            _incoming.Clear();
            PointLinkTo(_terminal.SlavePath);
            PseudoTerminal terminal = _terminal;
            _thread = new Thread(() => Run(terminal)) { IsBackground = true, Name = $"line {Path.GetFileName(_link)}" };
            _thread.Start();
        }
    }

    /// <summary>Pulls the plug: the name disappears, and whoever holds the line sees it hang up.</summary>
    public void Unplug()
    {
        Thread? thread;
        lock (_gate)
        {
            if (_terminal is null)
            {
                return;
            }

            File.Delete(_link);
            _stopping = true;
            _terminal.Wake();
            thread = _thread;
            _terminal = null;
            _thread = null;
        }

        // The thread hangs up when it ends, so that nobody is inside the terminal then.
        if (thread != Thread.CurrentThread)
        {
            thread?.Join();
        }
    }

    /// <summary>Sends bytes after a pause, at the pace of the line. An answer begins when its question's last byte has arrived.</summary>
    public void Send(ReadOnlySpan<byte> bytes, TimeSpan after)
    {
        lock (_gate)
        {
            var from = _hearingAt != 0 ? _hearingAt : _time.GetTimestamp();
            _outgoing.Add(bytes, from + PacedBytes.Ticks(_time, after), _perByte);
            _terminal?.Wake();
        }
    }

    /// <summary>Forgets what was not sent yet.</summary>
    public void Abort()
    {
        lock (_gate)
        {
            _outgoing.Clear();
        }
    }

    public void Dispose()
    {
        Unplug();
        _timer.Dispose();
    }

    private static TimeSpan PerByte(int baud) => baud > 0 ? TimeSpan.FromSeconds(10.0 / baud) : TimeSpan.Zero;

    private void Wake()
    {
        lock (_gate)
        {
            _terminal?.Wake();
        }
    }

    private void PointLinkTo(string node)
    {
        // A link is made beside and moved into place: there is no moment in which the name is half there.
        Directory.CreateDirectory(Path.GetDirectoryName(_link)!);
        var beside = _link + ".new";
        File.Delete(beside);
        File.CreateSymbolicLink(beside, node);
        File.Move(beside, _link, overwrite: true);
    }

    private void Run(PseudoTerminal terminal)
    {
        PseudoTerminal.WakeOnTime();
        try
        {
            var buffer = new byte[4096];
            while (Turn(terminal, buffer)) { }
        }
        catch (Win32Exception)
        {
            // The host side was taken away (devpts unmounted): to the driver it is an unplugged line.
        }
        finally
        {
            terminal.Dispose();
        }
    }

    private bool Turn(PseudoTerminal terminal, byte[] buffer)
    {
        TerminalReadiness ready = terminal.Wait(IsSending(out TimeSpan? next), next);
        lock (_gate)
        {
            if (_stopping || !ReferenceEquals(terminal, _terminal))
            {
                return false;
            }

            if (ready.Writable)
            {
                WriteDue(terminal, buffer);
            }

            if (ready.Readable)
            {
                ReadFrom(terminal, buffer);
            }
        }

        while (Takes(buffer, out var count))
        {
            _received(buffer.AsSpan(0, count));
            buffer.AsSpan(0, count).Clear();
        }

        lock (_gate)
        {
            _hearingAt = 0;
        }

        return true;
    }

    /// <summary>Whether something is to be sent now, and when something will be due otherwise.</summary>
    private bool IsSending(out TimeSpan? next)
    {
        lock (_gate)
        {
            var real = _time == TimeProvider.System;
            TimeSpan? toHost = real ? _outgoing.BatchIn : _outgoing.DueIn;
            TimeSpan? fromHost = real ? _incoming.BatchIn : _incoming.DueIn;
            next = toHost is null || fromHost < toHost ? fromHost : toHost;
            if (next > TimeSpan.Zero && !real)
            {
                // A clock that is moved by hand wakes the line by its timer; the real one by the wait's own limit, which is finer.
                TimeSpan least = TimeSpan.FromMilliseconds(1);
                _timer.Change(next.Value < least ? least : next.Value, Timeout.InfiniteTimeSpan);
                next = null;
                (toHost, fromHost) = (_outgoing.DueIn, _incoming.DueIn);
                if (toHost == TimeSpan.Zero || fromHost == TimeSpan.Zero)
                {
                    // The clock was moved while the timer was set: it would ring too late.
                    next = TimeSpan.Zero;
                }
            }

            return toHost == TimeSpan.Zero || _chatter;
        }
    }

    private void ReadFrom(PseudoTerminal terminal, byte[] buffer)
    {
        var read = terminal.Read(buffer);
        _fromHost += read;
        if (_baud == 0 || terminal.HostRate == _baud)
        {
            _incoming.Add(buffer.AsSpan(0, read), _time.GetTimestamp(), _perByte);
        }

        buffer.AsSpan(0, read).Clear();
    }

    /// <summary>Bytes of the host that have arrived by now.</summary>
    private bool Takes(byte[] buffer, out int count)
    {
        lock (_gate)
        {
            count = 0;
            while (count < buffer.Length && _incoming.TryTake(out var value, out var due))
            {
                buffer[count++] = value;
                _hearingAt = due;
            }

            return count > 0;
        }
    }

    private void WriteDue(PseudoTerminal terminal, byte[] buffer)
    {
        var due = _outgoing.PeekDue(buffer);
        if (due > 0)
        {
            if (_baud != 0 && terminal.HostRate != _baud)
            {
                _noise.NextBytes(buffer.AsSpan(0, due));
            }

            var written = terminal.Write(buffer.AsSpan(0, due));
            _outgoing.Remove(written);
            _toHost += written;
            buffer.AsSpan(0, due).Clear();
        }
        else if (_chatter)
        {
            _noise.NextBytes(buffer.AsSpan(0, 256));
            terminal.Write(buffer.AsSpan(0, 256));
        }
    }
}
