using EGate.Core;

namespace EGate.Simulation;

/// <summary>A step that broke a rule of DESIGN section 5.</summary>
/// <param name="Rule">1 to 8.</param>
/// <param name="What">What was seen.</param>
public sealed record Violation(int Rule, string What);

/// <summary>
/// What an onlooker who knows only events and effects remembers of a lane: the checker does not trust what the machine says of itself.
/// </summary>
public readonly record struct Onlooker
{
    /// <summary>Last command to the entry was to open.</summary>
    public bool EntryCommandedOpen { get; init; }

    /// <summary>Last command to the exit was to open.</summary>
    public bool ExitCommandedOpen { get; init; }

    /// <summary>Entry was last seen closed.</summary>
    public bool EntryShut { get; init; }

    /// <summary>Exit was last seen closed.</summary>
    public bool ExitShut { get; init; }

    /// <summary>Groups whose passing was reported since the crossing began and not taken back.</summary>
    public Groups Passed { get; init; }

    /// <summary>The record asked for last and not yet answered.</summary>
    public LaneEffect? Asked { get; init; }

    /// <summary>The officer's decision the asked record is about.</summary>
    public LaneEvent? Officer { get; init; }

    /// <summary>Between begin and end of a crossing.</summary>
    public bool Crossing { get; init; }

    /// <summary>A referral was recorded in this crossing: from then on only an officer can admit.</summary>
    public bool Referred { get; init; }

    /// <summary>Persons as last reported.</summary>
    public int Persons { get; init; }

    /// <summary>Presence as last reported.</summary>
    public bool Occupied { get; init; }

    /// <summary>Document as last reported.</summary>
    public bool Document { get; init; }

    /// <summary>Faults as reported.</summary>
    public LaneFaults Faults { get; init; }

    /// <summary>Evacuation input.</summary>
    public bool Evacuation { get; init; }

    /// <summary>Emergency stop input.</summary>
    public bool Stop { get; init; }

    /// <summary>Released or stopped, and not re-armed.</summary>
    public bool Emergency { get; init; }

    /// <summary>Of the emergency: released (true) or stopped (false).</summary>
    public bool Released { get; init; }

    /// <summary>As at start.</summary>
    public static Onlooker Initial { get; } = new() { Faults = LaneFaults.All };
}

/// <summary>The eight rules, judged from outside on every step.</summary>
public static class Rules
{
    /// <summary>Takes in an event, then judges the effects that followed it. Null when no rule was broken.</summary>
    public static Violation? Judge(ref Onlooker seen, LaneEvent happened, Step step, Topology topology)
    {
        var before = Hear(seen, happened);
        var after = before;
        Violation? broken = null;
        foreach (var effect in step.Effects)
        {
            broken ??= JudgeEffect(after, before, happened, effect, topology);
            after = Watch(after, happened, effect);
        }

        seen = after;
        return broken ?? JudgeState(after, happened, step);
    }

    private static Onlooker Hear(Onlooker o, LaneEvent e) =>
        e switch
        {
            LaneEvent.EntryClosed => o with { EntryShut = true },
            LaneEvent.EntryOpen or LaneEvent.EntryMoving => o with { EntryShut = false },
            LaneEvent.ExitClosed => o with { ExitShut = true },
            LaneEvent.ExitOpen or LaneEvent.ExitMoving => o with { ExitShut = false },
            LaneEvent.DocumentPassed => Pass(o, Groups.Document),
            LaneEvent.DocumentNotPassed => o with { Passed = o.Passed & ~Groups.Document },
            LaneEvent.ListsPassed => Pass(o, Groups.Lists),
            LaneEvent.ListsNotPassed => o with { Passed = o.Passed & ~Groups.Lists },
            LaneEvent.FacePassed => Pass(o, Groups.Face),
            LaneEvent.FaceNotPassed => o with { Passed = o.Passed & ~Groups.Face },
            LaneEvent.PersonsNone => o with { Persons = 0 },
            LaneEvent.PersonsOne => o with { Persons = 1 },
            LaneEvent.PersonsSeveral => o with { Persons = 2 },
            LaneEvent.MantrapEmpty => o with { Occupied = false },
            LaneEvent.MantrapOccupied => o with { Occupied = true },
            LaneEvent.DocumentPresented => o with { Document = true },
            LaneEvent.DocumentRemoved => o with { Document = false },
            LaneEvent.SensingLost => o with { Faults = o.Faults | LaneFaults.Sensing },
            LaneEvent.SensingBack => o with { Faults = o.Faults & ~LaneFaults.Sensing },
            LaneEvent.HardwareLost => o with { Faults = o.Faults | LaneFaults.Hardware },
            LaneEvent.HardwareBack => o with { Faults = o.Faults & ~LaneFaults.Hardware },
            LaneEvent.JournalLost => o with { Faults = o.Faults | LaneFaults.Journal },
            LaneEvent.JournalBack => o with { Faults = o.Faults & ~LaneFaults.Journal },
            LaneEvent.EvacuationOn => o with { Evacuation = true },
            LaneEvent.EvacuationOff => o with { Evacuation = false },
            LaneEvent.EmergencyStopOn => o with { Stop = true },
            LaneEvent.EmergencyStopOff => o with { Stop = false },
            LaneEvent.OfficerAdmit or LaneEvent.OfficerRefer => o.Asked == LaneEffect.RecordDecision
                ? o
                : o with
                {
                    Officer = e,
                },
            _ => o,
        };

