namespace EGate.Documents;

/// <summary>Writes BER-TLV data objects with the shortest length form.</summary>
public static class TlvWriter
{
    /// <summary>Tag, length and the parts one after the other.</summary>
    /// <param name="tag">The tag's bytes as one number, e.g. 0x7F61.</param>
    /// <param name="parts">The content; together at most 16 MiB - 1.</param>
    public static byte[] Write(uint tag, params ReadOnlySpan<byte[]> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        var bytes = new List<byte>(length + TlvReader.MaxHeaderLength);
        AppendNumber(bytes, tag);
        AppendLength(bytes, length);
        foreach (var part in parts)
        {
            bytes.AddRange(part);
        }

        return [.. bytes];
    }

    private static void AppendLength(List<byte> bytes, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 0xFFFFFF);
        if (length >= 0x80)
        {
            bytes.Add(
                (byte)(
                    0x80
                    + (
                        length > 0xFFFF ? 3
                        : length > 0xFF ? 2
                        : 1
                    )
                )
            );
        }

        AppendNumber(bytes, (uint)length);
    }

    private static void AppendNumber(List<byte> bytes, uint number)
    {
        for (var shift = 24; shift > 0; shift -= 8)
        {
            if (number >> shift != 0)
            {
                bytes.Add((byte)((number >> shift) & 0xFF));
            }
        }

        bytes.Add((byte)(number & 0xFF));
    }
}
