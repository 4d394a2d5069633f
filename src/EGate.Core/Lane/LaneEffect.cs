namespace EGate.Core;

/// <summary>What the loop does after a step, in order. Each is performed outside the function and answers, if at all, with events.</summary>
public enum LaneEffect
{
    /// <summary>Open the entry, with the token of the record just made.</summary>
    OpenEntry,

    /// <summary>Close the entry.</summary>
    CloseEntry,

    /// <summary>Open the exit, with the token of the record just made.</summary>
    OpenExit,

    /// <summary>Close the exit.</summary>
    CloseExit,

    /// <summary>Release both barriers (evacuation).</summary>
    Release,

    /// <summary>Take the drive from both barriers (emergency stop).</summary>
    Stop,

    /// <summary>End release or stop and close both barriers.</summary>
    ReArm,

    /// <summary>A crossing begins: new id, empty evidence.</summary>
    BeginCrossing,

    /// <summary>Read MRZ and chip, search the lists.</summary>
    StartDocument,

    /// <summary>Capture and judge the face.</summary>
    StartFace,

    /// <summary>Stop all work of this crossing; its late results are dropped.</summary>
    CancelWork,

    /// <summary>Evidence: one person, the right way.</summary>
    NoteOnePerson,

    /// <summary>Evidence: more than one person, or nobody where one must be.</summary>
    NoteNotOnePerson,

    /// <summary>Evidence: a person came through the exit.</summary>
    NoteWrongWay,

    /// <summary>Evidence: the document was taken away while it was read.</summary>
    NoteDocumentRemoved,

    /// <summary>Evidence: a step took longer than it may.</summary>
    NoteTimeout,

    /// <summary>Make the reason for opening the entry durable; answered by <see cref="LaneEvent.EntryReasonRecorded"/> or <see cref="LaneEvent.RecordFailed"/>.</summary>
    RecordEntryReason,

    /// <summary>Judge all evidence and make the verdict durable; answered by <see cref="LaneEvent.AdmitRecorded"/>, <see cref="LaneEvent.ReferRecorded"/> or <see cref="LaneEvent.RecordFailed"/>.</summary>
    RecordVerdict,

    /// <summary>Make the officer's decision durable; answered by <see cref="LaneEvent.DecisionRecorded"/> or <see cref="LaneEvent.RecordFailed"/>.</summary>
    RecordDecision,

    /// <summary>Record a referral. Nothing waits for it.</summary>
    RecordReferral,

    /// <summary>Record an evacuation or an emergency stop. Nothing waits for it: lives outrank the record.</summary>
    RecordEmergency,

    /// <summary>The crossing ended: the traveller passed the exit.</summary>
    EndPassed,

    /// <summary>The crossing ended: the traveller went to an officer.</summary>
    EndReferred,

    /// <summary>The crossing ended: the traveller took the document away or did not walk in.</summary>
    EndWithdrawn,

    /// <summary>The crossing ended in an evacuation or an emergency stop; who passed is not known.</summary>
    EndUncontrolled,

    /// <summary>Zero images, templates and chip data of the crossing. Comes with every end.</summary>
    Wipe,

    /// <summary>Start the clock of the document step.</summary>
    ArmDocument,

    /// <summary>Start the clock for walking in.</summary>
    ArmEnter,

    /// <summary>Start the clock of the face step.</summary>
    ArmFace,

    /// <summary>Start the clock for walking out or back.</summary>
    ArmLeave,

    /// <summary>Start the clock of a barrier's movement.</summary>
    ArmBarrier,

    /// <summary>Start the clock of a durable record.</summary>
    ArmRecord,

    /// <summary>Start the clock for an empty lane.</summary>
    ArmClear,

    /// <summary>Start the clock for a referred traveller outside.</summary>
    ArmRefer,

    /// <summary>No clock runs.</summary>
    Disarm,
}