    private static Onlooker Pass(Onlooker o, Groups group) =>
        o.Crossing && !o.Referred ? o with { Passed = o.Passed | group } : o;

    private static Onlooker Watch(Onlooker o, LaneEvent happened, LaneEffect effect) =>
        effect switch
        {
            LaneEffect.OpenEntry => o with { EntryCommandedOpen = true, Asked = null, Officer = null },
            LaneEffect.CloseEntry => o with { EntryCommandedOpen = false },
            LaneEffect.OpenExit => o with { ExitCommandedOpen = true, Asked = null, Officer = null },
            LaneEffect.CloseExit => o with { ExitCommandedOpen = false },
            LaneEffect.Release => o with
            {
                Emergency = true,
                Released = true,
                EntryCommandedOpen = true,
                ExitCommandedOpen = true,
            },
            LaneEffect.Stop => o with
            {
                Emergency = true,
                Released = false,
                EntryCommandedOpen = false,
                ExitCommandedOpen = false,
            },
            LaneEffect.ReArm => o with
            {
                Emergency = false,
                Released = false,
                EntryCommandedOpen = false,
                ExitCommandedOpen = false,
                Persons = 0,
            },
            LaneEffect.BeginCrossing => o with { Crossing = true, Referred = false, Passed = Groups.None },
            LaneEffect.Wipe => o with { Crossing = false, Referred = false, Passed = Groups.None },
            LaneEffect.RecordReferral => o with { Referred = true, Passed = Groups.None },
            LaneEffect.NoteOnePerson => Pass(o, Groups.OnePerson),
            LaneEffect.NoteNotOnePerson or LaneEffect.NoteWrongWay => o with { Passed = o.Passed & ~Groups.OnePerson },
            LaneEffect.RecordEntryReason or LaneEffect.RecordVerdict => o with { Asked = effect, Officer = null },
            LaneEffect.RecordDecision => o with { Asked = effect, Officer = happened },
            LaneEffect.CancelWork => o with { Asked = null, Officer = null },
            _ => o,
        };

    private static Violation? JudgeEffect(
        Onlooker o,
        Onlooker before,
        LaneEvent e,
        LaneEffect effect,
        Topology topology
    ) =>
        effect switch
        {
            LaneEffect.OpenEntry => JudgeOpenEntry(o, e),
            LaneEffect.OpenExit => JudgeOpenExit(o, e),
            LaneEffect.BeginCrossing => JudgeBegin(o, e, topology),
            LaneEffect.EndPassed
            or LaneEffect.EndReferred
            or LaneEffect.EndWithdrawn
            or LaneEffect.EndUncontrolled when !o.Crossing => new Violation(8, "a crossing ended that had not begun"),
            LaneEffect.ReArm
                when e != LaneEvent.OfficerReArm
                    || before.Faults.HasFlag(LaneFaults.Hardware)
                    || before.Evacuation
                    || before.Stop
                    || before.Occupied => new Violation(
                4,
                "re-armed without an officer, or with the input active, or with somebody inside"
            ),
            LaneEffect.StartDocument or LaneEffect.StartFace when !o.Crossing => new Violation(
                8,
                "work began without a crossing"
            ),
            _ => null,
        };

