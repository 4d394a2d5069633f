using System.Runtime.InteropServices;
using EGate.Core;
using Microsoft.Win32.SafeHandles;

namespace EGate.Devices.Serial;

/// <summary>
/// A serial line as the kernel gives it: raw bytes, 8N1, no flow control. It is driven by the kernel's own calls because an exchange with a
/// chip reader has hundreds of turns, and each may cost no more than the bytes on the line take. One thread waits; any thread may write.
/// </summary>
internal sealed class SerialNode : IDisposable
{
    /// <summary>A divisor that misses the rate by more than 3 % loses bits in a byte of ten.</summary>
    private const int RateTolerancePercent = 3;

    private readonly PortLock _lock;
    private readonly SafeFileHandle _wake;

    private SerialNode(PortLock portLock)
    {
        _lock = portLock;
        _wake = NativeLine.OpenEvent(0, NativeLine.NonBlocking | NativeLine.CloseOnExec);
    }

    /// <summary>What a wait ended with.</summary>
    public enum Event
    {
        /// <summary>Bytes can be read.</summary>
        Readable = 0,

        /// <summary><see cref="Wake"/> was called.</summary>
        Woken = 1,

        /// <summary>The line hung up.</summary>
        Gone = 2,
    }

    private SafeFileHandle Line => _lock.Node;

    /// <summary>Locks, opens and sets a line.</summary>
    /// <exception cref="SerialFaultException">It is not there, not allowed, in use, or not a line with these settings.</exception>
    public static SerialNode Open(SerialLinkOptions options)
    {
        var node = new SerialNode(PortLock.Take(options.Port));
        try
        {
            node.SetRate(options.Port, options.Baud);
            _ = NativeLine.Control(node.Line, NativeLine.Exclusive, 0);
            node.RaiseModemLines(options);
            _ = NativeLine.Control(node.Line, NativeLine.Flush, NativeLine.InputQueue);
            return node;
        }
        catch
        {
            node.Dispose();
            throw;
        }
    }

    /// <summary>Sets the rate when everything written so far has left.</summary>
    /// <exception cref="SerialFaultException">The line does not take it.</exception>
    public void SetRate(string port, int baud)
    {
        var wanted = NativeLine.Settings.Raw(Math.Max(baud, 1));
        var set = default(NativeLine.Settings);
        var taken =
            baud > 0
            && NativeLine.Control(Line, NativeLine.SetSettingsDrained, ref wanted) == 0
            && NativeLine.Control(Line, NativeLine.GetSettings, ref set) == 0;
        if (!taken || Math.Abs((long)set.OutputRate - baud) * 100 > (long)baud * RateTolerancePercent)
        {
            var why =
                baud <= 0 ? "there is no such rate"
                : taken ? $"it took {set.OutputRate} instead"
                : Marshal.GetLastPInvokeErrorMessage();
            throw new SerialFaultException(
                Catalogue.SerialSettings.Id,
                $"{port} cannot be used at {baud} bit/s: {why}."
            );
        }
    }

    /// <summary>Blocks until something happens.</summary>
    public Event Wait()
    {
        Span<NativeLine.PollDescriptor> descriptors =
        [
            new() { Descriptor = (int)Line.DangerousGetHandle(), Events = NativeLine.Readable },
            new() { Descriptor = (int)_wake.DangerousGetHandle(), Events = NativeLine.Readable },
        ];
        while (NativeLine.Poll(descriptors, 2, Timeout.Infinite) < 0)
        {
            if (Marshal.GetLastPInvokeError() != NativeLine.Interrupted)
            {
                return Event.Gone;
            }
        }

        return descriptors[1].Happened != 0 ? Event.Woken
            : (descriptors[0].Happened & NativeLine.Readable) != 0 ? Event.Readable
            : Event.Gone;
    }

    /// <summary>Ends a running or the next <see cref="Wait"/>.</summary>
    public void Wake()
    {
        Span<byte> one = stackalloc byte[sizeof(ulong)];
        BitConverter.TryWriteBytes(one, 1UL);
        try
        {
            _ = NativeLine.Write(_wake, one, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // The line is closed already: nobody waits any more.
        }
    }

    /// <summary>Reads what has arrived; null when the line hung up, 0 when nothing has.</summary>
    public int? Read(Span<byte> target)
    {
        var read = NativeLine.Read(Line, target, (nuint)target.Length);
        return read > 0 ? (int)read
            : read < 0 && IsPassing(Marshal.GetLastPInvokeError()) ? 0
            : null;
    }

    /// <summary>Writes as much as the line takes now; null when the line is gone.</summary>
    public int? Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var written = NativeLine.Write(Line, bytes, (nuint)bytes.Length);
            return written >= 0 ? (int)written
                : IsPassing(Marshal.GetLastPInvokeError()) ? 0
                : null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Blocks until the line takes bytes, at most so many milliseconds.</summary>
    public void WaitForRoom(int milliseconds)
    {
        Span<NativeLine.PollDescriptor> descriptor =
        [
            new() { Descriptor = (int)Line.DangerousGetHandle(), Events = NativeLine.Writable },
        ];
        _ = NativeLine.Poll(descriptor, 1, milliseconds);
    }

    /// <summary>Closes. What was not sent yet is thrown away first: otherwise a close waits up to 30 s for a device that takes nothing.</summary>
    public void Dispose()
    {
        if (!Line.IsClosed)
        {
            _ = NativeLine.Control(Line, NativeLine.Flush, NativeLine.BothQueues);
            _ = NativeLine.Control(Line, NativeLine.NotExclusive, 0);
        }

        _lock.Dispose();
        _wake.Dispose();
    }

    private static bool IsPassing(int error) => error is NativeLine.TryAgain or NativeLine.Interrupted;

    private void RaiseModemLines(SerialLinkOptions options)
    {
        var bits = NativeLine.DtrAndRts;
        if (!options.RaiseModemLines || NativeLine.Control(Line, NativeLine.RaiseModemLines, ref bits) == 0)
        {
            return;
        }

        // "Inappropriate ioctl for device": the line has no modem lines. A pseudo-terminal never has; a real one needs them.
        if (!options.ToleratesMissingModemLines && !IsPseudoTerminal(options.Port))
        {
            throw new SerialFaultException(
                Catalogue.SerialSettings.Id,
                $"{options.Port} does not raise DTR and RTS: {Marshal.GetLastPInvokeErrorMessage()}."
            );
        }
    }

    private static bool IsPseudoTerminal(string port)
    {
        var node = File.ResolveLinkTarget(port, returnFinalTarget: true)?.FullName ?? port;
        return node.StartsWith("/dev/pts/", StringComparison.Ordinal);
    }
}
