namespace EGate.Devices.Simulated.Serial;

/// <summary>What the host of a PN532 said.</summary>
internal enum Pn532HostWord
{
    /// <summary>Nothing whole yet.</summary>
    None = 0,

    /// <summary>Abort.</summary>
    Ack = 1,

    /// <summary>Again.</summary>
    Nack = 2,

    /// <summary>A command with right check sums.</summary>
    Command = 3,

    /// <summary>A frame with a wrong check sum, length or identifier. The chip stays silent on it.</summary>
    Wrong = 4,
}

/// <summary>
/// The chip's side of the framing (UM0701-02, 6.2.1), written on its own so that a mistake in the driver's framing does not cancel itself out.
/// Works byte by byte, as the chip does. Not thread-safe.
/// </summary>
internal sealed class Pn532HostFrames
{
    private const int PayloadMax = 265;
    private readonly List<byte> _window = [];

    /// <summary>The last command: its code and parameters, without D4.</summary>
    public byte[] Command { get; private set; } = [];

    /// <summary>Takes one byte.</summary>
    public Pn532HostWord Take(byte value)
    {
        _window.Add(value);
        if (_window.Count == 2 && (_window[0] != 0x00 || value != 0xFF))
        {
            _window.RemoveAt(0);
        }

        if (_window.Count < 4)
        {
            return Pn532HostWord.None;
        }

        return (_window[2], _window[3]) switch
        {
            (0x00, 0xFF) => Done(Pn532HostWord.Ack),
            (0xFF, 0x00) => Done(Pn532HostWord.Nack),
            (0xFF, 0xFF) => _window.Count < 7 ? Pn532HostWord.None : Body(7, (_window[4] * 256) + _window[5]),
            _ => Body(4, _window[2]),
        };
    }

    /// <summary>Forgets a frame begun.</summary>
    public void Reset() => _window.Clear();

    /// <summary>Writes an answer frame: D5, then the payload.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> payload)
    {
        List<byte> frame = [0x00, 0x00, 0xFF];
        var length = payload.Length + 1;
        if (length > 255)
        {
            frame.AddRange([0xFF, 0xFF, (byte)(length / 256), (byte)(length % 256)]);
            frame.Add((byte)((512 - (length / 256) - (length % 256)) % 256));
        }
        else
        {
            frame.AddRange([(byte)length, (byte)((256 - length) % 256)]);
        }

        var sum = 0xD5;
        frame.Add(0xD5);
        foreach (var b in payload)
        {
            frame.Add(b);
            sum += b;
        }

        frame.AddRange([(byte)((256 - (sum % 256)) % 256), 0x00]);
        return [.. frame];
    }

    private Pn532HostWord Body(int header, int length)
    {
        var lengthSum = header == 7 ? _window[4] + _window[5] + _window[6] : _window[2] + _window[3];
        if (lengthSum % 256 != 0 || length is < 2 or > PayloadMax)
        {
            return Done(Pn532HostWord.Wrong);
        }

        if (_window.Count < header + length + 1)
        {
            return Pn532HostWord.None;
        }

        var sum = _window.Skip(header).Sum(b => b);
        if (sum % 256 != 0 || _window[header] != 0xD4)
        {
            return Done(Pn532HostWord.Wrong);
        }

        Command = [.. _window.Skip(header + 1).Take(length - 1)];
        return Done(Pn532HostWord.Command);
    }

    private Pn532HostWord Done(Pn532HostWord word)
    {
        _window.Clear();
        return word;
    }
}
