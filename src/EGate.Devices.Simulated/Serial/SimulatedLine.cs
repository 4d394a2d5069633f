using System.ComponentModel;

namespace EGate.Devices.Simulated.Serial;

/// <summary>Takes bytes from the host, on the line's own thread. They are only valid during the call.</summary>
internal delegate void HostBytes(ReadOnlySpan<byte> bytes);

/// <summary>
/// A pseudo-terminal with a thread of its own, a name that stays the same when it is plugged in again (a symbolic link, as
/// <c>/dev/serial/by-id</c> has), and bytes that leave in time.
/// </summary>
internal sealed class SimulatedLine : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _link;
    private readonly TimeSpan _perByte;
    private readonly HostBytes _received;
    private readonly OutgoingBytes _outgoing;
    private readonly ITimer _timer;
    private readonly Random _noise;
    private PseudoTerminal? _terminal;
    private Thread? _thread;
    private bool _stopping;
    private bool _chatter;

    public SimulatedLine(string link, TimeProvider time, SimulatedSerialOptions options, HostBytes received)
    {
        _link = link;
        _perByte = options.PaceBaud > 0 ? TimeSpan.FromSeconds(10.0 / options.PaceBaud) : TimeSpan.Zero;
        _received = received;
        _outgoing = new OutgoingBytes(time);
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

    /// <summary>Sends bytes after a pause, at the pace of the line.</summary>
    public void Send(ReadOnlySpan<byte> bytes, TimeSpan after)
    {
        lock (_gate)
        {
            _outgoing.Add(bytes, after, _perByte);
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
        TerminalReadiness ready = terminal.Wait(ArmTimer());
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
        }

        if (ready.Readable)
        {
            var read = terminal.Read(buffer);
            if (read > 0)
            {
                _received(buffer.AsSpan(0, read));
                buffer.AsSpan(0, read).Clear();
            }
        }

        return true;
    }

    /// <summary>Whether something is due now; otherwise sets the timer for the next.</summary>
    private bool ArmTimer()
    {
        lock (_gate)
        {
            TimeSpan? dueIn = _outgoing.DueIn;
            if (dueIn > TimeSpan.Zero)
            {
                // Not finer than a millisecond: several bytes then leave together, as from a real adapter's buffer.
                TimeSpan wait = dueIn.Value < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : dueIn.Value;
                _timer.Change(wait, Timeout.InfiniteTimeSpan);
            }

            return dueIn == TimeSpan.Zero || _chatter;
        }
    }

    private void WriteDue(PseudoTerminal terminal, byte[] buffer)
    {
        var due = _outgoing.PeekDue(buffer);
        if (due > 0)
        {
            _outgoing.Remove(terminal.Write(buffer.AsSpan(0, due)));
            buffer.AsSpan(0, due).Clear();
        }
        else if (_chatter)
        {
            _noise.NextBytes(buffer.AsSpan(0, 256));
            terminal.Write(buffer.AsSpan(0, 256));
        }
    }
}
