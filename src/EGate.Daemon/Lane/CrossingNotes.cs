using EGate.Core;

namespace EGate.Daemon.Lane;

/// <summary>The evidence that the lane function itself gives: persons, direction, time.</summary>
internal static class CrossingNotes
{
    /// <summary>The checks of a note.</summary>
    public static IReadOnlyList<CheckResult> For(LaneEffect note, LaneState before, LaneState after) =>
        note switch
        {
            LaneEffect.NoteOnePerson =>
            [
                CheckResult.Passed(CheckGroup.OnePerson, CheckNames.OnePerson, after.Persons, 1),
                CheckResult.Passed(CheckGroup.OnePerson, CheckNames.Direction),
            ],
            LaneEffect.NoteNotOnePerson =>
            [
                CheckResult.Failed(
                    CheckGroup.OnePerson,
                    CheckNames.OnePerson,
                    after.Persons > 1 ? "several-persons"
                        : after.Persons == 0 ? "no-person-counted"
                        : "person-not-expected",
                    after.Persons,
                    1
                ),
            ],
            LaneEffect.NoteWrongWay =>
            [
                CheckResult.Failed(CheckGroup.OnePerson, CheckNames.Direction, "came-through-the-exit"),
            ],
            LaneEffect.NoteDocumentRemoved =>
            [
                CheckResult.NotPossible(CheckGroup.Document, CheckNames.ChipRead, "document-removed"),
            ],
            LaneEffect.NoteTimeout => [Timeout(before.Phase)],
            _ => [],
        };

    private static CheckResult Timeout(LanePhase phase) =>
        phase switch
        {
            LanePhase.ReadingDocument or LanePhase.AwaitingDocument => CheckResult.NotPossible(
                CheckGroup.Document,
                CheckNames.ChipRead,
                "timeout"
            ),
            LanePhase.CapturingFace => CheckResult.NotPossible(CheckGroup.Face, CheckNames.FaceQuality, "timeout"),
            LanePhase.RecordingEntry or LanePhase.RecordingVerdict => CheckResult.NotPossible(
                CheckGroup.Document,
                "record",
                "not-recorded"
            ),
            _ => CheckResult.NotPossible(CheckGroup.OnePerson, CheckNames.Direction, "did-not-leave"),
        };
}
