using EGate.Core;

namespace EGate.Devices.Simulated;

/// <summary>
/// The lane behind <see cref="SimulatedGpioDriver"/>: two leaves with end switches, four light beams, a presence sensor, the two emergency
/// inputs, and people who walk through. It moves by timers of its <see cref="TimeProvider"/> and by what the outputs do; all methods may be
/// called from any thread. Edges and <see cref="OutputChanged"/> are raised inside its lock: handlers only enqueue.
/// When the machine is late in real time, the world waits for it (<see cref="SimulatedLaneSettings.WaitsForLateMachine"/>).
/// What it does not have: the drive's own safety (force limits, hard-wired release) and the heartbeat relay.
/// </summary>
public sealed partial class SimulatedLaneWorld
{
    /// <summary>Lateness that counts as none; timers are not more exact than this.</summary>
    private static readonly TimeSpan TimerGrain = TimeSpan.FromMilliseconds(2);

    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly SimulatedLaneSettings _settings;
    private readonly long _startedAt;
    private readonly bool _waits;
    private readonly ITimer _timer;
    private readonly SimulatedLeaf[] _leaves;
    private readonly Dictionary<string, SimulatedInput> _inputs;
    private readonly Dictionary<string, bool> _outputs;
    private readonly List<SimulatedBody> _bodies = [];
    private TimeSpan _now;
    private TimeSpan _late;
    private bool _advancing;

