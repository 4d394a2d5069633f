using System.Buffers.Binary;
using System.Text;

namespace EGate.Devices.Simulated.Serial;

/// <summary>
/// An Elyctis ID BOX at the far end of a pseudo-terminal, after its "Scanner Command Set" v1.7: inquiries of both kinds, versions, serial number,
/// product information and continuous read, which switches itself off after each good read and does not read the same document twice. Commands it
/// does not know and wrong lengths are ignored and counted; the manual names no error answer.
/// </summary>
public sealed class SimulatedElyctis : SimulatedSerialDevice
{
    private const int HeaderLength = 3;
    private const int HostDataMax = 16;

    private readonly List<byte> _heard = [];
    private byte[] _zone = [];
    private byte[] _oneLine = [];
    private bool _continuous;
    private bool _alreadySent;

    /// <summary>Plugs a reader in.</summary>
    /// <param name="link">The name that the driver's profile holds; a symbolic link is made there.</param>
    /// <param name="time">Clock and timers.</param>
    /// <param name="options">Pacing, times and seed; null for none.</param>
    public SimulatedElyctis(string link, TimeProvider time, SimulatedSerialOptions? options = null)
        : base(link, time, options ?? new SimulatedSerialOptions()) => Plug();

    /// <summary>Firmware version it tells.</summary>
    public string Version { get; init; } = "SIM 1.07";

    /// <summary>Serial number it tells.</summary>
    public string SerialNumber { get; init; } = "SIM0000001";

    /// <summary>Lays a document on the glass.</summary>
    /// <param name="lines">Its machine-readable zone, without terminators.</param>
    public void Present(IReadOnlyList<string> lines) => Lay(string.Concat(lines.Select(line => line + '\r')));

    /// <summary>Lays a driving licence on the glass: a zone of one line, which only its own command reads.</summary>
    public void PresentOneLine(string line)
    {
        lock (Gate)
        {
            _zone = [];
            _oneLine = Encoding.ASCII.GetBytes(line + '\r');
        }
    }

    /// <summary>Whether it knows the commands for one-line zones and for its OCR version; older firmware may not.</summary>
    public bool KnowsAllCommands { get; init; } = true;

    /// <summary>Lays a document on the glass whose zone is recognised only in part: unsure characters come as question marks.</summary>
    public void PresentUnreadable() => Lay("P<UTO?RIK??ON<<ANN?<\rL89??02C36UT\r");

    /// <summary>Takes the document away.</summary>
    public void Remove() => Lay("");

    private protected override void PowerUp()
    {
        _heard.Clear();
        _continuous = false;
        _alreadySent = false;
    }

    private protected override void Hear(ReadOnlySpan<byte> bytes)
    {
        _heard.AddRange(bytes);
        while (_heard.Count >= HeaderLength)
        {
            var length = (_heard[1] << 8) | _heard[2];
            if (length > HostDataMax)
            {
                Reject();
                _heard.Clear();
                return;
            }

            if (_heard.Count < HeaderLength + length)
            {
                return;
            }

            var data = _heard.GetRange(HeaderLength, length).ToArray();
            var command = _heard[0];
            _heard.RemoveRange(0, HeaderLength + length);
            Obey(command, data);
        }
    }

    private protected override byte[] Falsify(byte[] answer)
    {
        // The last figure of a zone is a check digit; anywhere else it is a letter or figure of a version.
        var wrong = answer.ToArray();
        var last = Array.FindLastIndex(wrong, b => b is >= (byte)'0' and <= (byte)'9');
        if (last >= HeaderLength)
        {
            wrong[last] = (byte)('0' + ((wrong[last] - '0' + 1) % 10));
        }

        return wrong;
    }

    private static byte[] Frame(byte command, ReadOnlySpan<byte> data)
    {
        var frame = new byte[HeaderLength + data.Length];
        frame[0] = command;
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(1), (ushort)data.Length);
        data.CopyTo(frame.AsSpan(HeaderLength));
        return frame;
    }

    private void Obey(byte command, byte[] data)
    {
        switch (command, data)
        {
            case (0x49, []):
                Answer(Frame(command, _zone));
                break;
            case (0x4C, []) when KnowsAllCommands:
                Answer(Frame(command, _oneLine));
                break;
            case (0x43, [0x00 or 0x01]):
                Answer(Frame(command, data));
                _continuous = data[0] == 0x01;
                SendUnasked();
                break;
            case (0x52, []):
                Answer(Frame(command, Encoding.ASCII.GetBytes(SerialNumber)));
                break;
            case (0x54, []):
                Answer(Frame(command, "ID BOX One simulated"u8));
                break;
            case (0x56, []):
                Answer(Frame(command, Encoding.ASCII.GetBytes(Version)));
                break;
            case (0x57, []) when KnowsAllCommands:
                Answer(Frame(command, "OCR 1.0"u8));
                break;
            default:
                Reject();
                break;
        }
    }

    private void Lay(string zone)
    {
        lock (Gate)
        {
            _zone.AsSpan().Clear();
            _zone = Encoding.ASCII.GetBytes(zone);
            _oneLine = [];
            _alreadySent = false;
            if (Plugged && Misbehaviour is not (Misbehaviour.Off or Misbehaviour.Stuck))
            {
                SendUnasked();
            }
        }
    }

    private void SendUnasked()
    {
        if (_continuous && _zone.Length > 0 && !_alreadySent)
        {
            _continuous = false;
            _alreadySent = true;
            Answer(Frame(0x49, _zone));
        }
    }
}
