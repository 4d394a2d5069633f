namespace EGate.Core;

/// <summary>
/// The heart: one pure function from a state and an event to the new state and what to do. No I/O, no clock, no chance.
/// <para>
/// It reads in three layers. What an event says about the world goes into the state first (<see cref="Observe"/>). Emergencies come next and
/// win over everything (<c>LaneMachine.Emergency.cs</c>). Then each event has a switch over all phases, without a default branch, so the
/// compiler refuses a phase nobody thought of. Rules of DESIGN section 5 are marked <c>rule N</c> where they are held.
/// </para>
/// </summary>
public static partial class LaneMachine
{
    private static readonly IReadOnlyList<LaneEffect> Nothing = [];

    /// <summary>The first step of a process: shut both barriers and find out what is there.</summary>
    public static Step Start() =>
        new(LaneState.Initial, [LaneEffect.CloseEntry, LaneEffect.CloseExit, LaneEffect.ArmBarrier]);

    /// <summary>The step that follows from <paramref name="happened"/>.</summary>
    public static Step Next(LaneState state, LaneEvent happened, LanePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var seen = Observe(state, happened);
        return happened switch
        {
            LaneEvent.EvacuationOn or LaneEvent.OfficerEvacuate => Evacuate(seen),
            LaneEvent.EvacuationOff => Stay(seen),
            LaneEvent.EmergencyStopOn => StopAll(seen),
            LaneEvent.EmergencyStopOff => Stay(seen),
            LaneEvent.OfficerReArm => ReArm(seen),
            LaneEvent.DocumentPresented => OnDocumentPresented(seen, policy),
            LaneEvent.DocumentRemoved => OnDocumentRemoved(seen, policy),
            LaneEvent.DocumentPassed => OnJudged(seen, Groups.Document, passed: true, policy),
            LaneEvent.DocumentNotPassed => OnJudged(seen, Groups.Document, passed: false, policy),
            LaneEvent.ListsPassed => OnJudged(seen, Groups.Lists, passed: true, policy),
            LaneEvent.ListsNotPassed => OnJudged(seen, Groups.Lists, passed: false, policy),
            LaneEvent.FacePassed => OnFaceJudged(seen, passed: true),
            LaneEvent.FaceNotPassed => OnFaceJudged(seen, passed: false),
            LaneEvent.EntryReasonRecorded => OnEntryReasonRecorded(seen, policy),
            LaneEvent.AdmitRecorded => OnVerdictRecorded(seen, admit: true),
            LaneEvent.ReferRecorded => OnVerdictRecorded(seen, admit: false),
            LaneEvent.DecisionRecorded => OnDecisionRecorded(seen, policy),
            LaneEvent.RecordFailed => OnRecordFailed(seen, policy),
            LaneEvent.DeadlinePassed => OnDeadline(seen, policy),
            LaneEvent.WrongWay => OnWrongWay(seen, policy),
            LaneEvent.HardwareBack => OnHardwareBack(seen, policy),
            LaneEvent.OfficerAdmit => OnOfficerDecides(seen, Decision.Admit),
            LaneEvent.OfficerRefer => OnOfficerDecides(seen, Decision.Return),
            LaneEvent.OfficerInService => OnInService(seen, policy),
            LaneEvent.OfficerOutOfService
            or LaneEvent.EntryClosed
            or LaneEvent.EntryOpen
            or LaneEvent.EntryMoving
            or LaneEvent.ExitClosed
            or LaneEvent.ExitOpen
            or LaneEvent.ExitMoving
            or LaneEvent.BarrierFaulted
            or LaneEvent.PersonsNone
            or LaneEvent.PersonsOne
            or LaneEvent.PersonsSeveral
            or LaneEvent.MantrapEmpty
            or LaneEvent.MantrapOccupied
            or LaneEvent.SensingLost
            or LaneEvent.SensingBack
            or LaneEvent.HardwareLost
            or LaneEvent.JournalLost
            or LaneEvent.JournalBack => OnFacts(seen, policy),
        };
    }

