namespace EGate.Devices.Simulated.Serial;

/// <summary>
/// An NXP PN532 in HSU mode at the far end of a pseudo-terminal (UM0701-02), with at most one chip in its field. It sleeps until it is woken,
/// acknowledges each command, checks all lengths and check sums of the host, splits long responses and joins long commands, answers what it
/// does not understand with its error frame, aborts on ACK and repeats on NACK.
/// </summary>
public sealed class SimulatedPn532 : SimulatedSerialDevice
{
    private const byte RfTimeout = 0x01;
    private const byte BufferTooSmall = 0x07;
    private const byte NotAcceptable = 0x27;
    private const byte MoreInformation = 0x40;
    private const int PieceMax = 262;
    private const int CommandMax = 65_544;

    private readonly Pn532HostFrames _frames = new();
    private readonly List<byte> _command = [];
    private Func<ReadOnlyMemory<byte>, byte[]?>? _chip;
    private ReadOnlyMemory<byte> _response;
    private byte[] _repeatable = [];
    private bool _typeB;
    private bool _selected;
    private bool _awake;
    private bool _autoRats;
    private int _nextBaud;
    private byte _lastError;
    private TimeSpan _onAir;

    /// <summary>Plugs a chip reader in.</summary>
    /// <param name="link">The name that the driver's profile holds; a symbolic link is made there.</param>
    /// <param name="time">Clock and timers.</param>
    /// <param name="options">Pacing, times and seed; null for none.</param>
    public SimulatedPn532(string link, TimeProvider time, SimulatedSerialOptions? options = null)
        : base(link, time, options ?? new SimulatedSerialOptions()) => Plug();

    /// <summary>Whether it drops searches for type B, as clones of the PN532 do; their version says otherwise.</summary>
    public bool DropsTypeB { get; init; }

    /// <summary>Whether it takes SetSerialBaudRate.</summary>
    public bool ChangesLineRate { get; init; } = true;

    /// <summary>Whether it answers SetSerialBaudRate and then stays where it was, as a bad clone does.</summary>
    public bool OnlySaysThatItChanges { get; init; }

    /// <summary>Highest rate on the air in kbit/s that the chip in the field follows: 106, 212 or 424. It always offers 424.</summary>
    public int AirRateMax { get; set; } = 424;

    /// <summary>The rate on the air with the selected chip, kbit/s.</summary>
    public int AirRate { get; private set; } = 106;

    /// <summary>
    /// Paces what passes on the air too: frames of 256 bytes at <see cref="AirRate"/>, 9 bits a byte, after the command has arrived. Off by
    /// default.
    /// </summary>
    public bool PacesAir { get; init; }

    /// <summary>Time that the air took so far.</summary>
    public TimeSpan AirTime { get; private set; }

    /// <summary>Brings a chip into the field.</summary>
    /// <param name="chip">
    /// Answers command APDUs with response APDUs; null is a chip that does not answer. Called on the simulator's own thread, one at a time;
    /// must not throw, as a chip cannot; that would end the process.
    /// </param>
    /// <param name="typeB">Whether it is a chip of type B (ISO/IEC 14443-3) rather than A.</param>
    public void Present(Func<ReadOnlyMemory<byte>, byte[]?> chip, bool typeB = false)
    {
        lock (Gate)
        {
            _chip = chip;
            _typeB = typeB;
            Deselect();
        }
    }

    /// <summary>Takes the chip out of the field.</summary>
    public void Remove()
    {
        lock (Gate)
        {
            _chip = null;
        }
    }

    private protected override void PowerUp()
    {
        _awake = false;
        _autoRats = false;
        _nextBaud = 0;
        _lastError = 0;
        _frames.Reset();
        Deselect();
    }

