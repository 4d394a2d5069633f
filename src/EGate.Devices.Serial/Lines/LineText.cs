using EGate.Devices.Serial.Zones;

namespace EGate.Devices.Serial.Lines;

/// <summary>Takes the body of a frame apart into the lines of a zone. Pure; never throws.</summary>
internal static class LineText
{
    /// <summary>Judges a body by <see cref="MrzText"/> after labels and fillers are gone.</summary>
    /// <param name="body">The lines with their terminators.</param>
    /// <param name="framing">How the reader frames.</param>
    /// <param name="lines">The lines, when they are a zone.</param>
    public static MrzReading Read(ReadOnlySpan<byte> body, LineFraming framing, out string[] lines)
    {
        Span<byte> plain = stackalloc byte[LineFrame.FrameMax + 1];
        var length = 0;
        try
        {
            while (!body.IsEmpty)
            {
                ReadOnlySpan<byte> line = Next(ref body, framing.Terminator.Span);
                line = Without(line.Trim("\r\n "u8), framing);
                if (line.IsEmpty)
                {
                    continue;
                }

                if (length + line.Length >= plain.Length)
                {
                    lines = [];
                    return MrzReading.Unreadable;
                }

                line.CopyTo(plain[length..]);
                length += line.Length;
                plain[length++] = (byte)'\r';
            }

            return MrzText.Read(plain[..length], out lines);
        }
        finally
        {
            plain.Clear();
        }
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> body, ReadOnlySpan<byte> terminator)
    {
        var end = terminator.IsEmpty ? -1 : body.IndexOf(terminator);
        // A reader set to CR, LF or both differs from its profile in nothing that matters: either ends a line.
        var other = body.IndexOfAny((byte)'\r', (byte)'\n');
        (var length, var skip) =
            end >= 0 && (other < 0 || end <= other) ? (end, terminator.Length)
            : other >= 0 ? (other, 1)
            : (body.Length, 0);
        ReadOnlySpan<byte> line = body[..length];
        body = body[(length + skip)..];
        return line;
    }

    /// <summary>The line without label and fillers; nothing when its label is not that of an OCR line.</summary>
    private static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> line, LineFraming framing)
    {
        if (framing.Labelled)
        {
            var colon = line.IndexOf((byte)':');
            line = colon >= 0 && line.StartsWith("OCR LINE "u8) ? line[(colon + 1)..].Trim((byte)' ') : [];
        }

        return framing.Fill is { } fill ? line.Trim(fill) : line;
    }
}