    /// <summary>Builds an empty lane with both barriers closed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its bounds.</exception>
    public SimulatedLaneWorld(GpioProfile profile, TimeProvider time, SimulatedLaneSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(time);
        Profile = profile;
        _time = time;
        _settings = (settings ?? new SimulatedLaneSettings()).Checked();
        WalkingSpeed = _settings.WalkingSpeed;
        _startedAt = time.GetTimestamp();
        _waits = _settings.WaitsForLateMachine ?? ReferenceEquals(time, TimeProvider.System);
        _leaves = [new SimulatedLeaf(_settings.Travel), new SimulatedLeaf(_settings.Travel)];
        var chance = new Random(_settings.Seed);
        _inputs = GpioFunctions.Inputs.ToDictionary(
            f => f,
            _ => new SimulatedInput(_settings.BounceEdges, chance),
            StringComparer.Ordinal
        );
        _outputs = GpioFunctions.Outputs.ToDictionary(f => f, _ => false, StringComparer.Ordinal);
        _timer = time.CreateTimer(_ => Do(() => { }), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Do(() => { });
    }

    /// <summary>The lines it is wired to.</summary>
    public GpioProfile Profile { get; }

    /// <summary>Speed of people in m/s (above 0, at most 10); may be changed at any time.</summary>
    public double WalkingSpeed { get; private set; }

    /// <summary>An output changed: function, active, time since the world began. Raised inside the world's lock; for checkers.</summary>
    public event Action<string, bool, TimeSpan>? OutputChanged;

    /// <summary>An input line changed: function, active. Raised inside the world's lock.</summary>
    internal event Action<string, bool>? InputChanged;

    /// <summary>A complete profile on consecutive offsets of a chip named <c>simulated</c>: outputs first, then inputs, all active high.</summary>
    public static GpioProfile DefaultProfile() =>
        new(
            Chip: "simulated",
            Lines: GpioFunctions
                .Outputs.Concat(GpioFunctions.Inputs)
                .Select((function, offset) => (function, offset))
                .ToDictionary(l => l.function, l => new GpioLine(l.offset, ActiveLow: false), StringComparer.Ordinal),
            Debounce: TimeSpan.FromMilliseconds(10),
            DriveMax: TimeSpan.FromSeconds(3),
            ObstaclePause: TimeSpan.FromSeconds(3),
            ObstacleRetries: 3,
            HeartbeatMax: TimeSpan.FromSeconds(1)
        );

    /// <summary>How far a barrier is open: 0 closed to 1 open, as it truly is, whatever its switches say.</summary>
    public double Openness(BarrierId barrier) => Look(() => _leaves[(int)barrier].Openness);

    /// <summary>Whether an output is active.</summary>
    public bool Output(string function) => Look(() => _outputs[function]);

    /// <summary>Whether an input line shows active.</summary>
    public bool Input(string function) => Look(() => _inputs[function].Shown);

    /// <summary>Sets the speed of people.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, or above 10.</exception>
    public void SetWalkingSpeed(double metresPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(metresPerSecond);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(metresPerSecond, 10);
        Do(() => WalkingSpeed = metresPerSecond);
    }

    /// <summary>The driver sets an output.</summary>
    internal void SetOutput(string function, bool active) =>
        Do(() =>
        {
            if (_outputs[function] == active)
                return;
            _outputs[function] = active;
            _leaves[0].Drive(_now, Direction(GpioFunctions.EntryOpen, GpioFunctions.EntryClose));
            _leaves[1].Drive(_now, Direction(GpioFunctions.ExitOpen, GpioFunctions.ExitClose));
            OutputChanged?.Invoke(function, active, _now);
        });

    private int Direction(string open, string close) => (_outputs[open] ? 1 : 0) - (_outputs[close] ? 1 : 0);

    private T Look<T>(Func<T> look)
    {
        lock (_gate)
        {
            var real = _time.GetElapsedTime(_startedAt) - _late;
            if (_advancing)
                return look();
            if (Next() <= real)
                Do(() => { });
            else if (real > _now)
                Advance(real); // between two events no sensor changes
            return look();
        }
    }

    /// <summary>Brings the world up to now, does something in it, shows what the sensors see and waits for what comes next.</summary>
    private void Do(Action act)
    {
        lock (_gate)
        {
            if (_advancing)
            {
                // A handler asks from inside an edge: it sees the world as it is at that edge.
                act();
                return;
            }
            _advancing = true;
            try
            {
                CatchUp();
                act();
                Show();
            }
            finally
            {
                _advancing = false;
            }
            Schedule();
        }
    }

    private void CatchUp()
    {
        var real = _time.GetElapsedTime(_startedAt) - _late;
        while (Next() is { } due && due <= real)
        {
            Advance(due);
            Show();
            if (!_waits || real - due <= TimerGrain)
                continue;
            _late += real - due;
            real = due;
        }
        if (real > _now)
            Advance(real);
    }

    private void Advance(TimeSpan to)
    {
        _now = to > _now ? to : _now;
        foreach (var leaf in _leaves)
            leaf.AdvanceTo(_now);
        foreach (var body in _bodies)
            body.AdvanceTo(_now, WalkingSpeed, b => _leaves[(int)b]);
        _bodies.RemoveAll(b => b.Stands && IsOutside(b));
        foreach (var id in (ReadOnlySpan<BarrierId>)[BarrierId.Entry, BarrierId.Exit])
            _leaves[(int)id].BodyInWay(_bodies.Exists(b => b.Covers(LaneGeometry.Leaf(id))));
    }

    private TimeSpan? Next()
    {
        var next = _leaves
            .Select(l => l.Next)
            .Concat(_bodies.Select(b => b.Next(WalkingSpeed)))
            .Concat(_inputs.Values.Select(i => i.Next(_now)))
            .Min();
        return next < _now ? _now : next;
    }

    private void Show()
    {
        foreach (var (function, input) in _inputs)
        {
            var before = input.Shown;
            input.Update(_now, TruthOf(function));
            if (input.Shown != before)
                InputChanged?.Invoke(function, input.Shown);
        }
    }

    private void Schedule()
    {
        var wait = Next() - (_time.GetElapsedTime(_startedAt) - _late);
        _timer.Change(
            wait is { } due
                ? TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(due.TotalMilliseconds)))
                : Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }
}
