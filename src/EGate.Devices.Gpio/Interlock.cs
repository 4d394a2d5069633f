using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>What overrides normal commands.</summary>
internal enum InterlockMode
{
    /// <summary>Commands are followed within the rules.</summary>
    Normal,

    /// <summary>Emergency stop: nothing is driven.</summary>
    Stopped,

    /// <summary>Evacuation: both barriers are driven open. Outranks the stop.</summary>
    Released,
}

/// <summary>The world as one turn of the interlock sees it.</summary>
/// <param name="Now">Elapsed since the hardware started.</param>
/// <param name="UtcNow">Time of day, for tokens alone.</param>
/// <param name="Inputs">The lane's inputs.</param>
/// <param name="Beating">The lane loop turns.</param>
internal readonly record struct Surroundings(TimeSpan Now, DateTimeOffset UtcNow, LaneInputs Inputs, bool Beating);

/// <summary>
/// The rules between commands and pins (DESIGN section 5): mutual exclusion, token, obstacle, drive time, heartbeat, evacuation and stop.
/// It keeps its own model of both barriers and does not trust the state machine. No threads, no pins: the loop around it gives it the
/// inputs and carries out <see cref="DriveOf"/>.
/// </summary>
internal sealed class Interlock
{
    private readonly BarrierModel[] _barriers;
    private readonly TokenLedger _ledger;
    private readonly Action<HardwareEvent> _publish;
    private bool _entryClosesNext;

    /// <summary>Events go to <paramref name="publish"/> on the caller's thread.</summary>
    public Interlock(GpioProfile profile, OpeningTokens tokens, Action<HardwareEvent> publish)
    {
        _barriers =
        [
            new BarrierModel(BarrierId.Entry, profile, publish),
            new BarrierModel(BarrierId.Exit, profile, publish),
        ];
        _ledger = new TokenLedger(tokens);
        _publish = publish;
    }

    /// <summary>What overrides normal commands now.</summary>
    public InterlockMode Mode { get; private set; }

    /// <summary>When <see cref="Step"/> must be called even if nothing changes.</summary>
    public TimeSpan? Deadline => Earliest.Of(_barriers[0].Deadline, _barriers[1].Deadline);

    /// <summary>Where a barrier is.</summary>
    public BarrierPosition PositionOf(BarrierId barrier) => Of(barrier).Position;

    /// <summary>How a barrier is to be driven.</summary>
    /// <exception cref="InvalidOperationException">Both would be driven open outside evacuation: a defect, and nothing may be driven.</exception>
    public Drive DriveOf(BarrierId barrier)
    {
        if (Mode != InterlockMode.Released && _barriers[0].Drive == Drive.Open && _barriers[1].Drive == Drive.Open)
            throw new InvalidOperationException("Both barriers would be driven open outside evacuation.");
        return Of(barrier).Drive;
    }

    /// <summary>Opens a barrier or tells why not. True when it opens.</summary>
    public bool Open(BarrierId barrier, OpeningToken token, Surroundings around)
    {
        var refusal =
            Overridden(around) ?? OtherNotClosed(barrier, around) ?? _ledger.Problem(token, barrier, around.UtcNow);
        if (refusal is not null)
        {
            Refuse(barrier, refusal);
            return false;
        }
        _ledger.Use(token);
        if (barrier == BarrierId.Entry)
            _entryClosesNext = false;
        Of(barrier).Open();
        return true;
    }

    /// <summary>Closes a barrier, except during evacuation and emergency stop.</summary>
    public void Close(BarrierId barrier)
    {
        if (Mode == InterlockMode.Normal)
            Of(barrier).Close();
        else
            Refuse(barrier, ModeRefusal);
    }

    /// <summary>Evacuation: opens both, from every state.</summary>
    public void Release()
    {
        Mode = InterlockMode.Released;
        _entryClosesNext = false;
        foreach (var barrier in _barriers)
            barrier.Release();
    }

    /// <summary>Emergency stop: takes both drives away. An evacuation goes on.</summary>
    public void Stop()
    {
        if (Mode == InterlockMode.Released)
            return;
        Mode = InterlockMode.Stopped;
        Halt();
    }

