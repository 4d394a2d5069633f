using System.Runtime.InteropServices;
using EGate.Core;
using Microsoft.Win32.SafeHandles;

namespace EGate.Devices.Serial;

/// <summary>
/// Holds flock(2) on a serial node, so that two programs (or two drivers of one profile) never share a line. The kernel's own lock
/// (TIOCEXCL) does not stop a privileged process. The lock sits on the node, not on its name, so an alias is caught too;
/// it vanishes with the process.
/// </summary>
internal sealed partial class PortLock : IDisposable
{
    private const int ReadWrite = 0x2;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int LockExclusiveNow = 2 | 4;

    private const int NotPermitted = 1;
    private const int AccessDenied = 13;
    private const int Busy = 16;
    private const int WouldBlock = 11;

    private readonly SafeFileHandle _node;

    private PortLock(SafeFileHandle node) => _node = node;

    /// <summary>Takes the lock or says why not. Never waits: the node is opened non-blocking, without waiting for a carrier.</summary>
    /// <exception cref="SerialFaultException">The node is not there, may not be opened, or is held by somebody else.</exception>
    public static PortLock Take(string port)
    {
        SafeFileHandle node = Open(port, ReadWrite | NoControllingTerminal | NonBlocking | CloseOnExec);
        if (node.IsInvalid)
        {
            var error = Marshal.GetLastPInvokeError();
            node.Dispose();
            throw OpenFault(port, error);
        }

        if (Flock(node, LockExclusiveNow) == 0)
        {
            return new PortLock(node);
        }

        var lockError = Marshal.GetLastPInvokeError();
        node.Dispose();
        throw lockError == WouldBlock
            ? new SerialFaultException(Catalogue.SerialInUse.Id, $"{port} is locked by another program.")
            : OpenFault(port, lockError);
    }

    /// <summary>The open node, with which the line is driven.</summary>
    public SafeFileHandle Node => _node;

    /// <summary>Lets go of the lock and closes the node.</summary>
    public void Dispose() => _node.Dispose();

    private static SerialFaultException OpenFault(string port, int error)
    {
        var id = error switch
        {
            NotPermitted or AccessDenied => Catalogue.SerialNotAllowed.Id,
            Busy => Catalogue.SerialInUse.Id,
            _ => Catalogue.SerialUnplugged.Id,
        };
        return new SerialFaultException(id, $"{port} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);
}
