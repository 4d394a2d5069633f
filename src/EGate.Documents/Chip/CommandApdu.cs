namespace EGate.Documents;

/// <summary>
/// A command APDU of short length (ISO/IEC 7816-4, 5.1): at most 255 bytes of data and 256 expected. Extended length is not used yet; the
/// chip readers of the first lanes carry at most 262 bytes in one frame anyway.
/// </summary>
/// <param name="Cla">Class byte.</param>
/// <param name="Ins">Instruction byte.</param>
/// <param name="P1">First parameter.</param>
/// <param name="P2">Second parameter.</param>
/// <param name="Data">Command data, 0..255 bytes.</param>
/// <param name="Le">Bytes expected back, 1..256; null sends no Le byte, which some chips insist on for SELECT.</param>
public sealed record CommandApdu(byte Cla, byte Ins, byte P1, byte P2, ReadOnlyMemory<byte> Data, int? Le = null)
{
    /// <summary>The bytes to send.</summary>
    public byte[] ToBytes()
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Data.Length, 255);
        List<byte> bytes = [Cla, Ins, P1, P2];
        if (!Data.IsEmpty)
        {
            bytes.Add((byte)Data.Length);
            bytes.AddRange(Data.Span);
        }

        if (Le is { } le)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(le, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(le, 256);
            bytes.Add((byte)(le & 0xFF));
        }

        return [.. bytes];
    }

    /// <summary>Reads bytes as a chip receives them; null when they are not a command of short length.</summary>
    public static CommandApdu? TryParse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4)
        {
            return null;
        }

        var body = bytes[4..];
        if (body.Length <= 1)
        {
            return With(bytes, [], body);
        }

        var length = body[0];
        if (length == 0 || body.Length < 1 + length || body.Length > 2 + length)
        {
            return null;
        }

        return With(bytes, body.Slice(1, length), body[(1 + length)..]);
    }

    private static CommandApdu With(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data, ReadOnlySpan<byte> le) =>
        new(
            header[0],
            header[1],
            header[2],
            header[3],
            data.ToArray(),
            le.IsEmpty ? null
                : le[0] == 0 ? 256
                : le[0]
        );
}
