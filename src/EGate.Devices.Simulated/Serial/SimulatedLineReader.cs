using System.Globalization;
using System.Text;

namespace EGate.Devices.Simulated.Serial;

/// <summary>How a simulated line reader wraps its lines.</summary>
public enum LineReaderStyle
{
    /// <summary>Lines that end with CR LF.</summary>
    CrLf = 0,

    /// <summary>STX, lines that end with CR, ETX.</summary>
    StxEtx = 1,

    /// <summary>START, labelled lines, END, as a 3M CR100 writes them.</summary>
    Cr100 = 2,

    /// <summary>The 3M/Thales RTE "Native" frame with an XOR check byte.</summary>
    RteNative = 3,
}

/// <summary>
/// A reader that only talks, at the far end of a pseudo-terminal: it sends the lines of a document when one is laid down, and counts whatever
/// the host sends as rejected, since it has no commands. Its misbehaviours act on what it says of a document.
/// </summary>
public sealed class SimulatedLineReader : SimulatedSerialDevice
{
    private readonly LineReaderStyle _style;

    /// <summary>Plugs a reader in.</summary>
    /// <param name="link">The name that the driver's profile holds; a symbolic link is made there.</param>
    /// <param name="style">How it wraps its lines.</param>
    /// <param name="time">Clock and timers.</param>
    /// <param name="options">Pacing, times and seed; null for none.</param>
    public SimulatedLineReader(
        string link,
        LineReaderStyle style,
        TimeProvider time,
        SimulatedSerialOptions? options = null
    )
        : base(link, time, options ?? new SimulatedSerialOptions())
    {
        _style = style;
        Plug();
    }

    /// <summary>Lays a document down.</summary>
    /// <param name="lines">Its machine-readable zone, one to three lines.</param>
    public void Present(IReadOnlyList<string> lines)
    {
        lock (Gate)
        {
            if (Plugged)
            {
                Answer(Wrap(_style, lines));
            }
        }
    }

    /// <summary>The bytes that a reader of this style sends for a document.</summary>
    public static byte[] Wrap(LineReaderStyle style, IReadOnlyList<string> lines) =>
        style switch
        {
            LineReaderStyle.CrLf => Encoding.ASCII.GetBytes(string.Concat(lines.Select(l => l + "\r\n"))),
            LineReaderStyle.StxEtx => Encoding.ASCII.GetBytes(
                $"\u0002{string.Concat(lines.Select(l => l + '\r'))}\u0003"
            ),
            LineReaderStyle.Cr100 => Encoding.ASCII.GetBytes(Labelled(lines)),
            _ => Native(lines),
        };

    private protected override void PowerUp() { }

    private protected override void Hear(ReadOnlySpan<byte> bytes) => Reject();

    private protected override byte[] Falsify(byte[] answer)
    {
        // The last figure of a document is a check digit. The check byte of the native frame is made right again: the reader lies, the line does not.
        var wrong = answer.ToArray();
        var last = Array.FindLastIndex(wrong, b => b is >= (byte)'0' and <= (byte)'9');
        wrong[last] = (byte)('0' + ((wrong[last] - '0' + 1) % 10));
        if (_style == LineReaderStyle.RteNative)
        {
            wrong[^1] = Xor(wrong[1..^1]);
        }

        return wrong;
    }

    private static string Labelled(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder("START\n");
        for (var i = 0; i < 3; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"OCR LINE {i + 1}: {(i < lines.Count ? lines[i] : "")}\n");
        }

        return text.Append("MSR LINE 1:\nMSR LINE 2:\nMSR LINE 3:\nEND\n").ToString();
    }

    /// <summary>The bottom line is always line 3; lines that a document does not have are filled up.</summary>
    private static byte[] Native(IReadOnlyList<string> lines)
    {
        var width = lines.Max(l => l.Length);
        var filled = Enumerable.Repeat("", 3 - lines.Count).Concat(lines).Select(l => l.PadRight(width, '_') + '\r');
        var body = Encoding.ASCII.GetBytes($"OU\u00020{string.Concat(filled)}\u0003");
        byte[] frame = [0x01, (byte)(body.Length & 0xFF), (byte)(body.Length >> 8), .. body, 0x00];
        frame[^1] = Xor(frame[1..^1]);
        return frame;
    }

    private static byte Xor(byte[] bytes) => bytes.Aggregate((byte)0, (sum, b) => (byte)(sum ^ b));
}
