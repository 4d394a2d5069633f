using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace EGate.Devices.Simulated.Serial;

/// <summary>What a wait on a pseudo-terminal ended with.</summary>
/// <param name="Readable">The host has written.</param>
/// <param name="Writable">The host's input buffer has room.</param>
public readonly record struct TerminalReadiness(bool Readable, bool Writable);

/// <summary>
/// A serial cable made of software: the slave side is a node that a driver opens as a real line, the master side is in the simulator's hands.
/// Disposing it hangs the line up, as pulling the plug of a USB adapter does. The rate set on the slave has no effect but is told; the simulators
/// pace their bytes themselves. It keeps a slave handle of its own open, so that a driver that closes and opens again is not a hang-up.
/// One thread may wait and read; any thread may call <see cref="Wake"/>.
/// </summary>
public sealed class PseudoTerminal : IDisposable
{
    private readonly SafeFileHandle _master;
    private readonly SafeFileHandle _slave;
    private readonly SafeFileHandle _wake;

    private PseudoTerminal(SafeFileHandle master, SafeFileHandle slave, SafeFileHandle wake, string slavePath)
    {
        _master = master;
        _slave = slave;
        _wake = wake;
        SlavePath = slavePath;
    }

    /// <summary>The node that a driver opens, e.g. <c>/dev/pts/3</c>.</summary>
    public string SlavePath { get; }

    /// <summary>The rate that the host has set, in bit/s.</summary>
    public int HostRate
    {
        get
        {
            Span<byte> settings = stackalloc byte[NativeTerminal.TermiosLength];
            return NativeTerminal.Control(_slave, NativeTerminal.GetSettings, settings) == 0
                ? BitConverter.ToInt32(settings[NativeTerminal.OutputRateAt..])
                : 0;
        }
    }

    /// <summary>Has the calling thread woken on time instead of up to 50 µs later: a line at 921,600 bit/s passes five bytes in that.</summary>
    public static void WakeOnTime() => _ = NativeTerminal.ProcessControl(NativeTerminal.SetTimerSlack, 1, 0, 0, 0);

    /// <summary>Makes one, in raw mode.</summary>
    /// <exception cref="Win32Exception">The system has no pseudo-terminals left or none at all (devpts is not mounted).</exception>
    public static PseudoTerminal Open()
    {
        const int flags = NativeTerminal.ReadWrite | NativeTerminal.NoControllingTerminal;
        SafeFileHandle master = Check(
            NativeTerminal.OpenMaster(flags | NativeTerminal.NonBlocking | NativeTerminal.CloseOnExec),
            "posix_openpt"
        );
        Check(NativeTerminal.Grant(master), "grantpt");
        Check(NativeTerminal.Unlock(master), "unlockpt");
        var path = SlaveName(master);
        SafeFileHandle slave = Check(NativeTerminal.Open(path, flags | NativeTerminal.CloseOnExec), "open the slave");
        MakeRaw(slave);
        SafeFileHandle wake = Check(
            NativeTerminal.OpenEvent(0, NativeTerminal.NonBlocking | NativeTerminal.CloseOnExec),
            "eventfd"
        );
        return new PseudoTerminal(master, slave, wake, path);
    }

    /// <summary>
    /// Blocks until the host has written, or there is room for writing when that is wanted, or <see cref="Wake"/> was called, or the time is
    /// over.
    /// </summary>
    /// <param name="forWriting">Whether room for writing ends the wait.</param>
    /// <param name="atMost">Longest wait; null waits without end.</param>
    public TerminalReadiness Wait(bool forWriting, TimeSpan? atMost = null)
    {
        Span<NativeTerminal.PollDescriptor> descriptors =
        [
            new()
            {
                Descriptor = (int)_master.DangerousGetHandle(),
                Events = (short)(NativeTerminal.Readable | (forWriting ? NativeTerminal.Writable : 0)),
            },
            new() { Descriptor = (int)_wake.DangerousGetHandle(), Events = NativeTerminal.Readable },
        ];
        var ready = Poll(descriptors, atMost);
        if (ready < 0 && Marshal.GetLastPInvokeError() != NativeTerminal.Interrupted)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "poll on a pseudo-terminal failed.");
        }

        if ((descriptors[1].Happened & NativeTerminal.Readable) != 0)
        {
            _ = NativeTerminal.Read(_wake, stackalloc byte[sizeof(ulong)], sizeof(ulong));
        }

        var happened = descriptors[0].Happened;
        return new TerminalReadiness(
            (happened & NativeTerminal.Readable) != 0,
            (happened & NativeTerminal.Writable) != 0
        );
    }

    /// <summary>Ends a running or the next <see cref="Wait"/>.</summary>
    public void Wake()
    {
        Span<byte> one = stackalloc byte[sizeof(ulong)];
        BitConverter.TryWriteBytes(one, 1UL);
        _ = NativeTerminal.Write(_wake, one, sizeof(ulong));
    }

    /// <summary>Reads what the host has written; 0 when there is nothing. Never blocks.</summary>
    public int Read(Span<byte> target) =>
        Transferred(NativeTerminal.Read(_master, target, (nuint)target.Length), "read");

    /// <summary>Writes towards the host; returns how much fitted, which may be nothing. Never blocks.</summary>
    public int Write(ReadOnlySpan<byte> bytes) =>
        Transferred(NativeTerminal.Write(_master, bytes, (nuint)bytes.Length), "write");

    /// <summary>Hangs up. No thread may be inside <see cref="Wait"/>, <see cref="Read"/> or <see cref="Write"/>.</summary>
    public void Dispose()
    {
        _master.Dispose();
        _slave.Dispose();
        _wake.Dispose();
    }

    private static int Poll(Span<NativeTerminal.PollDescriptor> descriptors, TimeSpan? atMost)
    {
        if (atMost is not { } limit)
        {
            return NativeTerminal.Poll(descriptors, (nuint)descriptors.Length, Timeout.Infinite);
        }

        var time = new NativeTerminal.Time
        {
            Seconds = (nint)(limit.Ticks / TimeSpan.TicksPerSecond),
            Nanoseconds = (nint)(limit.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick),
        };
        return NativeTerminal.PollWithin(descriptors, (nuint)descriptors.Length, in time, 0);
    }

    private static int Transferred(nint result, string call)
    {
        if (result >= 0)
        {
            return (int)result;
        }

        var error = Marshal.GetLastPInvokeError();
        return error is NativeTerminal.TryAgain or NativeTerminal.Interrupted
            ? 0
            : throw new Win32Exception(error, $"{call} on a pseudo-terminal failed.");
    }

    private static string SlaveName(SafeFileHandle master)
    {
        Span<byte> name = stackalloc byte[128];
        Check(NativeTerminal.SlaveName(master, name, (nuint)name.Length), "ptsname_r");
        return Encoding.ASCII.GetString(name[..name.IndexOf((byte)0)]);
    }

    private static void MakeRaw(SafeFileHandle slave)
    {
        Span<byte> termios = stackalloc byte[NativeTerminal.TermiosLength];
        Check(NativeTerminal.GetAttributes(slave, termios), "tcgetattr");
        NativeTerminal.MakeRaw(termios);
        Check(NativeTerminal.SetAttributes(slave, 0, termios), "tcsetattr");
    }

    private static void Check(int result, string call)
    {
        if (result != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{call} failed; is devpts mounted on /dev/pts?");
        }
    }

    private static SafeFileHandle Check(SafeFileHandle handle, string call)
    {
        if (handle.IsInvalid)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{call} failed; is devpts mounted on /dev/pts?");
        }

        return handle;
    }
}
