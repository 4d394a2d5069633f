namespace EGate.Documents;

/// <summary>
/// The files outside the application, read in plain before access (Doc 9303-10, 3.11): what the chip offers and how long its messages may
/// be. Every one of them may be missing: passports with basic access control only have none.
/// </summary>
internal sealed class ChipCardFiles(ChipChannel channel, FileReading reading)
{
    private const ushort CardAccessFile = 0x011C;
    private const ushort DirectoryFile = 0x2F00;
    private const ushort AtrInfoFile = 0x2F01;

    /// <summary>Longest short command and answer in bytes.</summary>
    private const int ShortCommand = 261;
    private const int ShortAnswer = 258;
    private const int ProbeLength = 1024;

    /// <summary>SELECT MF in the two forms that chips of the field take; one or the other is enough, and none is needed after power on.</summary>
    private static readonly byte[][] MasterFile =
    [
        [],
        [0x3F, 0x00],
    ];

    /// <summary>EF.CardAccess; empty when there is none.</summary>
    public byte[] CardAccess { get; private set; } = [];

    /// <summary>True when EF.CardAccess is there and cannot be read.</summary>
    public bool IsCardAccessBroken { get; private set; }

    /// <summary>EF.DIR; empty when there is none.</summary>
    public byte[] Directory { get; private set; } = [];

    /// <summary>EF.ATR/INFO; empty when there is none.</summary>
    public byte[] AtrInfo { get; private set; } = [];

    /// <summary>Longest answer in bytes as EF.ATR/INFO tells it; null when it does not.</summary>
    public int? MaxAnswer { get; private set; }

    /// <summary>Reads them, each if it is there, and learns whether the chip takes extended length.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        await SelectMasterFileAsync(cancellation);
        if (await SelectAsync(CardAccessFile, cancellation))
        {
            await ReadCardAccessAsync(cancellation);
            // EF.DIR came with the standard that brought EF.CardAccess; older chips are not asked for it.
            Directory = await ReadRawAsync(DirectoryFile, cancellation);
        }

        AtrInfo = await ReadRawAsync(AtrInfoFile, cancellation);
        var lengths = Documents.AtrInfo.TryParse(AtrInfo);
        MaxAnswer = lengths?.MaxAnswer;
        channel.TakesExtendedLength = lengths is not null
            ? lengths.MaxCommand > ShortCommand && lengths.MaxAnswer > ShortAnswer
            : await ProbeAsync(cancellation);
    }

    /// <summary>
    /// Chips that do not tell are asked in plain, where an error loses no session: EF.CardAccess with an Le of extended length.
    /// Null when there is none to ask for.
    /// </summary>
    private async Task<bool?> ProbeAsync(CancellationToken cancellation)
    {
        if (CardAccess.Length == 0 || !await SelectAsync(CardAccessFile, cancellation))
        {
            return null;
        }

        var probe = new CommandApdu(0x00, 0xB0, 0x00, 0x00, default, ProbeLength);
        var answer = await channel.SendAsync(probe, cancellation);
        return answer.Status is ResponseApdu.Ok or 0x6282 && !answer.Data.IsEmpty;
    }

    /// <summary>A file that is there and cannot be read whole is not the same as none.</summary>
    private async Task ReadCardAccessAsync(CancellationToken cancellation)
    {
        try
        {
            CardAccess = await reading.ReadAsync(null, cancellation);
        }
        catch (ChipAccessException e) when (e.Reason.StartsWith("file-", StringComparison.Ordinal))
        {
            IsCardAccessBroken = true;
        }
    }

    /// <summary>SELECT MF, as far as the chip lets it.</summary>
    public async Task SelectMasterFileAsync(CancellationToken cancellation)
    {
        foreach (var form in MasterFile)
        {
            var answer = await channel.SendAsync(new CommandApdu(0x00, 0xA4, 0x00, 0x0C, form), cancellation);
            if (answer.Status == ResponseApdu.Ok)
            {
                return;
            }
        }
    }

    /// <summary>True when the file is there and may be selected.</summary>
    public async Task<bool> SelectAsync(ushort file, CancellationToken cancellation)
    {
        var command = new CommandApdu(0x00, 0xA4, 0x02, 0x0C, new[] { (byte)(file >> 8), (byte)(file & 0xFF) });
        return (await channel.SendAsync(command, cancellation)).Status == ResponseApdu.Ok;
    }

    private async Task<byte[]> ReadRawAsync(ushort file, CancellationToken cancellation) =>
        await SelectAsync(file, cancellation) ? await reading.ReadRawAsync(cancellation) : [];
}
