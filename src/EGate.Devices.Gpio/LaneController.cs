using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>
/// One turn of the lane's hardware: readings, passage logic, interlock, pins, in this order. Runs on the interlock's thread alone; a line
/// that fails comes out as a <see cref="LineFailedException"/> and the caller puts everything to rest.
/// </summary>
internal sealed class LaneController
{
    private readonly LanePins _pins;
    private readonly LaneInputs _inputs;
    private readonly PassageLogic _passage;
    private readonly Interlock _interlock;
    private readonly LaneSigns _signs = new();
    private readonly HeartbeatOutput _heartbeat;
    private readonly EventOutlet _outlet;
    private readonly TimeProvider _time;
    private readonly CommandLatencies _latencies;
    private readonly List<LaneCommand.Open> _opening = [];

    public LaneController(
        GpioProfile profile,
        LanePins pins,
        OpeningTokens tokens,
        HeartbeatOutput heartbeat,
        EventOutlet outlet,
        CommandLatencies latencies,
        TimeProvider time
    )
    {
        _pins = pins;
        _inputs = new LaneInputs(profile.Debounce);
        _passage = new PassageLogic(outlet.Publish);
        _interlock = new Interlock(profile, tokens, outlet.Publish);
        _heartbeat = heartbeat;
        _outlet = outlet;
        _latencies = latencies;
        _time = time;
    }

    /// <summary>When the next turn must come even if nothing happens.</summary>
    public TimeSpan? Deadline =>
        Earliest.Of(_inputs.Deadline, _passage.Deadline, _interlock.Deadline, _heartbeat.Deadline);

    /// <summary>What is wrong although all lines answer.</summary>
    public CatalogueEntry? Doubt => _passage.PresenceDoubtful ? Catalogue.PresenceSensorDoubtful : null;

    /// <summary>Opens the lines, takes the inputs as they are and tells the whole state.</summary>
    public void Begin(TimeSpan now)
    {
        _pins.Open();
        _inputs.Begin(_pins.Read, now);
        _passage.Reset(Levels());
        Drive(Around(now));
        Tell();
    }

    /// <summary>Reads all inputs.</summary>
    public void Poll(TimeSpan now) => _inputs.Poll(_pins.Read, now);

    /// <summary>One turn.</summary>
    public void Turn(TimeSpan now, MailboxContent content)
    {
        foreach (var (input, at) in content.Edges)
            _inputs.Edge(input, _pins.Read, at);
        if (content.Commands.Any(c => c is LaneCommand.Open))
            _inputs.Poll(_pins.Read, now); // what an opening depends on is read now, not remembered
        _inputs.Settle(now, function => Settled(now, function));
        _passage.Step(now, Levels());
        var around = Around(now);
        // The models see the inputs before a command does: a barrier that was just forced refuses the other one's opening.
        _interlock.Step(around);
        foreach (var command in content.Commands)
            Obey(command, around);
        Drive(around);
    }

    /// <summary>The lines were lost: nothing is commanded any more.</summary>
    public void Forget()
    {
        _interlock.Halt();
        _opening.Clear();
    }

    /// <summary>
    /// A command while the lines are lost: evacuation and stop are remembered and carried out as soon as the lines are back, everything else
    /// is refused.
    /// </summary>
    public void WithoutLines(LaneCommand command)
    {
        switch (command)
        {
            case LaneCommand.Release:
                _interlock.Release();
                break;
            case LaneCommand.Stop:
                _interlock.Stop();
                break;
            case LaneCommand.Show show:
                _signs.Set(show.Sign, show.FaceLightPercent);
                break;
            case LaneCommand.Examine examine:
                var lost = Catalogue.GpioLost;
                examine.Answer.TrySetResult(
                    new Examination(GpioLaneHardware.DeviceName, Tested, Passed: false, lost.Sentence, lost.Remedy)
                );
                break;
            case LaneCommand.Open open:
                _outlet.Publish(new HardwareEvent.CommandRefused(open.Barrier, Catalogue.GpioLost.Id));
                break;
            case LaneCommand.Close close:
                _outlet.Publish(new HardwareEvent.CommandRefused(close.Barrier, Catalogue.GpioLost.Id));
                break;
            case LaneCommand.ReArm:
                _outlet.Publish(new HardwareEvent.CommandRefused(BarrierId.Entry, Catalogue.GpioLost.Id));
                _outlet.Publish(new HardwareEvent.CommandRefused(BarrierId.Exit, Catalogue.GpioLost.Id));
                break;
        }
    }