    private protected override void Hear(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            _awake |= value == 0x55;
            if (!_awake)
            {
                continue;
            }

            switch (_frames.Take(value))
            {
                case Pn532HostWord.Ack:
                    Acknowledged();
                    break;
                case Pn532HostWord.Nack:
                    Answer(_repeatable);
                    break;
                case Pn532HostWord.Command:
                    Obey(_frames.Command);
                    break;
                case Pn532HostWord.Wrong:
                    Reject();
                    break;
            }
        }
    }

    private protected override byte[] Falsify(byte[] answer)
    {
        // One bit in the middle of the parameters is turned and the check sum made right again: a frame in order with data that is not true.
        var wrong = answer.ToArray();
        var payload = wrong[3] == 0xFF ? 8 : 5;
        var parameters = wrong.Length - payload - 2 - 2;
        if (parameters < 2)
        {
            return wrong;
        }

        var at = payload + 2 + (parameters / 2);
        wrong[at] ^= 0x01;
        wrong[^2] = (byte)((wrong[^2] + answer[at] + 256 - wrong[at]) % 256);
        return wrong;
    }

    private void Obey(byte[] command)
    {
        if (Misbehaviour != Misbehaviour.Garbage)
        {
            Inject([0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00]);
        }

        var answer = (command[0], command[1..]) switch
        {
            (0x02, []) => [0x32, 0x01, 0x06, 0x07],
            (0x04, []) => GeneralStatus(),
            (0x10, [<= 7 and var code]) when ChangesLineRate => SetSerialBaudRate(code),
            (0x12, [var flags]) => SetParameters(flags),
            (0x14, [>= 1 and <= 4, ..] and { Length: <= 3 }) => [],
            (0x32, [0x01, _] or [0x02, _, _, _] or [0x04, _] or [0x05, _, _, _]) => [],
            (0x40, [var target, .. var data]) => Exchange(target, data),
            (0x4A, [1 or 2, 0x00]) => Search(typeB: false),
            (0x4A, [1 or 2, 0x03, 0x00]) when !DropsTypeB => Search(typeB: true),
            (0x4E, [1, <= 2 and var toChip, <= 2 and var fromChip]) => ChangeAirRate(toChip, fromChip),
            (0x52, [0 or 1]) => Release(),
            _ => null,
        };
        if (answer is null)
        {
            Reject();
        }

        _repeatable = answer is null
            ? [0x00, 0x00, 0xFF, 0x01, 0xFF, 0x7F, 0x81, 0x00]
            : Pn532HostFrames.Frame([(byte)(command[0] + 1), .. answer]);
        Answer(_repeatable, _onAir);
        _onAir = TimeSpan.Zero;
    }

    private byte[] GeneralStatus() =>
        _selected
            ? [_lastError, 0x01, 0x01, 0x01, 0x00, 0x00, (byte)(_typeB ? 0x03 : 0x00), 0x00]
            : [_lastError, 0x00, 0x00, 0x00];

    /// <summary>The host's ACK aborts, or lets the line rate change that was asked for just before.</summary>
    private void Acknowledged()
    {
        if (_nextBaud > 0)
        {
            Baud = OnlySaysThatItChanges ? Baud : _nextBaud;
            _nextBaud = 0;
            return;
        }

        Abort();
    }

    private byte[] SetSerialBaudRate(byte code)
    {
        _nextBaud = new[] { 9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600 }[code];
        return [];
    }

    /// <summary>A chip that does not follow is lost until it is selected anew.</summary>
    private byte[] ChangeAirRate(byte toChip, byte fromChip)
    {
        var rate = 106 << toChip;
        if (!_selected || _typeB || toChip != fromChip || rate > AirRateMax)
        {
            Deselect();
            return Failed(RfTimeout);
        }

        AirRate = rate;
        return [0x00];
    }

    private byte[] SetParameters(byte flags)
    {
        _autoRats = (flags & 0x10) != 0;
        return [];
    }

    private byte[] Search(bool typeB)
    {
        Deselect();
        if (_chip is null || _typeB != typeB)
        {
            return [0x00];
        }

        _selected = true;
        if (typeB)
        {
            // ATQB: identifier, application data, protocol information that offers ISO/IEC 14443-4; then the answer to ATTRIB.
            return [1, 1, 0x50, 0x08, 0x11, 0x22, 0x33, 0, 0, 0, 0, 0x00, 0x81, 0xE1, 0x01, 0x00];
        }

        // SENS_RES, SEL_RES with ISO/IEC 14443-4, a random identifier as passports have, and the answer to select when it was asked for.
        byte[] found = [1, 1, 0x03, 0x44, 0x20, 0x04, 0x08, 0x11, 0x22, 0x33];
        return _autoRats ? [.. found, 0x06, 0x75, 0x77, 0x81, 0x02, 0x80] : found;
    }

    private byte[] Release()
    {
        Deselect();
        return [0x00];
    }

    private byte[] Exchange(byte target, byte[] data)
    {
        if (!_selected || (target & ~MoreInformation) != 1 || data.Length > PieceMax)
        {
            return Failed(NotAcceptable);
        }

        if (!_response.IsEmpty && data.Length == 0 && target == 1)
        {
            return NextPiece();
        }

        _command.AddRange(data);
        if (_command.Count > CommandMax)
        {
            return Failed(BufferTooSmall);
        }

        if ((target & MoreInformation) != 0)
        {
            return [0x00];
        }

        var command = _command.ToArray();
        _command.Clear();
        _response = _chip?.Invoke(command) ?? default(ReadOnlyMemory<byte>);
        TakeAirTime(command.Length + _response.Length);
        return _response.IsEmpty ? Failed(RfTimeout) : NextPiece();
    }

    private void TakeAirTime(int bytes)
    {
        if (PacesAir)
        {
            const int bitsPerByte = 9;
            _onAir = TimeSpan.FromSeconds(bytes * bitsPerByte / (AirRate * 1000.0));
            AirTime += _onAir;
        }
    }

    private byte[] NextPiece()
    {
        ReadOnlyMemory<byte> piece = _response[..Math.Min(PieceMax, _response.Length)];
        _response = _response[piece.Length..];
        _lastError = 0;
        return [_response.IsEmpty ? (byte)0x00 : MoreInformation, .. piece.Span];
    }

    private byte[] Failed(byte error)
    {
        _command.Clear();
        _response = default;
        _lastError = error;
        return [error];
    }

    private void Deselect()
    {
        _selected = false;
        AirRate = 106;
        _command.Clear();
        _response = default;
    }
}
