namespace EGate.Core;

// What happens when time runs out or a record fails. A step that did not end is a step that was not passed.
public static partial class LaneMachine
{
    private static Step OnDeadline(LaneState s, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.Starting or LanePhase.ReArming => Go(StuckIfMoving(s), LanePhase.OutOfService, LaneEffect.Disarm),
            LanePhase.AwaitingDocument => ReferInside(s, LaneEffect.NoteTimeout),
            LanePhase.ReadingDocument => policy.Topology == Topology.TwoStep
                ? ReferOutside(s, LaneEffect.NoteTimeout)
                : ReferInside(s, LaneEffect.NoteTimeout),
            LanePhase.RecordingEntry or LanePhase.RecordingVerdict or LanePhase.RecordingDecision => OnRecordFailed(
                s,
                policy
            ),
            LanePhase.OpeningEntry
            or LanePhase.ClosingEntry
            or LanePhase.OpeningExit
            or LanePhase.ClosingExit
            or LanePhase.OpeningReturn
            or LanePhase.ClosingReturn => OnFacts(s with { BarrierFault = true }, policy),
            LanePhase.Entering => Go(s, LanePhase.ClosingReturn, LaneEffect.CloseEntry, LaneEffect.ArmBarrier),
            LanePhase.CapturingFace => ReferInside(s, LaneEffect.NoteTimeout),
            LanePhase.Leaving => ReferInside(s, LaneEffect.NoteTimeout, LaneEffect.CloseExit),
            LanePhase.Clearing => s.IsShut ? Stay(s) : Settle(s with { BarrierFault = true }, policy),
            LanePhase.Referring => End(s, LaneEffect.EndReferred, policy),
            LanePhase.Returning => s.Persons == 0
                ? Go(s, LanePhase.ClosingReturn, LaneEffect.CloseEntry, LaneEffect.ArmBarrier)
                : new Step(s, [LaneEffect.ArmLeave]),
            LanePhase.Ready
            or LanePhase.AwaitingOfficer
            or LanePhase.OutOfService
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped => Stay(s), // no clock runs here
        };

    private static LaneState StuckIfMoving(LaneState s) =>
        s.IsShut || s.Faults.HasFlag(LaneFaults.Hardware) ? s : s with { BarrierFault = true };

    /// <summary>Rule 3: what cannot be recorded is not opened.</summary>
    private static Step OnRecordFailed(LaneState s, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.RecordingEntry => s.Crossing
                ? ReferOutside(s, LaneEffect.NoteTimeout)
                : Go(s, LanePhase.OutOfService, LaneEffect.Disarm),
            LanePhase.RecordingVerdict => ReferInside(s, LaneEffect.NoteTimeout),
            LanePhase.RecordingDecision => Undecided(s, policy),
            LanePhase.Starting
            or LanePhase.Ready
            or LanePhase.AwaitingDocument
            or LanePhase.ReadingDocument
            or LanePhase.OpeningEntry
            or LanePhase.Entering
            or LanePhase.ClosingEntry
            or LanePhase.CapturingFace
            or LanePhase.OpeningExit
            or LanePhase.Leaving
            or LanePhase.ClosingExit
            or LanePhase.Clearing
            or LanePhase.Referring
            or LanePhase.AwaitingOfficer
            or LanePhase.OpeningReturn
            or LanePhase.Returning
            or LanePhase.ClosingReturn
            or LanePhase.OutOfService
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => Stay(s),
        };
}