    private static Violation? JudgeOpenEntry(Onlooker o, LaneEvent e)
    {
        if (o.ExitCommandedOpen || !o.ExitShut)
        {
            return new Violation(1, "entry commanded open while the exit is not shut");
        }

        if (o.Emergency)
        {
            return new Violation(4, "entry commanded in an emergency");
        }

        if (e == LaneEvent.EntryReasonRecorded && o.Asked == LaneEffect.RecordEntryReason)
        {
            return o.Faults == LaneFaults.None ? null : new Violation(5, "entry opened with a fault");
        }

        return
            e == LaneEvent.DecisionRecorded
            && o.Asked == LaneEffect.RecordDecision
            && o.Officer == LaneEvent.OfficerRefer
            ? null
            : new Violation(3, "entry opened without a durable reason");
    }

    private static Violation? JudgeOpenExit(Onlooker o, LaneEvent e)
    {
        if (o.EntryCommandedOpen || !o.EntryShut)
        {
            return new Violation(1, "exit commanded open while the entry is not shut");
        }

        if (o.Emergency)
        {
            return new Violation(4, "exit commanded in an emergency");
        }

        var byOfficer =
            e == LaneEvent.DecisionRecorded
            && o.Asked == LaneEffect.RecordDecision
            && o.Officer == LaneEvent.OfficerAdmit;
        if (byOfficer)
        {
            return o.Faults.HasFlag(LaneFaults.Hardware) || o.Faults.HasFlag(LaneFaults.Journal)
                ? new Violation(5, "exit opened by an officer with dead hardware or journal")
                : null;
        }

        if (e != LaneEvent.AdmitRecorded || o.Asked != LaneEffect.RecordVerdict)
        {
            return new Violation(3, "exit opened without a durable reason");
        }

        if (o.Passed != Groups.All || o.Persons != 1)
        {
            return new Violation(2, $"exit opened with {o.Passed} passed and {o.Persons} person(s)");
        }

        return o.Faults == LaneFaults.None ? null : new Violation(5, "exit opened by the machine with a fault");
    }

    private static Violation? JudgeBegin(Onlooker o, LaneEvent e, Topology topology)
    {
        if (o.Crossing)
        {
            return new Violation(8, "a crossing began before the last was wiped");
        }

        if (topology == Topology.TwoStep && e == LaneEvent.DocumentPresented && (o.Persons > 0 || o.Occupied))
        {
            return new Violation(7, "a crossing began in a lane that is not empty");
        }

        return topology == Topology.OneStep && e == LaneEvent.PersonsOne && o.EntryCommandedOpen && o.Document
            ? new Violation(7, "a crossing began with a forgotten document")
            : null;
    }

    private static Violation? JudgeState(Onlooker o, LaneEvent e, Step step)
    {
        var phase = step.State.Phase;
        if (o.EntryCommandedOpen && o.ExitCommandedOpen && !o.Released)
        {
            return new Violation(1, "both barriers are commanded open outside an evacuation");
        }

        var inEmergency = phase is LanePhase.Evacuating or LanePhase.EmergencyStopped;
        if (inEmergency != o.Emergency || (phase == LanePhase.Evacuating) != o.Released)
        {
            return new Violation(4, $"phase {phase} does not follow the emergency");
        }

        if (e is LaneEvent.EmergencyStopOn && !inEmergency)
        {
            return new Violation(4, "an emergency stop was not obeyed");
        }

        if (e is LaneEvent.EvacuationOn or LaneEvent.OfficerEvacuate && phase != LanePhase.Evacuating)
        {
            return new Violation(4, "an evacuation was not obeyed");
        }

        if (phase == LanePhase.Ready && o.Faults != LaneFaults.None)
        {
            return new Violation(5, "ready with a fault");
        }

        if (phase == LanePhase.Ready && (o.Persons > 0 || o.Document))
        {
            return new Violation(7, "ready while the lane is not empty");
        }

        if (!o.Crossing && o.Passed != Groups.None && phase == LanePhase.Ready && step.State.Passed != Groups.None)
        {
            return new Violation(8, "ready with results of an earlier crossing");
        }

        return step.State.Crossing == o.Crossing ? null : new Violation(8, "a crossing ended without being wiped");
    }
}
