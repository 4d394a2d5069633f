namespace EGate.Documents;

/// <summary>What EF.ATR/INFO says of lengths: DO 7F66 with the longest command and the longest answer (ISO/IEC 7816-4, 12.7.1).</summary>
/// <param name="MaxCommand">Bytes of a command APDU.</param>
/// <param name="MaxAnswer">Bytes of a response APDU.</param>
public sealed record AtrInfo(int MaxCommand, int MaxAnswer)
{
    /// <summary>Null when the file says nothing of lengths, or is malformed: then short commands are used.</summary>
    public static AtrInfo? TryParse(ReadOnlyMemory<byte> file)
    {
        try
        {
            var lengths = TlvReader.ReadAll(TlvReader.Find(ReadObjects(file), 0x7F66));
            return
                lengths is [{ Tag: 0x02 } command, { Tag: 0x02 } answer]
                && Number(command.Value.Span) is { } maxCommand
                && Number(answer.Value.Span) is { } maxAnswer
                ? new AtrInfo(maxCommand, maxAnswer)
                : null;
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }

    /// <summary>Objects up to the first that is none: files are padded.</summary>
    internal static List<Tlv> ReadObjects(ReadOnlyMemory<byte> file)
    {
        var objects = new List<Tlv>();
        while (!file.IsEmpty && file.Span[0] is not (0x00 or 0xFF) && objects.Count < TlvReader.MaxElements)
        {
            var element = TlvReader.ReadFirst(file);
            objects.Add(element);
            file = file[element.Encoded.Length..];
        }

        return objects;
    }

    private static int? Number(ReadOnlySpan<byte> bytes)
    {
        var number = 0;
        foreach (var b in bytes)
        {
            number = number > 0xFFFF ? number : (number << 8) | b;
        }

        return bytes.Length is > 0 and < 4 ? Math.Min(number, CommandApdu.MaxExtendedLe) : null;
    }
}
