using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EGate.Devices.Serial;

/// <summary>The calls of the C library and the kernel that drive a serial line. Linux only; numbers are those of asm-generic (x86-64, arm64).</summary>
internal static partial class NativeLine
{
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const short Readable = 0x1;
    public const short Writable = 0x4;
    public const short Gone = 0x8 | 0x10 | 0x20; // error, hung up, not open

    public const int TryAgain = 11;
    public const int Interrupted = 4;

    public const uint GetSettings = 0x802C542A; // TCGETS2
    public const uint SetSettingsDrained = 0x402C542C; // TCSETSW2
    public const uint Flush = 0x540B; // TCFLSH
    public const uint Exclusive = 0x540C; // TIOCEXCL
    public const uint NotExclusive = 0x540D; // TIOCNXCL
    public const uint RaiseModemLines = 0x5416; // TIOCMBIS
    public const int DtrAndRts = 0x002 | 0x004;
    public const int InputQueue = 0;
    public const int BothQueues = 2;

    private const uint EightBits = 0x0030;
    private const uint Receiver = 0x0080;
    private const uint NoModemControl = 0x0800;
    private const uint AnyRate = 0x1000; // BOTHER: the rate stands in the speed fields, so every rate can be asked for

    /// <summary>struct termios2 of asm-generic: 44 bytes. The control characters are two of the nineteen bytes.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 44)]
    public struct Settings
    {
        [FieldOffset(8)]
        public uint Control;

        [FieldOffset(17 + 5)]
        public byte ReadTime;

        [FieldOffset(17 + 6)]
        public byte ReadMin;

        [FieldOffset(36)]
        public uint InputRate;

        [FieldOffset(40)]
        public uint OutputRate;

        /// <summary>8 data bits, no parity, 1 stop bit, no flow control, every byte passed unchanged.</summary>
        public static Settings Raw(int baud) =>
            new()
            {
                Control = EightBits | Receiver | NoModemControl | AnyRate,
                ReadMin = 1,
                InputRate = (uint)baud,
                OutputRate = (uint)baud,
            };
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle line, nuint request, nint argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle line, nuint request, ref int argument);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle line, nuint request, ref Settings settings);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial SafeFileHandle OpenEvent(uint count, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeFileHandle file, Span<byte> target, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nuint length);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Span<PollDescriptor> descriptors, nuint count, int timeout);
}
