namespace EGate.Devices.Serial.Pn532;

/// <summary>
/// Masks what passes between host and PN532. Secured APDUs (CLA with both secure messaging bits, ISO/IEC 7816-4, 5.4.1) are opaque and stay,
/// for their keys are nowhere in the trace: of plain ones only header, Lc and status word stay, so nonces and cryptograms of access control,
/// from which keys could be guessed, are zeros. Identifiers of chips are zeros too. Check sums are made to fit again, for otherwise no driver
/// would take the trace. Bytes of no frame become AA, but for those that frames are made of.
/// </summary>
internal sealed class Pn532Mask : ILineMask
{
    private readonly Pn532MaskedStream _toDevice;
    private readonly Pn532MaskedStream _fromDevice;
    private readonly Pn532MaskedTalk _talk = new();

    public Pn532Mask()
    {
        _toDevice = new Pn532MaskedStream(_talk.MaskCommand);
        _fromDevice = new Pn532MaskedStream(_talk.MaskAnswer);
    }

    /// <inheritdoc/>
    public void Mask(LineDirection direction, Span<byte> bytes)
    {
        Pn532MaskedStream stream = direction == LineDirection.ToDevice ? _toDevice : _fromDevice;
        foreach (ref var b in bytes)
        {
            b = stream.Next(b);
        }
    }
}

/// <summary>Masks one byte of a payload.</summary>
/// <param name="at">Its place in the payload.</param>
/// <param name="length">Length of the payload.</param>
/// <param name="value">Its value.</param>
internal delegate byte PayloadMask(int at, int length, byte value);

/// <summary>One direction: finds frames byte by byte and masks their payloads.</summary>
internal sealed class Pn532MaskedStream(PayloadMask mask)
{
    private const byte Outside = 0xAA;
    private readonly byte[] _header = new byte[5];
    private int _headerLength;
    private int _length;
    private int _at = -1;
    private byte _difference;
    private bool _afterZero;

    /// <summary>Masks the next byte.</summary>
    public byte Next(byte value)
    {
        if (_at >= 0)
        {
            return Payload(value);
        }

        if (_headerLength > 0 || (_afterZero && value == 0xFF))
        {
            return Header(value);
        }

        _afterZero = value == 0x00;
        return value is 0x00 or 0xFF or 0x55 ? value : Outside;
    }

    /// <summary>The second byte of the start code, then length and its check sum, in the short or the extended form.</summary>
    private byte Header(byte value)
    {
        _headerLength++;
        if (_headerLength == 1)
        {
            return value;
        }

        _header[_headerLength - 2] = value;
        var extended = _header[0] == 0xFF && (_headerLength == 2 || _header[1] == 0xFF);
        var wanted = extended ? 6 : 3;
        if (_headerLength < wanted)
        {
            return value;
        }

        Begin(extended);
        return value;
    }

    private void Begin(bool extended)
    {
        _length = extended ? (_header[2] << 8) | _header[3] : _header[0];
        var sum = extended ? _header[2] + _header[3] + _header[4] : _header[0] + _header[1];
        _headerLength = 0;
        _afterZero = false;
        _difference = 0;
        _at = (sum & 0xFF) == 0 && _length is > 0 and <= Pn532Frame.PayloadMax ? 0 : -1;
    }

    private byte Payload(byte value)
    {
        if (_at == _length)
        {
            _at = -1;
            return (byte)((value + _difference) & 0xFF);
        }

        var masked = mask(_at++, _length, value);
        _difference = (byte)((_difference + value - masked + 256) & 0xFF);
        return masked;
    }
}

/// <summary>What the payloads mean, as far as masking needs it: whose turn, which command, secured or plain.</summary>
internal sealed class Pn532MaskedTalk
{
    private const byte SecureMessaging = 0x0C;
    private const byte SelectFile = 0xA4;

    private byte _command;
    private byte _status;
    private byte _instruction;
    private int _apdu;
    private bool _chained;
    private bool _secured;
    private bool _typeB;
    private int _identifierEnd;

    /// <summary>Masks a byte towards the device.</summary>
    public byte MaskCommand(int at, int length, byte value)
    {
        if (at == 1)
        {
            _command = value;
        }

        if (_command == (byte)Pn532Command.InListPassiveTarget && at == 3)
        {
            _typeB = value == 0x03;
        }

        return at < 2 || _command != (byte)Pn532Command.InDataExchange ? value : MaskExchange(at, value);
    }

    /// <summary>Masks a byte from the device.</summary>
    public byte MaskAnswer(int at, int length, byte value)
    {
        if (at < 2)
        {
            return value;
        }

        if (_command == (byte)Pn532Command.InListPassiveTarget)
        {
            return MaskTarget(at, value);
        }

        if (_command != (byte)Pn532Command.InDataExchange)
        {
            return value;
        }

        if (at == 2)
        {
            _status = value;
            return value;
        }

        var isStatusWord = (_status & Pn532Status.MoreInformation) == 0 && at >= length - 2;
        return _secured || isStatusWord ? value : (byte)0;
    }

    private byte MaskExchange(int at, byte value)
    {
        if (at == 2)
        {
            _apdu = _chained ? _apdu : 0;
            _chained = (value & Pn532Status.MoreInformation) != 0;
            return value;
        }

        var place = _apdu++;
        if (place == 0)
        {
            _secured = (value & SecureMessaging) == SecureMessaging;
        }

        if (place == 1)
        {
            _instruction = value;
        }

        const int header = 5;
        return _secured || place < header || _instruction == SelectFile ? value : (byte)0;
    }

    /// <summary>NFCID1 of type A behind its length; PUPI and application data of type B.</summary>
    private byte MaskTarget(int at, byte value)
    {
        const int lengthAt = 7;
        if (_typeB)
        {
            return at is >= 5 and < 13 ? (byte)0 : value;
        }

        if (at == lengthAt)
        {
            _identifierEnd = lengthAt + 1 + value;
        }

        return at > lengthAt && at < _identifierEnd ? (byte)0 : value;
    }
}
