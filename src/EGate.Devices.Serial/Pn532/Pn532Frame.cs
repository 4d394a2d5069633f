namespace EGate.Devices.Serial.Pn532;

/// <summary>What the front of a buffer holds.</summary>
public enum Pn532FrameKind
{
    /// <summary>No whole frame yet.</summary>
    Incomplete = 0,

    /// <summary>A command was taken, or a running one is to be aborted.</summary>
    Ack = 1,

    /// <summary>The last frame is to be sent again.</summary>
    Nack = 2,

    /// <summary>The chip did not understand a command (UM0701-02, 6.2.1.5).</summary>
    Error = 3,

    /// <summary>A command or an answer; its payload begins with the frame identifier D4 or D5.</summary>
    Information = 4,

    /// <summary>A frame with a wrong check sum or an impossible length.</summary>
    Damaged = 5,
}

/// <summary>One look at the front of a buffer. The payload is a slice of that buffer.</summary>
/// <param name="kind">What is there.</param>
/// <param name="consumed">Bytes to take off the front: the frame and what stood before it. May be more than nothing while incomplete.</param>
/// <param name="skipped">Bytes before the frame that belong to none; preamble and postamble bytes (00) do not count.</param>
/// <param name="payload">Frame identifier, command or answer code, parameters; empty unless it is an information frame.</param>
public readonly ref struct Pn532Frame(Pn532FrameKind kind, int consumed, int skipped, ReadOnlySpan<byte> payload)
{
    /// <summary>Frame identifier of the host (TFI).</summary>
    public const byte FromHost = 0xD4;

    /// <summary>Frame identifier of the chip (TFI).</summary>
    public const byte FromChip = 0xD5;

    /// <summary>Longest payload of a normal frame: its length is one byte.</summary>
    public const int NormalPayloadMax = 255;

    /// <summary>Longest payload of an extended frame: TFI, code and 263 bytes (UM0701-02, 6.2.1.2).</summary>
    public const int PayloadMax = 265;

    /// <summary>Longest frame: preamble, start code, extended length, payload, check sum, postamble.</summary>
    public const int FrameMax = 3 + 5 + PayloadMax + 2;

    private const byte ErrorIdentifier = 0x7F;

    /// <summary>What is there.</summary>
    public Pn532FrameKind Kind { get; } = kind;

    /// <summary>Bytes to take off the front.</summary>
    public int Consumed { get; } = consumed;

    /// <summary>Bytes that belong to no frame.</summary>
    public int Skipped { get; } = skipped;

    /// <summary>Frame identifier, code, parameters.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>Tells the chip that its frame was taken, or to abort a running command.</summary>
    public static ReadOnlySpan<byte> AckBytes => [0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00];

    /// <summary>Asks for the last frame again.</summary>
    public static ReadOnlySpan<byte> NackBytes => [0x00, 0x00, 0xFF, 0xFF, 0x00, 0x00];

    /// <summary>Writes an information frame, extended when the payload is longer than a normal frame holds.</summary>
    /// <returns>The frame's length in bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The payload is empty or longer than <see cref="PayloadMax"/>, or the target too short.</exception>
    public static int Encode(ReadOnlySpan<byte> payload, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfZero(payload.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, PayloadMax);
        var header = payload.Length > NormalPayloadMax ? 8 : 5;
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, header + payload.Length + 2);
        target[0] = 0x00;
        target[1] = 0x00;
        target[2] = 0xFF;
        if (header == 5)
        {
            target[3] = (byte)payload.Length;
            target[4] = Complement(payload.Length);
        }
        else
        {
            target[3] = 0xFF;
            target[4] = 0xFF;
            target[5] = (byte)(payload.Length >> 8);
            target[6] = (byte)(payload.Length & 0xFF);
            target[7] = Complement(target[5] + target[6]);
        }

        payload.CopyTo(target[header..]);
        target[header + payload.Length] = Complement(Sum(payload));
        target[header + payload.Length + 1] = 0x00;
        return header + payload.Length + 2;
    }

    /// <summary>Looks for the first frame in <paramref name="bytes"/>. Allocates nothing and never throws.</summary>
    public static Pn532Frame Decode(ReadOnlySpan<byte> bytes)
    {
        var start = FindStart(bytes, out var skipped);
        if (start < 0)
        {
            // A last 00 may be the first byte of a start code; all else is of no use.
            var keep = bytes.Length > 0 && bytes[^1] == 0x00 ? 1 : 0;
            return new Pn532Frame(Pn532FrameKind.Incomplete, bytes.Length - keep, skipped, default);
        }

        ReadOnlySpan<byte> rest = bytes[(start + 2)..];
        if (rest.Length < 2)
        {
            return new Pn532Frame(Pn532FrameKind.Incomplete, start, skipped, default);
        }

        return (rest[0], rest[1]) switch
        {
            (0x00, 0xFF) => new Pn532Frame(Pn532FrameKind.Ack, start + 4, skipped, default),
            (0xFF, 0x00) => new Pn532Frame(Pn532FrameKind.Nack, start + 4, skipped, default),
            (0xFF, 0xFF) => DecodeExtended(rest, start, skipped),
            _ => DecodeInformation(rest, start, 2, rest[0], Sum(rest[..2]) == 0, skipped),
        };
    }

    private static Pn532Frame DecodeExtended(ReadOnlySpan<byte> rest, int start, int skipped) =>
        rest.Length < 5
            ? new Pn532Frame(Pn532FrameKind.Incomplete, start, skipped, default)
            : DecodeInformation(rest, start, 5, (rest[2] << 8) | rest[3], Sum(rest[2..5]) == 0, skipped);

    private static Pn532Frame DecodeInformation(
        ReadOnlySpan<byte> rest,
        int start,
        int header,
        int length,
        bool lengthProven,
        int skipped
    )
    {
        if (!lengthProven || length is 0 or > PayloadMax)
        {
            // Its end is not known: the search goes on right behind the start code.
            return new Pn532Frame(Pn532FrameKind.Damaged, start + 2, skipped, default);
        }

        if (rest.Length < header + length + 1)
        {
            return new Pn532Frame(Pn532FrameKind.Incomplete, start, skipped, default);
        }

        // The length has its own check sum, so a frame with wrong content is taken off whole: nothing inside it is ever taken for a frame.
        var consumed = start + 2 + header + length + 1;
        ReadOnlySpan<byte> payload = rest.Slice(header, length);
        if (Sum(rest.Slice(header, length + 1)) != 0)
        {
            return new Pn532Frame(Pn532FrameKind.Damaged, consumed, skipped, default);
        }

        return length == 1 && payload[0] == ErrorIdentifier
            ? new Pn532Frame(Pn532FrameKind.Error, consumed, skipped, default)
            : new Pn532Frame(Pn532FrameKind.Information, consumed, skipped, payload);
    }

    private static int FindStart(ReadOnlySpan<byte> bytes, out int skipped)
    {
        var start = bytes.IndexOf((ReadOnlySpan<byte>)[0x00, 0xFF]);
        ReadOnlySpan<byte> before = start < 0 ? bytes : bytes[..start];
        skipped = before.Length - before.Count((byte)0x00);
        return start;
    }

    private static byte Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        foreach (var b in bytes)
        {
            sum += b;
        }

        return (byte)(sum & 0xFF);
    }

    private static byte Complement(int sum) => (byte)(-sum & 0xFF);
}
