namespace EGate.Devices.Simulated.Serial;

/// <summary>
/// What all simulated devices on a serial line share: the plug, the eight misbehaviours applied to answers, and bytes that come from nowhere.
/// All members may be called from any thread.
/// </summary>
public abstract class SimulatedSerialDevice : IDisposable
{
    private readonly SimulatedLine _line;
    private readonly SimulatedSerialOptions _options;
    private readonly Random _random;
    private byte[] _lastAnswer = [];
    private long _rejected;
    private int _answers;

    /// <param name="link">The name that the driver's profile holds; a symbolic link is made there.</param>
    /// <param name="time">Clock and timers for paced, slow and delayed answers.</param>
    /// <param name="options">Pacing, times and seed.</param>
    private protected SimulatedSerialDevice(string link, TimeProvider time, SimulatedSerialOptions options)
    {
        _options = options;
        _random = new Random(options.Seed);
        _line = new SimulatedLine(link, time, options, HearWhilePowered);
    }

    /// <summary>How the device misbehaves from its next answer on.</summary>
    public Misbehaviour Misbehaviour
    {
        get
        {
            lock (Gate)
            {
                return field;
            }
        }
        set
        {
            lock (Gate)
            {
                field = value;
            }
        }
    }

    /// <summary>Whether the plug is in.</summary>
    public bool Plugged => _line.Plugged;

    /// <summary>What the host sent that the device's manual does not allow: wrong check sums, lengths, commands.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Bytes that crossed the line so far, from the host and to it.</summary>
    public (long FromHost, long ToHost) Crossed => _line.Crossed;

    /// <summary>The device's own line rate in bit/s; 0 follows the host's.</summary>
    public int Baud
    {
        get => _line.Baud;
        private protected set => _line.Baud = value;
    }

    /// <summary>Guards the device's state.</summary>
    private protected Lock Gate { get; } = new();

    /// <summary>Puts the plug in. A device that was unplugged has forgotten its settings.</summary>
    public void Plug()
    {
        lock (Gate)
        {
            PowerUp();
            _line.Baud = _options.Baud;
            _lastAnswer = [];
        }

        _line.Plug();
    }

    /// <summary>Pulls the plug: the driver's open line hangs up and its name disappears.</summary>
    public void Unplug() => _line.Unplug();

    /// <summary>Puts bytes on the line as they are, asked or not: noise, half frames, forged frames.</summary>
    public void Inject(ReadOnlySpan<byte> bytes) => _line.Send(bytes, TimeSpan.Zero);

    /// <summary>Sends random bytes without end while on, as fast as the host takes them.</summary>
    public void Chatter(bool on) => _line.Chatter = on;

    /// <summary>Pulls the plug for good.</summary>
    public void Dispose()
    {
        _line.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes bytes of the host, inside <see cref="Gate"/>.</summary>
    private protected abstract void Hear(ReadOnlySpan<byte> bytes);

    /// <summary>Forgets what a device forgets without power, inside <see cref="Gate"/>.</summary>
    private protected abstract void PowerUp();

    /// <summary>Makes a true answer untrue but well-formed.</summary>
    private protected abstract byte[] Falsify(byte[] answer);

    /// <summary>Counts something the host must not send.</summary>
    private protected void Reject() => Interlocked.Increment(ref _rejected);

    /// <summary>Forgets answers that are under way.</summary>
    private protected void Abort() => _line.Abort();

    /// <summary>Sends an answer the way the misbehaviour has it.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="after">Time the device itself needs for it.</param>
    private protected void Answer(byte[] answer, TimeSpan after = default)
    {
        var stuck = _lastAnswer;
        if (Misbehaviour != Misbehaviour.Stuck)
        {
            _lastAnswer = answer;
        }

        switch (Misbehaviour)
        {
            case Misbehaviour.Off:
                break;
            case Misbehaviour.Stuck:
                Inject(stuck);
                break;
            case Misbehaviour.Garbage:
                var noise = new byte[_random.Next(1, 65)];
                _random.NextBytes(noise);
                Inject(noise);
                break;
            case Misbehaviour.Wrong:
                Inject(Falsify(answer));
                break;
            case Misbehaviour.Slow:
                _line.Send(answer, _options.SlowBy);
                break;
            case Misbehaviour.Delayed:
                _line.Send(answer, _options.DelayedBy);
                break;
            case Misbehaviour.Intermittent when ++_answers % 3 == 0:
                break;
            default:
                _line.Send(answer, after);
                break;
        }
    }

    private void HearWhilePowered(ReadOnlySpan<byte> bytes)
    {
        lock (Gate)
        {
            if (Misbehaviour != Misbehaviour.Off)
            {
                Hear(bytes);
            }
        }
    }
}
