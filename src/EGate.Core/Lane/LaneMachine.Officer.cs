namespace EGate.Core;

// What officers decide. Every command arrives here already verified (key, expiry, lane, crossing) and journaled as received.
public static partial class LaneMachine
{
    /// <summary>The decisions that make sense in a state: what pages offer, and what the loop accepts.</summary>
    public static bool MayDecide(LaneState s, Decision decision) =>
        decision switch
        {
            Decision.None => false,
            Decision.Admit => s.Phase == LanePhase.AwaitingOfficer && CanCarryOut(s),
            Decision.Return => s.Phase is LanePhase.AwaitingOfficer or LanePhase.Clearing or LanePhase.OutOfService
                && CanCarryOut(s),
        };

    private static bool CanCarryOut(LaneState s) =>
        s.IsInside && s.IsShut && s.CanMove && !s.Faults.HasFlag(LaneFaults.Journal); // rules 1, 3

    private static Step OnOfficerDecides(LaneState s, Decision decision) =>
        MayDecide(s, decision)
            ? Go(
                s with
                {
                    Decision = decision,
                },
                LanePhase.RecordingDecision,
                LaneEffect.RecordDecision,
                LaneEffect.ArmRecord
            )
            : Stay(s);

    private static Step OnDecisionRecorded(LaneState s, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.RecordingDecision => CanCarryOut(s) ? CarryOut(s) : Undecided(s, policy),
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
            or LanePhase.OpeningReturn
            or LanePhase.Returning
            or LanePhase.ClosingReturn
            or LanePhase.OutOfService
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => Stay(s),
        };

    private static Step CarryOut(LaneState s) =>
        s.Decision == Decision.Admit
            ? Go(s, LanePhase.OpeningExit, LaneEffect.OpenExit, LaneEffect.ArmBarrier)
            : Go(s, LanePhase.OpeningReturn, LaneEffect.OpenEntry, LaneEffect.ArmBarrier);

    /// <summary>A decision that could not be carried out: the officer is asked again, or, without a crossing, the lane settles.</summary>
    private static Step Undecided(LaneState s, LanePolicy policy, params IReadOnlyList<LaneEffect> notes) =>
        s.Crossing ? ReferInside(s, notes) : After(ShutBoth, Settle(Unjudged(s), policy));

    /// <summary>Serve again. From out of service the lane goes through its self test; elsewhere only the acknowledgement counts.</summary>
    private static Step OnInService(LaneState s, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.OutOfService => Restart(s, policy),
            LanePhase.AwaitingOfficer => OnAwaitingOfficer(s, policy, ShutBoth),
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
            or LanePhase.RecordingDecision
            or LanePhase.OpeningReturn
            or LanePhase.Returning
            or LanePhase.ClosingReturn
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => OnFacts(s, policy),
        };

    /// <summary>Hardware that comes back does not know where its barriers are; an officer's lane is shut again, the rest goes by facts.</summary>
    private static Step OnHardwareBack(LaneState s, LanePolicy policy) =>
        s.Phase == LanePhase.AwaitingOfficer ? OnAwaitingOfficer(s, policy, ShutBoth) : OnFacts(s, policy);

    private static Step OnAwaitingOfficer(LaneState s, LanePolicy policy, IReadOnlyList<LaneEffect> first) =>
        !s.IsInside && s.IsShut ? End(s, LaneEffect.EndReferred, policy) : new Step(s, first);

    private static Step Restart(LaneState s, LanePolicy policy) =>
        s.OutByOfficer || !s.IsFit
            ? Stay(s)
            : After(
                [LaneEffect.CloseEntry, LaneEffect.CloseExit, LaneEffect.ArmBarrier],
                SelfTest(s with { Phase = LanePhase.Starting }, policy)
            );

    /// <summary>
    /// Everything usable and both barriers shut: the lane serves, unless somebody is inside. After a crash in the middle of a crossing
    /// that somebody becomes an officer's crossing; the exit is never opened by itself.
    /// </summary>
    private static Step SelfTest(LaneState s, LanePolicy policy)
    {
        if (!s.IsFit || !s.IsShut)
        {
            return Stay(s);
        }

        return s.IsInside
            ? After([LaneEffect.BeginCrossing], ReferInside(Begun(s), LaneEffect.NoteNotOnePerson))
            : Settle(s, policy);
    }
}
