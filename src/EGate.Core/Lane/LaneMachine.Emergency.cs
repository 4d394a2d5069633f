namespace EGate.Core;

// Rule 4: evacuation and emergency stop win over everything, from every state, and are left only by an officer's re-arm after an
// empty-lane check. Between the two, evacuation wins, as it does in the interlock: people must be able to leave. The hard-wired stop
// takes the drives' power in any case (ISO 13850), and then a leaf can be pushed by hand.
public static partial class LaneMachine
{
    private static Step Evacuate(LaneState s) =>
        s.Phase switch
        {
            LanePhase.Evacuating => Stay(s),
            LanePhase.Starting
            or LanePhase.Ready
            or LanePhase.AwaitingDocument
            or LanePhase.ReadingDocument
            or LanePhase.RecordingEntry
            or LanePhase.OpeningEntry
            or LanePhase.Entering
            or LanePhase.ClosingEntry
            or LanePhase.CapturingFace
            or LanePhase.RecordingVerdict
            or LanePhase.OpeningExit
            or LanePhase.Leaving
            or LanePhase.ClosingExit
            or LanePhase.Clearing
            or LanePhase.Referring
            or LanePhase.AwaitingOfficer
            or LanePhase.RecordingDecision
            or LanePhase.OpeningReturn
            or LanePhase.Returning
            or LanePhase.ClosingReturn
            or LanePhase.OutOfService
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => Emergency(s, LanePhase.Evacuating, LaneEffect.Release),
        };

    private static Step StopAll(LaneState s) =>
        s.Phase == LanePhase.Evacuating ? Stay(s) : Emergency(s, LanePhase.EmergencyStopped, LaneEffect.Stop);

    /// <summary>Moves first, then ends the crossing as uncontrolled; the record follows, nothing waits for it.</summary>
    private static Step Emergency(LaneState s, LanePhase phase, LaneEffect move)
    {
        IReadOnlyList<LaneEffect> end = s.Crossing ? EndEffects(LaneEffect.EndUncontrolled) : Nothing;
        return Go(Ended(s), phase, [move, LaneEffect.RecordEmergency, .. end, LaneEffect.Disarm]);
    }

    private static Step ReArm(LaneState s) =>
        s.Phase switch
        {
            LanePhase.Evacuating or LanePhase.EmergencyStopped => MayReArm(s)
                ? Go(
                    s with
                    {
                        Persons = 0,
                        BarrierFault = false,
                    },
                    LanePhase.ReArming,
                    LaneEffect.ReArm,
                    LaneEffect.ArmBarrier
                )
                : Stay(s),
            LanePhase.Starting
            or LanePhase.Ready
            or LanePhase.AwaitingDocument
            or LanePhase.ReadingDocument
            or LanePhase.RecordingEntry
            or LanePhase.OpeningEntry
            or LanePhase.Entering
            or LanePhase.ClosingEntry
            or LanePhase.CapturingFace
            or LanePhase.RecordingVerdict
            or LanePhase.OpeningExit
            or LanePhase.Leaving
            or LanePhase.ClosingExit
            or LanePhase.Clearing
            or LanePhase.Referring
            or LanePhase.AwaitingOfficer
            or LanePhase.RecordingDecision
            or LanePhase.OpeningReturn
            or LanePhase.Returning
            or LanePhase.ClosingReturn
            or LanePhase.OutOfService
            or LanePhase.ReArming => Stay(s),
        };

    /// <summary>
    /// The inputs are normal, the sensors can be believed, and the presence sensor sees an empty mantrap. Counts are worthless after an
    /// evacuation. Pages offer a re-arm, and the loop accepts one, only then.
    /// </summary>
    public static bool MayReArm(LaneState s) =>
        s.Phase is LanePhase.Evacuating or LanePhase.EmergencyStopped
        && !s.Evacuation
        && !s.EmergencyStop
        && !s.Faults.HasFlag(LaneFaults.Hardware)
        && !s.Occupied; // rule 4
}
