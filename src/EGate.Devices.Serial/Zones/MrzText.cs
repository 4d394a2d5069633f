using System.Text;

namespace EGate.Devices.Serial.Zones;

/// <summary>What the data of an inquiry says.</summary>
internal enum MrzReading
{
    /// <summary>Nothing lies on the glass, or nothing that looks like a zone.</summary>
    Nothing = 0,

    /// <summary>Lines of the zone's alphabet.</summary>
    Lines = 1,

    /// <summary>Text, but not of the zone's alphabet or shape: a zone that was not recognised whole.</summary>
    Unreadable = 2,

    /// <summary>Bytes that are no text: not from a reader.</summary>
    NotText = 3,
}

/// <summary>
/// Takes the data of an inquiry apart into lines. It judges only shape and alphabet (Doc 9303-3, 4.3: A to Z, 0 to 9 and the filler);
/// formats and check digits are judged above, with evidence.
/// </summary>
internal static class MrzText
{
    /// <summary>Most lines a zone has (TD1).</summary>
    public const int LinesMax = 3;

    /// <summary>Longest line passed on; the longest of Doc 9303 is 44.</summary>
    public const int LineLengthMax = 64;

    private const byte CarriageReturn = 0x0D;
    private const byte LineFeed = 0x0A;

    /// <summary>Reads lines that end with CR, LF or both.</summary>
    public static MrzReading Read(ReadOnlySpan<byte> data, out string[] lines)
    {
        lines = [];
        if (data.ContainsAnyExceptInRange((byte)0x20, (byte)0x7E) && !IsText(data))
        {
            return MrzReading.NotText;
        }

        if (data.Trim("\r\n "u8).IsEmpty)
        {
            return MrzReading.Nothing;
        }

        var found = new List<string>(LinesMax);
        foreach (Range range in data.SplitAny(CarriageReturn, LineFeed))
        {
            ReadOnlySpan<byte> line = data[range];
            if (line.IsEmpty)
            {
                continue;
            }

            if (found.Count == LinesMax || line.Length > LineLengthMax || !IsZone(line))
            {
                return MrzReading.Unreadable;
            }

            found.Add(Encoding.ASCII.GetString(line));
        }

        lines = [.. found];
        return MrzReading.Lines;
    }

    private static bool IsText(ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            if (b is not (CarriageReturn or LineFeed) and (< 0x20 or > 0x7E))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsZone(ReadOnlySpan<byte> line)
    {
        foreach (var b in line)
        {
            if (b is not ((>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'<'))
            {
                return false;
            }
        }

        return true;
    }
}