    /// <summary>The whole state, as events: at start, and when events were lost.</summary>
    public void Tell()
    {
        foreach (var id in (ReadOnlySpan<BarrierId>)[BarrierId.Entry, BarrierId.Exit])
        {
            _outlet.Publish(new HardwareEvent.BarrierMoved(id, _interlock.PositionOf(id)));
            _outlet.Publish(new HardwareEvent.Obstacle(id, _inputs.Stable(BarrierLines.ObstacleSensor(id))));
        }
        _outlet.Publish(new HardwareEvent.EvacuationInput(!_inputs.Stable(GpioFunctions.EvacuationOk)));
        _outlet.Publish(new HardwareEvent.EmergencyStopInput(!_inputs.Stable(GpioFunctions.EmergencyStopOk)));
        _outlet.Publish(new HardwareEvent.MantrapOccupied(_passage.Occupied));
        _outlet.Publish(new HardwareEvent.PersonsChanged(_passage.Persons));
    }

    private void Settled(TimeSpan now, string function)
    {
        switch (function)
        {
            case GpioFunctions.EntryObstacle:
                _outlet.Publish(new HardwareEvent.Obstacle(BarrierId.Entry, _inputs.Stable(function)));
                break;
            case GpioFunctions.ExitObstacle:
                _outlet.Publish(new HardwareEvent.Obstacle(BarrierId.Exit, _inputs.Stable(function)));
                break;
            case GpioFunctions.EvacuationOk:
                _outlet.Publish(new HardwareEvent.EvacuationInput(!_inputs.Stable(function)));
                break;
            case GpioFunctions.EmergencyStopOk:
                _outlet.Publish(new HardwareEvent.EmergencyStopInput(!_inputs.Stable(function)));
                break;
            default:
                _passage.Step(now, Levels()); // one beam at a time: their order is the direction
                break;
        }
    }

    private void Obey(LaneCommand command, Surroundings around)
    {
        switch (command)
        {
            case LaneCommand.Open open:
                if (_interlock.Open(open.Barrier, open.Token, around))
                    _opening.Add(open);
                break;
            case LaneCommand.Close close:
                _interlock.Close(close.Barrier);
                break;
            case LaneCommand.Release:
                _interlock.Release();
                break;
            case LaneCommand.Stop:
                _interlock.Stop();
                break;
            case LaneCommand.ReArm:
                _interlock.ReArm(around);
                break;
            case LaneCommand.Show show:
                _signs.Set(show.Sign, show.FaceLightPercent);
                break;
            case LaneCommand.Examine examine:
                examine.Answer.TrySetResult(Examine());
                break;
        }
    }

    private void Drive(Surroundings around)
    {
        _interlock.Step(around);
        WriteDrives();
        _signs.Write(_pins);
        _heartbeat.Step(around.Now);
        _pins.Write(GpioFunctions.Heartbeat, _heartbeat.Level);
    }

    /// <summary>What is switched off goes before what is switched on: no two drives overlap, not even for the time of a write.</summary>
    private void WriteDrives()
    {
        var drives = new[] { _interlock.DriveOf(BarrierId.Entry), _interlock.DriveOf(BarrierId.Exit) };
        foreach (var on in (ReadOnlySpan<bool>)[false, true])
        foreach (var id in (ReadOnlySpan<BarrierId>)[BarrierId.Entry, BarrierId.Exit])
        {
            if (drives[(int)id] == Gpio.Drive.Open == on)
                _pins.Write(BarrierLines.OpenDrive(id), on);
            if (drives[(int)id] == Gpio.Drive.Close == on)
                _pins.Write(BarrierLines.CloseDrive(id), on);
        }
        foreach (var open in _opening)
            _latencies.Add(_time.GetElapsedTime(open.CalledAt));
        _opening.Clear();
    }

    private Examination Examine()
    {
        var read = GpioFunctions.Inputs.Where(_pins.Read).ToList();
        var contradicting =
            _interlock.PositionOf(BarrierId.Entry) == BarrierPosition.Unknown
            || _interlock.PositionOf(BarrierId.Exit) == BarrierPosition.Unknown;
        var result =
            $"Entry {_interlock.PositionOf(BarrierId.Entry)}, exit {_interlock.PositionOf(BarrierId.Exit)}, "
            + $"interlock {_interlock.Mode}, persons {_passage.Persons}; active inputs: {string.Join(", ", read)}.";
        var remedy =
            Doubt?.Remedy
            ?? (
                contradicting
                    ? "Close both barriers from the officers' page; if one stays unknown, check its end switches."
                    : ""
            );
        return new Examination(GpioLaneHardware.DeviceName, Tested, remedy.Length == 0, result, remedy);
    }

    internal const string Tested = "All inputs were read on the interlock's own thread.";

    private Surroundings Around(TimeSpan now) => new(now, _time.GetUtcNow(), _inputs, _heartbeat.Beating(now));

    private PassageLevels Levels() =>
        new(
            _inputs.Stable(GpioFunctions.EntryBeamOuter),
            _inputs.Stable(GpioFunctions.EntryBeamInner),
            _inputs.Stable(GpioFunctions.ExitBeamInner),
            _inputs.Stable(GpioFunctions.ExitBeamOuter),
            _inputs.Stable(GpioFunctions.MantrapPresence)
        );
}
