namespace EGate.Core;

// The face step and the verdict.
public static partial class LaneMachine
{
    private static Step OnFaceJudged(LaneState s, bool passed) =>
        s.Phase switch
        {
            LanePhase.CapturingFace => passed
                ? Go(
                    s with
                    {
                        Judged = s.Judged | Groups.Face,
                        Passed = s.Passed | Groups.Face,
                    },
                    LanePhase.RecordingVerdict,
                    LaneEffect.RecordVerdict,
                    LaneEffect.ArmRecord
                )
                : ReferInside(s),
            LanePhase.RecordingVerdict => TakenBack(s, passed, inside: true),
            LanePhase.Starting
            or LanePhase.Ready
            or LanePhase.AwaitingDocument
            or LanePhase.ReadingDocument
            or LanePhase.RecordingEntry
            or LanePhase.OpeningEntry
            or LanePhase.Entering
            or LanePhase.ClosingEntry
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

    private static Step OnVerdictRecorded(LaneState s, bool admit) =>
        s.Phase switch
        {
            LanePhase.RecordingVerdict => admit && MayAdmit(s)
                ? Go(s, LanePhase.OpeningExit, LaneEffect.OpenExit, LaneEffect.ArmBarrier)
                : ReferInside(s),
            LanePhase.Starting
            or LanePhase.Ready
            or LanePhase.AwaitingDocument
            or LanePhase.ReadingDocument
            or LanePhase.RecordingEntry
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
            or LanePhase.RecordingDecision
            or LanePhase.OpeningReturn
            or LanePhase.Returning
            or LanePhase.ClosingReturn
            or LanePhase.OutOfService
            or LanePhase.Evacuating
            or LanePhase.EmergencyStopped
            or LanePhase.ReArming => Stay(s),
        };

    /// <summary>All four groups passed in this crossing, one person inside, both barriers shut, nothing missing.</summary>
    private static bool MayAdmit(LaneState s) =>
        s.Passed == Groups.All // rule 2
        && s.Persons == 1
        && s.IsShut // rule 1
        && s.IsFit; // rule 5
}