    /// <summary>Ends evacuation or stop, unless an input still asks for it: closes the exit, then the entry.</summary>
    public void ReArm(Surroundings around)
    {
        if (Evacuation(around) || EmergencyStop(around))
        {
            Refuse(BarrierId.Entry, Catalogue.InterlockInputActive);
            Refuse(BarrierId.Exit, Catalogue.InterlockInputActive);
            return;
        }
        Mode = InterlockMode.Normal;
        Of(BarrierId.Entry).Halt();
        Of(BarrierId.Exit).Close();
        _entryClosesNext = true;
    }

    /// <summary>Takes the drives from both barriers and forgets their commands; evacuation and stop stay as they are.</summary>
    public void Halt()
    {
        _entryClosesNext = false;
        foreach (var barrier in _barriers)
            barrier.Halt();
    }

    /// <summary>One turn: levels of the emergency inputs, both models, and the rules that hold all the time.</summary>
    public void Step(Surroundings around)
    {
        if (Evacuation(around))
            Release();
        else if (EmergencyStop(around) && Mode == InterlockMode.Normal)
            Stop();
        else if (Mode == InterlockMode.Released)
            Release(); // also after the lines were lost: it opens again
        Exclude(around);
        Move(around);
        if (_entryClosesNext && Of(BarrierId.Exit).Settled)
        {
            _entryClosesNext = false;
            Of(BarrierId.Entry).Close();
            Move(around);
        }
    }

    private void Move(Surroundings around)
    {
        foreach (var id in (ReadOnlySpan<BarrierId>)[BarrierId.Entry, BarrierId.Exit])
            Of(id).Step(around.Now, BarrierLines.Read(id, around.Inputs));
    }

    /// <summary>An opening or open barrier is closed when the other leaves its closed switch, and let go of when the lane loop stops.</summary>
    private void Exclude(Surroundings around)
    {
        if (Mode != InterlockMode.Normal)
            return;
        foreach (var id in (ReadOnlySpan<BarrierId>)[BarrierId.Entry, BarrierId.Exit])
        {
            if (!Of(id).CommandedOpen)
                continue;
            if (!around.Inputs.Stable(BarrierLines.ClosedSwitch(Other(id))))
            {
                Refuse(id, Catalogue.InterlockOtherOpen);
                Of(id).Close();
            }
            else if (!around.Beating)
            {
                _publish(new HardwareEvent.BarrierFaulted(id, Catalogue.InterlockNoHeartbeat.Id));
                Of(id).Halt();
            }
        }
    }

    private CatalogueEntry? Overridden(Surroundings around) =>
        Mode != InterlockMode.Normal ? ModeRefusal
        : around.Beating ? null
        : Catalogue.InterlockNoHeartbeat;

    private CatalogueEntry ModeRefusal =>
        Mode == InterlockMode.Released ? Catalogue.InterlockReleased : Catalogue.InterlockStopped;

    private CatalogueEntry? OtherNotClosed(BarrierId barrier, Surroundings around)
    {
        var other = Of(Other(barrier));
        var closed =
            other is { Position: BarrierPosition.Closed, CommandedOpen: false, Drive: not Drive.Open }
            && around.Inputs.Sure(BarrierLines.ClosedSwitch(Other(barrier)));
        return closed ? null : Catalogue.InterlockOtherOpen;
    }

    private void Refuse(BarrierId barrier, CatalogueEntry why) =>
        _publish(new HardwareEvent.CommandRefused(barrier, why.Id));

    private static bool Evacuation(Surroundings around) => !around.Inputs.Stable(GpioFunctions.EvacuationOk);

    private static bool EmergencyStop(Surroundings around) => !around.Inputs.Stable(GpioFunctions.EmergencyStopOk);

    private static BarrierId Other(BarrierId barrier) => barrier == BarrierId.Entry ? BarrierId.Exit : BarrierId.Entry;

    private BarrierModel Of(BarrierId barrier) => _barriers[(int)barrier];
}
