namespace EGate.Documents;

/// <summary>
/// A command APDU (ISO/IEC 7816-4, 5.1), written in short form where it fits and in extended form where it does not.
/// </summary>
/// <param name="Cla">Class byte.</param>
/// <param name="Ins">Instruction byte.</param>
/// <param name="P1">First parameter.</param>
/// <param name="P2">Second parameter.</param>
/// <param name="Data">Command data, 0..65,535 bytes; more than 255 make the command extended.</param>
/// <param name="Le">
/// Bytes expected back, 1..65,536; more than 256 make the command extended. Null sends no Le, which some chips insist on for SELECT.
/// </param>
public sealed record CommandApdu(byte Cla, byte Ins, byte P1, byte P2, ReadOnlyMemory<byte> Data, int? Le = null)
{
    /// <summary>Most data of a short command.</summary>
    public const int MaxShortData = 255;

    /// <summary>Greatest Le of a short command, written as 00.</summary>
    public const int MaxShortLe = 256;

    /// <summary>Greatest Le of an extended command, written as 0000.</summary>
    public const int MaxExtendedLe = 65_536;
    private const int MaxExtendedData = 65_535;

    /// <summary>True when the short form does not hold it.</summary>
    public bool IsExtended => Data.Length > MaxShortData || Le > MaxShortLe;

    /// <summary>The bytes to send.</summary>
    public byte[] ToBytes()
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Data.Length, MaxExtendedData);
        if (Le is { } le)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(le, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(le, MaxExtendedLe);
        }

        return [Cla, Ins, P1, P2, .. IsExtended ? ExtendedBody() : ShortBody()];
    }

    /// <summary>Reads bytes as a chip receives them; null when they are not a command of either form.</summary>
    public static CommandApdu? TryParse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4)
        {
            return null;
        }

        var body = bytes[4..];
        if (body.Length <= 1)
        {
            return With(bytes, [], ShortLe(body));
        }

        if (body[0] == 0)
        {
            return TryParseExtended(bytes, body[1..]);
        }

        var length = body[0];
        return body.Length < 1 + length || body.Length > 2 + length
            ? null
            : With(bytes, body.Slice(1, length), ShortLe(body[(1 + length)..]));
    }

    private byte[] ShortBody()
    {
        var body = new List<byte>(Data.Length + 2);
        if (!Data.IsEmpty)
        {
            body.Add((byte)Data.Length);
            body.AddRange(Data.Span);
        }

        if (Le is { } le)
        {
            body.Add((byte)(le & 0xFF));
        }

        return [.. body];
    }

    private byte[] ExtendedBody()
    {
        var body = new List<byte>(Data.Length + 5) { 0 };
        if (!Data.IsEmpty)
        {
            body.AddRange([(byte)(Data.Length >> 8), (byte)(Data.Length & 0xFF)]);
            body.AddRange(Data.Span);
        }

        if (Le is { } le)
        {
            body.AddRange([(byte)((le >> 8) & 0xFF), (byte)(le & 0xFF)]);
        }

        return [.. body];
    }

    private static CommandApdu? TryParseExtended(ReadOnlySpan<byte> header, ReadOnlySpan<byte> body)
    {
        if (body.Length < 2)
        {
            return null;
        }

        var length = (body[0] << 8) | body[1];
        if (body.Length == 2)
        {
            return With(header, [], length == 0 ? MaxExtendedLe : length);
        }

        var rest = body.Length - 2 - length;
        if (length == 0 || rest is not (0 or 2))
        {
            return null;
        }

        var le = rest == 0 ? null : (int?)((body[^2] << 8) | body[^1]);
        return With(header, body.Slice(2, length), le == 0 ? MaxExtendedLe : le);
    }

    private static int? ShortLe(ReadOnlySpan<byte> le) =>
        le.IsEmpty ? null
        : le[0] == 0 ? MaxShortLe
        : le[0];

    private static CommandApdu With(ReadOnlySpan<byte> header, ReadOnlySpan<byte> data, int? le) =>
        new(header[0], header[1], header[2], header[3], data.ToArray(), le);
}
