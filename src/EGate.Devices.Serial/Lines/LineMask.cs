using System.Text;

namespace EGate.Devices.Serial.Lines;

/// <summary>
/// Masks what a line reader says: letters become A and figures 0; fillers, terminators and the words of the framing stay, and the check byte
/// of the native framing is made to fit again, for otherwise no driver would take the trace.
/// </summary>
internal sealed class LineMask : ILineMask
{
    private const byte StartOfHeading = 0x01;
    private const byte EndOfText = 0x03;

    /// <summary>Length, OU, STX and flag stand behind SOH.</summary>
    private const int NativeHeader = 6;

    private readonly bool _native;
    private readonly byte[][] _words;
    private readonly List<byte> _line = [];
    private int _header;
    private byte _difference;
    private bool _checkIsNext;

    public LineMask(LineFraming framing)
    {
        _native = framing.Native;
        string[] labels = framing.Labelled ? ["OCR LINE ", "MSR LINE "] : [];
        _words =
        [
            .. new[] { framing.Start.ToArray(), framing.End.ToArray() }.Where(w => w.Length > 0),
            .. labels.Select(Encoding.ASCII.GetBytes),
        ];
    }

    /// <inheritdoc/>
    public void Mask(LineDirection direction, Span<byte> bytes)
    {
        foreach (ref var b in bytes)
        {
            b = _native ? Native(b) : Plain(b);
        }
    }

    /// <summary>Class by class: A for a letter, 0 for a figure, everything else as it is.</summary>
    public static byte Masked(byte b) =>
        b switch
        {
            >= (byte)'A' and <= (byte)'Z' => (byte)'A',
            >= (byte)'a' and <= (byte)'z' => (byte)'a',
            >= (byte)'0' and <= (byte)'9' => (byte)'0',
            _ => b,
        };

    /// <summary>A line that begins like a word of the framing keeps it.</summary>
    private byte Plain(byte b)
    {
        if (b is (byte)'\r' or (byte)'\n')
        {
            _line.Clear();
            return b;
        }

        if (_line.Count < LineFrame.FrameMax)
        {
            _line.Add(b);
        }

        return _words.Any(w => w.Length >= _line.Count && w.AsSpan(0, _line.Count).SequenceEqual(_line.ToArray()))
            ? b
            : Masked(b);
    }

    private byte Native(byte b)
    {
        if (_checkIsNext)
        {
            _checkIsNext = false;
            return (byte)(b ^ _difference);
        }

        if (_header > 0)
        {
            _header--;
            return b;
        }

        if (b == StartOfHeading)
        {
            (_header, _difference) = (NativeHeader, 0);
            return b;
        }

        _checkIsNext = b == EndOfText;
        var masked = Masked(b);
        _difference ^= (byte)(b ^ masked);
        return masked;
    }
}
