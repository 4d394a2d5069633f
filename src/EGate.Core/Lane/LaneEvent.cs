namespace EGate.Core;

/// <summary>
/// Everything that can happen to a lane, as the loop hands it to <see cref="LaneMachine.Next"/>. Device callbacks only enqueue these;
/// results of work carry the crossing they belong to outside this function, and late ones of an earlier crossing are dropped there.
/// </summary>
public enum LaneEvent
{
    /// <summary>A document lies on the reader and its MRZ was read.</summary>
    DocumentPresented,

    /// <summary>The reader is empty.</summary>
    DocumentRemoved,

    /// <summary>Every document check passed.</summary>
    DocumentPassed,

    /// <summary>At least one document check did not pass.</summary>
    DocumentNotPassed,

    /// <summary>Every list search was done and found nothing.</summary>
    ListsPassed,

    /// <summary>A hit, or a search that could not be done.</summary>
    ListsNotPassed,

    /// <summary>Quality, liveness and comparison passed.</summary>
    FacePassed,

    /// <summary>At least one face check did not pass.</summary>
    FaceNotPassed,

    /// <summary>The entry barrier reached its closed end switch.</summary>
    EntryClosed,

    /// <summary>The entry barrier reached its open end switch.</summary>
    EntryOpen,

    /// <summary>The entry barrier is between its end switches, blocked, or unknown.</summary>
    EntryMoving,

    /// <summary>The exit barrier reached its closed end switch.</summary>
    ExitClosed,

    /// <summary>The exit barrier reached its open end switch.</summary>
    ExitOpen,

    /// <summary>The exit barrier is between its end switches, blocked, or unknown.</summary>
    ExitMoving,

    /// <summary>A barrier gave up, or the interlock refused a command.</summary>
    BarrierFaulted,

    /// <summary>Nobody is counted in the mantrap.</summary>
    PersonsNone,

    /// <summary>One person is counted in the mantrap.</summary>
    PersonsOne,

    /// <summary>More than one person is counted in the mantrap.</summary>
    PersonsSeveral,

    /// <summary>A person came in through the exit.</summary>
    WrongWay,

    /// <summary>The presence sensor sees nothing in the mantrap.</summary>
    MantrapEmpty,

    /// <summary>The presence sensor sees something in the mantrap.</summary>
    MantrapOccupied,

    /// <summary>A device, a list or the clock that evidence needs is not usable.</summary>
    SensingLost,

    /// <summary>All that evidence needs is usable again.</summary>
    SensingBack,

    /// <summary>Barriers or sensors do not answer.</summary>
    HardwareLost,

    /// <summary>Barriers and sensors answer again.</summary>
    HardwareBack,

    /// <summary>The journal cannot be written.</summary>
    JournalLost,

    /// <summary>The journal can be written again.</summary>
    JournalBack,

    /// <summary>The reason for opening the entry is durable.</summary>
    EntryReasonRecorded,

    /// <summary>The verdict is durable, and it is to admit.</summary>
    AdmitRecorded,

    /// <summary>The verdict is durable, and it is to refer.</summary>
    ReferRecorded,

    /// <summary>The officer's decision is durable.</summary>
    DecisionRecorded,

    /// <summary>A record that was waited for could not be made durable.</summary>
    RecordFailed,

    /// <summary>The time of the current phase is over.</summary>
    DeadlinePassed,

    /// <summary>A verified, unexpired officer's command: let the traveller through.</summary>
    OfficerAdmit,

    /// <summary>A verified officer's command: send the traveller back to an officer.</summary>
    OfficerRefer,

    /// <summary>A verified officer's command: take the lane out of service once nobody is under way.</summary>
    OfficerOutOfService,

    /// <summary>A verified officer's command: serve again; also acknowledges a barrier fault.</summary>
    OfficerInService,

    /// <summary>A verified officer's command: release both barriers.</summary>
    OfficerEvacuate,

    /// <summary>A verified officer's command: leave evacuation or emergency stop, if the lane is empty.</summary>
    OfficerReArm,

    /// <summary>The evacuation input went active.</summary>
    EvacuationOn,

    /// <summary>The evacuation input is normal again.</summary>
    EvacuationOff,

    /// <summary>The emergency stop input went active.</summary>
    EmergencyStopOn,

    /// <summary>The emergency stop input is normal again.</summary>
    EmergencyStopOff,
}
