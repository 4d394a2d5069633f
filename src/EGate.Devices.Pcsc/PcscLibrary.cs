using System.Runtime.InteropServices;
using System.Text;

namespace EGate.Devices.Pcsc;

/// <summary>libpcsclite itself (pcsc-lite 1.8 and later; DWORD and LONG have the machine's word length on Linux).</summary>
internal sealed partial class PcscLibrary : IPcscLibrary
{
    private const nuint SystemScope = 2;
    private const nuint Exclusive = 1;
    private const nuint AnyProtocol = 1 | 2;
    private const nuint ResetCard = 1;

    /// <summary>More than fits the 16 readers that pcscd has, with their longest names.</summary>
    private const int NamesMax = 4096;

    /// <inheritdoc/>
    public uint Establish(out nint context) => Code(EstablishContext(SystemScope, 0, 0, out context));

    /// <inheritdoc/>
    public uint Release(nint context) => Code(ReleaseContext(context));

    /// <inheritdoc/>
    public uint ListReaders(nint context, out IReadOnlyList<string> readers)
    {
        Span<byte> names = stackalloc byte[NamesMax];
        nuint length = NamesMax;
        var code = Code(ListReaders(context, 0, names, ref length));
        readers =
            code == PcscCode.Success
                ? Encoding.UTF8.GetString(names[..(int)length]).Split('\0', StringSplitOptions.RemoveEmptyEntries)
                : [];
        return code;
    }

    /// <inheritdoc/>
    public uint Status(nint context, string reader, out uint state)
    {
        var name = Marshal.StringToCoTaskMemUTF8(reader);
        try
        {
            var asked = new ReaderState { Reader = name };
            var code = Code(GetStatusChange(context, 0, ref asked, 1));
            state = (uint)(asked.EventState & uint.MaxValue);
            return code;
        }
        finally
        {
            Marshal.FreeCoTaskMem(name);
        }
    }

    /// <inheritdoc/>
    public uint Connect(nint context, string reader, out nint card, out uint protocol)
    {
        var code = Code(Connect(context, reader, Exclusive, AnyProtocol, out card, out var active));
        protocol = (uint)(active & uint.MaxValue);
        return code;
    }

    /// <inheritdoc/>
    public uint Transmit(nint card, uint protocol, ReadOnlySpan<byte> command, Span<byte> response, out int length)
    {
        var header = new ProtocolHeader { Protocol = protocol, Length = (nuint)Marshal.SizeOf<ProtocolHeader>() };
        var received = (nuint)response.Length;
        var code = Code(Transmit(card, in header, command, (nuint)command.Length, 0, response, ref received));
        length = code == PcscCode.Success ? (int)received : 0;
        return code;
    }

    /// <inheritdoc/>
    public uint Disconnect(nint card) => Code(Disconnect(card, ResetCard));

    private static uint Code(nint result) => (uint)(result & uint.MaxValue);

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct ReaderState
    {
        public nint Reader;
        public nint UserData;
        public nuint CurrentState;
        public nuint EventState;
        public nuint AnswerLength;
        public fixed byte Answer[33];
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ProtocolHeader
    {
        public nuint Protocol;
        public nuint Length;
    }

    [LibraryImport("libpcsclite.so.1", EntryPoint = "SCardEstablishContext")]
    private static partial nint EstablishContext(nuint scope, nint reserved1, nint reserved2, out nint context);

    [LibraryImport("libpcsclite.so.1", EntryPoint = "SCardReleaseContext")]
    private static partial nint ReleaseContext(nint context);

    [LibraryImport("libpcsclite.so.1", EntryPoint = "SCardListReaders")]
    private static partial nint ListReaders(nint context, nint groups, Span<byte> readers, ref nuint length);

    [LibraryImport("libpcsclite.so.1", EntryPoint = "SCardGetStatusChange")]
    private static partial nint GetStatusChange(nint context, nuint timeout, ref ReaderState states, nuint count);

    [LibraryImport("libpcsclite.so.1", EntryPoint = "SCardConnect", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Connect(
        nint context,
        string reader,
        nuint share,
        nuint protocols,
        out nint card,
        out nuint protocol
    );

    [LibraryImport("libpcsclite.so.1", EntryPoint = "SCardTransmit")]
    private static partial nint Transmit(
        nint card,
        in ProtocolHeader send,
        ReadOnlySpan<byte> command,
        nuint commandLength,
        nint receive,
        Span<byte> response,
        ref nuint responseLength
    );

    [LibraryImport("libpcsclite.so.1", EntryPoint = "SCardDisconnect")]
    private static partial nint Disconnect(nint card, nuint disposition);
}
