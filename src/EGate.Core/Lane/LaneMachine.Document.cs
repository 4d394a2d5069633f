namespace EGate.Core;

// The document step: outside in a two-step lane, inside the mantrap in a one-step lane.
public static partial class LaneMachine
{
    private static Step OnDocumentPresented(LaneState s, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.Ready when policy.Topology == Topology.TwoStep => BeginWithDocument(s, policy),
            LanePhase.AwaitingDocument => StartDocument(s),
            LanePhase.Ready
            or LanePhase.Starting
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
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => OnFacts(s, policy),
        };

    private static Step BeginWithDocument(LaneState s, LanePolicy policy) =>
        s.IsFit && s.IsShut && !s.IsInside
            ? Go(
                Begun(s),
                LanePhase.ReadingDocument,
                LaneEffect.BeginCrossing,
                LaneEffect.StartDocument,
                LaneEffect.ArmDocument
            )
            : Settle(s, policy);

    private static Step StartDocument(LaneState s) =>
        Go(s, LanePhase.ReadingDocument, LaneEffect.StartDocument, LaneEffect.ArmDocument);

    /// <summary>
    /// A document taken away while it is read ends a crossing outside without a word: the traveller may try again, and sees the same
    /// whether or not a list search had found something. What was found until then is recorded, so officers know.
    /// </summary>
    private static Step OnDocumentRemoved(LaneState s, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.ReadingDocument => policy.Topology == Topology.TwoStep
                ? After(
                    [LaneEffect.NoteDocumentRemoved, LaneEffect.RecordReferral],
                    End(s, LaneEffect.EndWithdrawn, policy)
                )
                : ReferInside(s, LaneEffect.NoteDocumentRemoved),
            LanePhase.Referring => s.IsShut && !s.IsInside
                ? End(s, LaneEffect.EndReferred, policy)
                : OnFacts(s, policy),
            LanePhase.Starting
            or LanePhase.Ready
            or LanePhase.AwaitingDocument
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
            or LanePhase.AwaitingOfficer
            or LanePhase.RecordingDecision
            or LanePhase.OpeningReturn
            or LanePhase.Returning
            or LanePhase.ClosingReturn
            or LanePhase.OutOfService
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => OnFacts(s, policy),
        };

    /// <summary>Document and lists are judged apart; the lane goes on when both are, so that the timing of a referral tells nothing.</summary>
    private static Step OnJudged(LaneState s, Groups group, bool passed, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.ReadingDocument => Judged(
                s with
                {
                    Judged = s.Judged | group,
                    Passed = passed ? s.Passed | group : s.Passed & ~group,
                },
                policy
            ),
            LanePhase.RecordingEntry or LanePhase.OpeningEntry or LanePhase.Entering => TakenBack(
                s,
                passed,
                s.IsInside
            ),
            LanePhase.ClosingEntry or LanePhase.CapturingFace or LanePhase.RecordingVerdict => TakenBack(
                s,
                passed,
                inside: true
            ),
            LanePhase.Starting
            or LanePhase.Ready
            or LanePhase.AwaitingDocument
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
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => Stay(s),
        };

    /// <summary>A later answer may add a reason to refer (a slow query that finds a hit), never take one away.</summary>
    private static Step TakenBack(LaneState s, bool passed, bool inside) =>
        passed || !s.Crossing ? Stay(s)
        : inside ? ReferInside(s)
        : ReferOutside(s);

    private static Step Judged(LaneState s, LanePolicy policy)
    {
        const Groups first = Groups.Document | Groups.Lists;
        if ((s.Judged & first) != first)
        {
            return Stay(s);
        }

        var inside = policy.Topology == Topology.OneStep;
        if ((s.Passed & first) != first)
        {
            return inside ? ReferInside(s) : ReferOutside(s);
        }

        return inside
            ? Go(s, LanePhase.CapturingFace, LaneEffect.StartFace, LaneEffect.ArmFace)
            : Go(s, LanePhase.RecordingEntry, LaneEffect.RecordEntryReason, LaneEffect.ArmRecord); // rule 3: recorded, then opened
    }

    private static Step OnEntryReasonRecorded(LaneState s, LanePolicy policy) =>
        s.Phase switch
        {
            LanePhase.RecordingEntry => MayOpenEntry(s)
                ? Go(s, LanePhase.OpeningEntry, LaneEffect.OpenEntry, LaneEffect.ArmBarrier)
                : EntryNotPossible(s, policy),
            LanePhase.Starting
            or LanePhase.Ready
            or LanePhase.AwaitingDocument
            or LanePhase.ReadingDocument
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
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => Stay(s),
        };

    private static bool MayOpenEntry(LaneState s) => s.IsShut && s.IsFit && !s.IsInside; // rules 1, 5, 7

    private static Step EntryNotPossible(LaneState s, LanePolicy policy) =>
        s.Crossing ? ReferOutside(s, LaneEffect.NoteNotOnePerson)
        : s.IsFit && !s.OutByOfficer ? Go(s, LanePhase.Clearing, LaneEffect.ArmClear)
        : Settle(s, policy);
}
