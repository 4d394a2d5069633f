namespace EGate.Core;

/// <summary>
/// The numbered, stable steps of a lane. Screens, metrics and logs switch on the number; the name is for reading.
/// Two-step lanes go 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120; one-step lanes go 10, 40, 50, 60, 20, 30, 70, and on as two-step.
/// </summary>
public enum LanePhase
{
    /// <summary>Self test; both barriers are being closed.</summary>
    Starting = 0,

    /// <summary>Serves; nobody is under way. Two-step: waits for a document. One-step: the entry stands open and waits for a person.</summary>
    Ready = 10,

    /// <summary>One-step only: inside, waiting for the document to be put on the reader.</summary>
    AwaitingDocument = 15,

    /// <summary>The document is being read: MRZ and chip.</summary>
    ReadingDocument = 20,

    /// <summary>The reason for opening the entry is on its way into the journal.</summary>
    RecordingEntry = 30,

    /// <summary>The entry barrier is on its way to open.</summary>
    OpeningEntry = 40,

    /// <summary>The entry stands open for one person.</summary>
    Entering = 50,

    /// <summary>The entry is closing behind the person.</summary>
    ClosingEntry = 60,

    /// <summary>The face is being captured and judged.</summary>
    CapturingFace = 70,

    /// <summary>The verdict is on its way into the journal.</summary>
    RecordingVerdict = 80,

    /// <summary>The exit barrier is on its way to open.</summary>
    OpeningExit = 90,

    /// <summary>The exit stands open for one person.</summary>
    Leaving = 100,

    /// <summary>The exit is closing behind the person.</summary>
    ClosingExit = 110,

    /// <summary>The crossing is over; the lane waits to be empty of people, bags and documents.</summary>
    Clearing = 120,

    /// <summary>Referred outside the mantrap: the traveller takes the document and goes to an officer.</summary>
    Referring = 200,

    /// <summary>Referred inside the mantrap: both barriers shut, an officer decides.</summary>
    AwaitingOfficer = 210,

    /// <summary>An officer's decision is on its way into the journal.</summary>
    RecordingDecision = 220,

    /// <summary>The entry is on its way to open so that the person can walk back to an officer.</summary>
    OpeningReturn = 230,

    /// <summary>The entry stands open for the way back.</summary>
    Returning = 240,

    /// <summary>The entry is closing behind the person who walked back.</summary>
    ClosingReturn = 250,

    /// <summary>Does not serve: taken out by an officer, or a part it needs is out.</summary>
    OutOfService = 300,

    /// <summary>Both barriers are released.</summary>
    Evacuating = 400,

    /// <summary>Emergency stop: no barrier moves.</summary>
    EmergencyStopped = 410,

    /// <summary>Re-armed by an officer: both barriers are closing, the empty-lane check runs.</summary>
    ReArming = 420,
}
