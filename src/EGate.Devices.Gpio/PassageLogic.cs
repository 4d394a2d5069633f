namespace EGate.Devices.Gpio;

/// <summary>The four beams (true: interrupted) and the presence sensor (true: something is there).</summary>
internal readonly record struct PassageLevels(
    bool EntryOuter,
    bool EntryInner,
    bool ExitInner,
    bool ExitOuter,
    bool Presence
);

/// <summary>
/// Counts people: beam levels in, person events out. Pure; it knows no pins and no clock but the time it is given. The count heals to zero
/// when the presence sensor, which must have seen somebody since, sees nobody while all beams are free for <see cref="EmptyAfter"/>.
/// </summary>
internal sealed class PassageLogic(Action<HardwareEvent> publish)
{
    /// <summary>An empty mantrap for this long is empty.</summary>
    public static readonly TimeSpan EmptyAfter = TimeSpan.FromSeconds(1);

    private readonly BeamPair _entry = new();
    private readonly BeamPair _exit = new();
    private PassageLevels _levels;
    private bool _seen;
    private TimeSpan? _quietSince;

    /// <summary>People in the mantrap.</summary>
    public int Persons { get; private set; }

    /// <summary>Whether the presence sensor sees anything.</summary>
    public bool Occupied => _levels.Presence;

    /// <summary>People were counted in but the presence sensor has not seen anything since: one of them is wrong.</summary>
    public bool PresenceDoubtful { get; private set; }

    /// <summary>When the mantrap will have been empty for long enough; null when nothing waits.</summary>
    public TimeSpan? Deadline => _quietSince + EmptyAfter;

    /// <summary>Starts anew with nobody counted.</summary>
    public void Reset(PassageLevels levels)
    {
        _levels = levels;
        _entry.Reset(levels.EntryOuter, levels.EntryInner);
        _exit.Reset(levels.ExitOuter, levels.ExitInner);
        Persons = 0;
        _seen = false;
        _quietSince = null;
        PresenceDoubtful = false;
    }

    /// <summary>Takes the levels as they are at <paramref name="now"/>.</summary>
    public void Step(TimeSpan now, PassageLevels levels)
    {
        var before = _levels;
        _levels = levels;
        if (levels.Presence)
        {
            _seen = true;
            PresenceDoubtful = false;
        }
        if (before.Presence != levels.Presence)
            publish(new HardwareEvent.MantrapOccupied(levels.Presence));
        Entry(_entry.Step(levels.EntryOuter, levels.EntryInner));
        Exit(_exit.Step(levels.ExitOuter, levels.ExitInner));
        Heal(now);
    }

    private void Entry(int bodies)
    {
        for (var i = 0; i < -bodies; i++)
        {
            publish(new HardwareEvent.WalkedBack());
            Count(-1);
        }
        Count(Math.Max(bodies, 0));
    }

    private void Exit(int bodies)
    {
        for (var i = 0; i < -bodies; i++)
        {
            publish(new HardwareEvent.PassedExit());
            Count(-1);
        }
        for (var i = 0; i < bodies; i++)
        {
            publish(new HardwareEvent.WrongWay());
            Count(+1);
        }
    }

    private void Count(int change)
    {
        var persons = Math.Max(0, Persons + change);
        if (persons == Persons)
            return;
        if (Persons == 0)
            _seen = _levels.Presence;
        Persons = persons;
        _quietSince = null;
        publish(new HardwareEvent.PersonsChanged(persons));
    }

    private void Heal(TimeSpan now)
    {
        var quiet =
            _levels is { EntryOuter: false, EntryInner: false, ExitInner: false, ExitOuter: false, Presence: false };
        if (!quiet || Persons == 0 || PresenceDoubtful)
        {
            _quietSince = null;
            return;
        }
        _quietSince ??= now;
        if (now < Deadline)
            return;
        _quietSince = null;
        if (_seen)
            Count(-Persons);
        else
            PresenceDoubtful = true;
    }
}
