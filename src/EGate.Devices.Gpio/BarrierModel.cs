using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>Which way a barrier is driven.</summary>
internal enum Drive
{
    /// <summary>Not driven.</summary>
    None,

    /// <summary>Driven, or held, open.</summary>
    Open,

    /// <summary>Driven closed.</summary>
    Close,
}

/// <summary>A barrier's inputs.</summary>
/// <param name="Opened">Open end switch, debounced.</param>
/// <param name="Closed">Closed end switch, debounced.</param>
/// <param name="OpenedNow">Open end switch, debounced and by the last reading as well: good enough to stop at.</param>
/// <param name="ClosedNow">Closed end switch, likewise.</param>
/// <param name="Obstacle">Something is in the path.</param>
internal readonly record struct BarrierSwitches(bool Opened, bool Closed, bool OpenedNow, bool ClosedNow, bool Obstacle)
{
    /// <summary>Both at once: at least one of them lies.</summary>
    public bool Contradict => Opened && Closed;
}

/// <summary>
/// One barrier: end switches, commands and time in; position and drive out. Pure; the interlock calls <see cref="Step"/> whenever
/// something changed or <see cref="Deadline"/> has come. Power-to-hold: the open drive stays on while the barrier is to stand open, so that
/// whatever takes the power away lets go of the barrier. The close drive ends at the closed end switch.
/// </summary>
internal sealed partial class BarrierModel(BarrierId id, GpioProfile profile, Action<HardwareEvent> publish)
{
    private enum Phase
    {
        Idle,
        Moving,
        Paused,
        Arrived,
        Faulted,
    }

    /// <summary>A retry after an obstacle drives half of the time, in slices this long, so that the leaf moves slowly.</summary>
    public static readonly TimeSpan SlowSlice = TimeSpan.FromMilliseconds(100);

    /// <summary>A closed barrier that leaves its switch sooner than this after closing sprang back; later, it was forced.</summary>
    public static readonly TimeSpan SettledAfter = TimeSpan.FromMilliseconds(500);

    /// <summary>A barrier driven open for this long has left whatever switch it rolled over when it turned round.</summary>
    public static readonly TimeSpan WrongWayAfter = TimeSpan.FromMilliseconds(100);

    private Drive _goal;
    private Phase _phase;
    private bool _released;
    private bool _slow;
    private int _tries;
    private TimeSpan _driven;
    private TimeSpan _minimum;
    private TimeSpan _stepped;
    private TimeSpan _pauseUntil;
    private TimeSpan? _closedSince;
    private bool _halted;
    private bool _leftClosed;
    private bool _closedDoubtful;
    private bool _contradictionTold;
    private bool _lateTold;

    /// <summary>Where it is.</summary>
    public BarrierPosition Position { get; private set; }

    /// <summary>How it is to be driven now.</summary>
    public Drive Drive { get; private set; }

    /// <summary>Told to open, or to stay open.</summary>
    public bool CommandedOpen => _goal == Drive.Open;

    /// <summary>Resting: nothing is under way.</summary>
    public bool Settled => _phase is not (Phase.Moving or Phase.Paused);

    /// <summary>When <see cref="Step"/> must be called even if nothing changes; null when it need not.</summary>
    public TimeSpan? Deadline { get; private set; }

    /// <summary>Opens; an opening under way goes on.</summary>
    public void Open() => Go(Drive.Open);

    /// <summary>Closes; a closing under way goes on.</summary>
    public void Close() => Go(Drive.Close);

    /// <summary>Evacuation: opens and stays open whatever the inputs say, until the next <see cref="Close"/>.</summary>
    public void Release()
    {
        if (_released)
            return;
        Go(Drive.Open);
        _released = true;
        _slow = false;
        _lateTold = false;
        if (_phase == Phase.Paused)
            Begin();
    }

    /// <summary>Takes the drive away where it stands and forgets the command.</summary>
    public void Halt()
    {
        _halted = _halted || _phase is Phase.Moving or Phase.Paused;
        _goal = Drive.None;
        _released = false;
        Drive = Drive.None;
        _phase = Phase.Idle;
    }

    /// <summary>Takes the inputs as they are at <paramref name="now"/> (elapsed since start, never going back).</summary>
    public void Step(TimeSpan now, BarrierSwitches switches)
    {
        if (_phase == Phase.Moving && Drive != Drive.None)
            _driven += now - _stepped;
        _stepped = now;
        WatchClosedSwitch(now, switches);
        Advance(now, switches);
        Drive = DriveAt(now);
        Deadline = DeadlineAt(now);
        Report(PositionBy(switches));
    }

    private void Go(Drive goal)
    {
        if (_goal == goal && !_released && _phase is Phase.Moving or Phase.Paused or Phase.Arrived)
            return;
        var reversing = _phase is Phase.Moving && Drive != Drive.None && Drive != goal;
        _goal = goal;
        _released = false;
        _halted = false;
        _tries = 0;
        _slow = false;
        _contradictionTold = false;
        // A barrier that turns round may still stand on the switch it is sent back to, and roll off it: it is driven for a moment at least.
        _minimum = reversing ? profile.Debounce * 2 : TimeSpan.Zero;
        Begin();
    }

    private void Begin()
    {
        _phase = Phase.Moving;
        _driven = TimeSpan.Zero;
        _leftClosed = false;
        _slowSince = null;
    }

    private void WatchClosedSwitch(TimeSpan now, BarrierSwitches s)
    {
        if (s.Closed)
        {
            if (_closedSince is null && Drive == Drive.Open && _phase == Phase.Moving && _driven >= WrongWayAfter)
                _closedDoubtful = true; // it was driven open and arrived at the closed switch: the switches are the wrong way round
            _closedSince ??= now;
            return;
        }
        var held = now - _closedSince;
        _closedSince = null;
        _leftClosed = true;
        _closedDoubtful = false;
        if (held is null || _goal == Drive.Open || _phase is Phase.Moving or Phase.Paused)
            return;
        if (held >= SettledAfter)
        {
            _goal = Drive.None;
            _phase = Phase.Idle;
            publish(new HardwareEvent.BarrierFaulted(id, Catalogue.BarrierForced.Id));
        }
        else if (_phase == Phase.Arrived)
        {
            Begin();
        }
    }

    private BarrierPosition PositionBy(BarrierSwitches s) =>
        _phase switch
        {
            _ when s.Contradict => BarrierPosition.Unknown,
            Phase.Moving => _goal == Drive.Open ? BarrierPosition.Opening : BarrierPosition.Closing,
            Phase.Paused => BarrierPosition.Blocked,
            _ when s.Closed => _closedDoubtful ? BarrierPosition.Unknown : BarrierPosition.Closed,
            _ when s.Opened => BarrierPosition.Open,
            Phase.Faulted => BarrierPosition.Blocked,
            _ => _halted ? BarrierPosition.Blocked : BarrierPosition.Unknown,
        };

    private void Report(BarrierPosition position)
    {
        if (position == Position)
            return;
        Position = position;
        publish(new HardwareEvent.BarrierMoved(id, position));
    }
}
