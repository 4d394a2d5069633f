using EGate.Documents;

namespace EGate.Devices.Simulated;

/// <summary>
/// The file system of a chip: master file and application, SELECT by identifier and READ BINARY, even and odd (ISO/IEC 7816-4, 11.3).
/// </summary>
internal sealed class ChipFiles(IssuedPassport passport, int maxRead)
{
    private const ushort Ok = 0x9000;
    private const ushort EndOfFile = 0x6282;
    private const ushort NotSatisfied = 0x6982;
    private readonly PassportAccess _access = passport.Access;
    private byte[]? _selected;
    private bool _isPortrait;

    /// <summary>True once a passport that stops mid-file has stopped.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>True once a read of more than the chip takes made it lose its session.</summary>
    public bool HasLostSession { get; private set; }

    /// <summary>True in the eMRTD application, false in the master file.</summary>
    public bool InApplication { get; private set; }

    /// <summary>Goes to the application or to the master file; no file is selected then.</summary>
    public void Enter(bool application)
    {
        InApplication = application;
        Deselect();
    }

    public void Deselect()
    {
        _selected = null;
        HasLostSession = false;
    }

    /// <summary>SELECT of an elementary file.</summary>
    /// <param name="command">The plain command.</param>
    /// <param name="isSecured">Under secure messaging.</param>
    public (byte[] Data, ushort Status) Select(CommandApdu command, bool isSecured)
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
        var files = InApplication ? passport.Files : passport.CardFiles;
        if (!isSecured && (InApplication || (files.ContainsKey(id) && !CardFileWriter.IsFree(id))))
        {
            return ([], NotSatisfied);
        }

        _selected = files.GetValueOrDefault(id);
        _isPortrait = InApplication && id == LdsFile.Dg2;
        return ([], _selected is null ? (ushort)0x6A82 : Ok);
    }

    public (byte[] Data, ushort Status) ReadBinary(CommandApdu command, bool isSecured)
    {
        if ((command.P1 & 0x80) != 0 || !command.Data.IsEmpty)
        {
            return ([], 0x6A86);
        }

        return Read((command.P1 << 8) | command.P2, command.Le ?? 0, isSecured);
    }

    /// <summary>Offset in DO 54, data in DO 53, for what lies beyond 32,767.</summary>
    public (byte[] Data, ushort Status) ReadBinaryOdd(CommandApdu command, bool isSecured)
    {
        if (command.P1 != 0 || command.P2 != 0 || Offset(command.Data) is not { } offset)
        {
            return ([], 0x6A80);
        }

        // The tag and length of DO 53 count among the expected bytes.
        var expected = command.Le ?? 0;
        var header = expected > 0x102 ? 4 : 3;
        var (data, status) = Read(offset, expected - header, isSecured);
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

    private (byte[] Data, ushort Status) Read(int offset, int expected, bool isSecured)
    {
        if (_selected is null)
        {
            return ([], 0x6986);
        }

        var most = isSecured ? maxRead : CommandApdu.MaxExtendedLe;
        if (expected < 1 || expected > most)
        {
            HasLostSession = isSecured && _access.LosesSessionAfterWrongSize;
            return ([], _access.NamesLength && expected > most ? Named(most) : (ushort)0x6700);
        }

        if (offset >= _selected.Length)
        {
            return ([], 0x6B00);
        }

        IsSilent = passport.Defect == PassportDefect.StopsMidFile && _isPortrait && offset > _selected.Length / 2;
        var length = Math.Min(expected, _selected.Length - offset);
        if (passport.Defect == PassportDefect.EndlessFile && _isPortrait)
        {
            length = offset == 0 ? length : 1;
        }
        else if (_access.NamesLength && length < expected)
        {
            return ([], Named(length));
        }

        return (_selected.AsSpan(offset, length).ToArray(), length < expected ? EndOfFile : Ok);
    }

    private static ushort Named(int length) => (ushort)(0x6C00 | (length & 0xFF));
}