    /// <summary>What the event says about the world, whatever the phase.</summary>
    private static LaneState Observe(LaneState s, LaneEvent happened) =>
        happened switch
        {
            LaneEvent.DocumentPresented => s with { Document = true },
            LaneEvent.DocumentRemoved => s with { Document = false },
            LaneEvent.EntryClosed => s with { Entry = BarrierFact.Closed },
            LaneEvent.EntryOpen => s with { Entry = BarrierFact.Open },
            LaneEvent.EntryMoving => s with { Entry = BarrierFact.Between },
            LaneEvent.ExitClosed => s with { Exit = BarrierFact.Closed },
            LaneEvent.ExitOpen => s with { Exit = BarrierFact.Open },
            LaneEvent.ExitMoving => s with { Exit = BarrierFact.Between },
            LaneEvent.BarrierFaulted => s with { BarrierFault = true },
            LaneEvent.PersonsNone => s with { Persons = 0 },
            LaneEvent.PersonsOne => s with { Persons = 1 },
            LaneEvent.PersonsSeveral => s with { Persons = 2 },
            LaneEvent.MantrapEmpty => s with { Occupied = false },
            LaneEvent.MantrapOccupied => s with { Occupied = true },
            LaneEvent.SensingLost => s with { Faults = s.Faults | LaneFaults.Sensing },
            LaneEvent.SensingBack => s with { Faults = s.Faults & ~LaneFaults.Sensing },
            LaneEvent.HardwareLost => s with { Faults = s.Faults | LaneFaults.Hardware },
            LaneEvent.HardwareBack => s with { Faults = s.Faults & ~LaneFaults.Hardware },
            LaneEvent.JournalLost => s with { Faults = s.Faults | LaneFaults.Journal },
            LaneEvent.JournalBack => s with { Faults = s.Faults & ~LaneFaults.Journal },
            LaneEvent.OfficerOutOfService => s with { OutByOfficer = true },
            LaneEvent.OfficerInService => s with { OutByOfficer = false, BarrierFault = false },
            LaneEvent.EvacuationOn => s with { Evacuation = true },
            LaneEvent.EvacuationOff => s with { Evacuation = false },
            LaneEvent.EmergencyStopOn => s with { EmergencyStop = true },
            LaneEvent.EmergencyStopOff => s with { EmergencyStop = false },
            LaneEvent.DocumentPassed
            or LaneEvent.DocumentNotPassed
            or LaneEvent.ListsPassed
            or LaneEvent.ListsNotPassed
            or LaneEvent.FacePassed
            or LaneEvent.FaceNotPassed
            or LaneEvent.WrongWay
            or LaneEvent.EntryReasonRecorded
            or LaneEvent.AdmitRecorded
            or LaneEvent.ReferRecorded
            or LaneEvent.DecisionRecorded
            or LaneEvent.RecordFailed
            or LaneEvent.DeadlinePassed
            or LaneEvent.OfficerAdmit
            or LaneEvent.OfficerRefer
            or LaneEvent.OfficerEvacuate
            or LaneEvent.OfficerReArm => s,
        };

    private static Step Stay(LaneState s) => new(s, Nothing);

    private static Step Go(LaneState s, LanePhase phase, params IReadOnlyList<LaneEffect> effects) =>
        new(s with { Phase = phase }, effects);

    /// <summary>The same step with effects before its own.</summary>
    private static Step After(IReadOnlyList<LaneEffect> first, Step then) =>
        new(then.State, [.. first, .. then.Effects]);

    /// <summary>Where a lane goes when nobody is under way.</summary>
    private static Step Settle(LaneState s, LanePolicy policy)
    {
        if (s.OutByOfficer || !s.IsFit)
        {
            return Go(s, LanePhase.OutOfService, LaneEffect.Disarm);
        }

        if (!s.IsShut || !s.IsEmpty) // rule 7: a person, a bag or a document left behind keeps the next crossing from starting
        {
            return Go(s, LanePhase.Clearing, LaneEffect.ArmClear);
        }

        return policy.Topology == Topology.OneStep
            ? Go(s, LanePhase.RecordingEntry, LaneEffect.RecordEntryReason, LaneEffect.ArmRecord)
            : Go(s, LanePhase.Ready, LaneEffect.Disarm);
    }

    /// <summary>Ends the crossing under way, wipes what it held (rule 8), and settles.</summary>
    private static Step End(LaneState s, LaneEffect how, LanePolicy policy) =>
        s.Crossing ? After(EndEffects(how), Settle(Ended(s), policy)) : Settle(Ended(s), policy);

    private static LaneEffect[] EndEffects(LaneEffect how) => [LaneEffect.CancelWork, how, LaneEffect.Wipe];

    private static LaneState Ended(LaneState s) =>
        s with
        {
            Crossing = false,
            Referred = false,
            Judged = Groups.None,
            Passed = Groups.None,
            Decision = Decision.None,
        };

    private static LaneState Begun(LaneState s) => Ended(s) with { Crossing = true };

    /// <summary>Refers a traveller who stands outside: nothing opens, the document is taken back, an officer is next.</summary>
    private static Step ReferOutside(LaneState s, params IReadOnlyList<LaneEffect> notes) =>
        Go(
            Unjudged(s) with
            {
                Referred = true,
            },
            LanePhase.Referring,
            [.. notes, LaneEffect.CancelWork, .. ShutBoth, LaneEffect.RecordReferral, LaneEffect.ArmRefer]
        );

    /// <summary>Refers a traveller who stands in the mantrap: both barriers shut, an officer decides.</summary>
    private static Step ReferInside(LaneState s, params IReadOnlyList<LaneEffect> notes) =>
        Go(
            Unjudged(s) with
            {
                Referred = true,
            },
            LanePhase.AwaitingOfficer,
            [.. notes, LaneEffect.CancelWork, .. ShutBoth, LaneEffect.RecordReferral, LaneEffect.Disarm]
        );

    private static LaneState Unjudged(LaneState s) =>
        s with
        {
            Judged = Groups.None,
            Passed = Groups.None,
            Decision = Decision.None,
        };

    /// <summary>Shuts both, whatever they were told before: a barrier that was just told to open still reads closed.</summary>
    private static LaneEffect[] ShutBoth => [LaneEffect.CloseExit, LaneEffect.CloseEntry];
}
