using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>The file system of a chip: SELECT by identifier and READ BINARY, even and odd (ISO/IEC 7816-4, 11.3).</summary>
internal sealed class ChipFiles(IssuedPassport passport, int maxRead)
{
    private const ushort Ok = 0x9000;
    private const ushort EndOfFile = 0x6282;
    private byte[]? _selected;
    private bool _isPortrait;

    /// <summary>True once a passport that stops mid-file has stopped.</summary>
    public bool IsSilent { get; private set; }

    public void Deselect() => _selected = null;

    public (byte[] Data, ushort Status) Select(CommandApdu command)
    {
        if (command.Le is not null || command.Data.Length != 2)
        {
            return ([], 0x6700);
        }

        if (command.P1 != 0x02 || command.P2 != 0x0C)
        {
            return ([], 0x6A86);
        }

        var id = (ushort)((command.Data.Span[0] << 8) | command.Data.Span[1]);
        _selected = passport.Files.GetValueOrDefault(id);
        _isPortrait = id == LdsFile.Dg2;
        return ([], _selected is null ? (ushort)0x6A82 : Ok);
    }

    public (byte[] Data, ushort Status) ReadBinary(CommandApdu command)
    {
        if ((command.P1 & 0x80) != 0 || !command.Data.IsEmpty)
        {
            return ([], 0x6A86);
        }

        return Read((command.P1 << 8) | command.P2, command.Le ?? 0);
    }

    /// <summary>Offset in DO 54, data in DO 53, for what lies beyond 32,767.</summary>
    public (byte[] Data, ushort Status) ReadBinaryOdd(CommandApdu command)
    {
        if (command.P1 != 0 || command.P2 != 0 || Offset(command.Data) is not { } offset)
        {
            return ([], 0x6A80);
        }

        // The tag and length of DO 53 count among the expected bytes.
        var (data, status) = Read(offset, (command.Le ?? 0) - 3);
        return data.Length == 0 ? (data, status) : (TlvWriter.Write(0x53, data), status);
    }

    private static int? Offset(ReadOnlyMemory<byte> data)
    {
        try
        {
            var value = TlvReader.Open(data, 0x54);
            return value.Length is > 0 and < 4 ? value.ToArray().Aggregate(0, (sum, b) => (sum << 8) | b) : null;
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }

    private (byte[] Data, ushort Status) Read(int offset, int expected)
    {
        if (_selected is null)
        {
            return ([], 0x6986);
        }

        if (expected < 1 || expected > maxRead)
        {
            return ([], 0x6700);
        }

        if (offset >= _selected.Length)
        {
            return ([], 0x6B00);
        }

        IsSilent = passport.Defect == PassportDefect.StopsMidFile && _isPortrait && offset > _selected.Length / 2;
        var length = Math.Min(expected, _selected.Length - offset);
        return (_selected.AsSpan(offset, length).ToArray(), length < expected ? EndOfFile : Ok);
    }
}
