namespace EGate.Devices.Serial.Lines;

/// <summary>What the front of a buffer holds.</summary>
public enum LineFrameKind
{
    /// <summary>Nothing whole yet.</summary>
    Incomplete = 0,

    /// <summary>The lines of one document; whether they are a zone is judged by <see cref="LineText"/>.</summary>
    Document = 1,

    /// <summary>Bytes of no frame, or a frame that is broken: to be thrown away.</summary>
    Garbage = 2,
}

/// <summary>
/// Finds a document's lines among the bytes of a reader that only talks. Pure; allocates nothing and never throws, whatever the bytes. Either
/// it is incomplete, or it consumes at least one byte, so a caller always comes to the end.
/// </summary>
/// <param name="kind">What is there.</param>
/// <param name="consumed">Bytes to take off the front.</param>
/// <param name="body">The lines with their terminators.</param>
public readonly ref struct LineFrame(LineFrameKind kind, int consumed, ReadOnlySpan<byte> body)
{
    /// <summary>Longest frame taken for real: six labelled lines and what is around them.</summary>
    public const int FrameMax = 512;

    private const int NativeHeader = 7;

    /// <summary>What is there.</summary>
    public LineFrameKind Kind { get; } = kind;

    /// <summary>Bytes to take off the front.</summary>
    public int Consumed { get; } = consumed;

    /// <summary>The lines with their terminators.</summary>
    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>Looks at the front of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">What was received and not yet consumed.</param>
    /// <param name="framing">How the reader frames.</param>
    /// <param name="idle">The line has been silent for the gap: nothing more belongs to these bytes.</param>
    public static LineFrame Decode(ReadOnlySpan<byte> bytes, LineFraming framing, bool idle)
    {
        var begin = framing.Start.IsEmpty ? Blank(bytes, 0) : bytes.IndexOf(framing.Start.Span);
        if (begin < 0)
        {
            return Unstarted(bytes, framing, idle);
        }

        if (begin > 0)
        {
            // What stands before a frame is nothing when it only ends lines, and noise otherwise.
            return new LineFrame(IsBlank(bytes[..begin]) ? LineFrameKind.Incomplete : LineFrameKind.Garbage, begin, []);
        }

        LineFrame found =
            framing.Native ? Native(bytes, framing)
            : framing.End.IsEmpty ? Unmarked(bytes, framing, idle)
            : Marked(bytes, framing, framing.Start.Length);
        return found.Kind == LineFrameKind.Incomplete && found.Consumed == 0 && bytes.Length > 0
            ? Unfinished(bytes, framing, idle)
            : found;
    }

    /// <summary>No start: all but what may be its first bytes is thrown away.</summary>
    private static LineFrame Unstarted(ReadOnlySpan<byte> bytes, LineFraming framing, bool idle)
    {
        var keep = idle ? 0 : Math.Clamp(framing.Start.Length - 1, 0, bytes.Length);
        ReadOnlySpan<byte> thrown = bytes[..^keep];
        return new LineFrame(
            thrown.IsEmpty || IsBlank(thrown) ? LineFrameKind.Incomplete : LineFrameKind.Garbage,
            thrown.Length,
            []
        );
    }

    /// <summary>A frame that will not end any more, or is too long to be one, is given up behind its start.</summary>
    private static LineFrame Unfinished(ReadOnlySpan<byte> bytes, LineFraming framing, bool idle) =>
        idle ? new LineFrame(LineFrameKind.Garbage, bytes.Length, [])
        : bytes.Length >= FrameMax ? new LineFrame(LineFrameKind.Garbage, Math.Max(1, framing.Start.Length), [])
        : default;

    private static LineFrame Marked(ReadOnlySpan<byte> bytes, LineFraming framing, int from)
    {
        ReadOnlySpan<byte> rest = bytes[from..];
        var end = rest.IndexOf(framing.End.Span);
        return end < 0 || from + end > FrameMax
            ? default
            : new LineFrame(LineFrameKind.Document, from + end + framing.End.Length, rest[..end]);
    }

    /// <summary>SOH, length, OU, STX, flag. The length is only bounded: what it counts is not public, and ETX ends the lines.</summary>
    private static LineFrame Native(ReadOnlySpan<byte> bytes, LineFraming framing)
    {
        if (bytes.Length < NativeHeader)
        {
            return default;
        }

        if ((bytes[1] | (bytes[2] << 8)) > FrameMax || !bytes[3..6].SequenceEqual("OU\x02"u8))
        {
            return new LineFrame(LineFrameKind.Garbage, 1, []);
        }

        LineFrame marked = Marked(bytes, framing, NativeHeader);
        if (marked.Kind != LineFrameKind.Document || bytes.Length <= marked.Consumed)
        {
            return default;
        }

        var whole = marked.Consumed + 1;
        return framing.VerifiesCheck && Xor(bytes[1..whole]) != 0
            ? new LineFrame(LineFrameKind.Garbage, whole, [])
            : new LineFrame(LineFrameKind.Document, whole, marked.Body);
    }

    /// <summary>Without an end mark, a zone of a known shape ends the document, or the silence does.</summary>
    private static LineFrame Unmarked(ReadOnlySpan<byte> bytes, LineFraming framing, bool idle)
    {
        ReadOnlySpan<byte> rest = bytes[framing.Start.Length..];
        var lines = 0;
        var first = 0;
        for (var at = 0; at < rest.Length; )
        {
            var length = rest[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (length < 0)
            {
                break;
            }

            if (length > 0)
            {
                lines++;
                first = lines == 1 ? length : first;
            }

            at += length + 1;
            if (length > 0 && IsWholeZone(lines, first, length))
            {
                return new LineFrame(LineFrameKind.Document, framing.Start.Length + at, rest[..at]);
            }
        }

        return idle && !IsBlank(rest) && rest.Length <= FrameMax
            ? new LineFrame(LineFrameKind.Document, bytes.Length, rest)
            : default;
    }

    /// <summary>Doc 9303-3, 4.2: three lines of 30, or two of 36 or 44. One line is only whole when nothing follows it.</summary>
    private static bool IsWholeZone(int lines, int first, int last) =>
        first == last && ((lines == 3 && last == 30) || (lines == 2 && last is 36 or 44));

    private static int Blank(ReadOnlySpan<byte> bytes, int from) =>
        bytes[from..].IndexOfAnyExcept((byte)'\r', (byte)'\n', (byte)' ');

    private static bool IsBlank(ReadOnlySpan<byte> bytes) => Blank(bytes, 0) < 0;

    private static byte Xor(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (var b in bytes)
        {
            sum ^= b;
        }

        return sum;
    }
}
