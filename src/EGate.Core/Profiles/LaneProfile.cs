namespace EGate.Core;

/// <summary>How the steps of a crossing are laid out in a lane.</summary>
public enum Topology
{
    /// <summary>Document outside, then the entry opens, then the face inside the mantrap.</summary>
    TwoStep = 0,

    /// <summary>The entry stands open; document and face both inside the mantrap.</summary>
    OneStep = 1,
}

/// <summary>Whether a lane's devices are real or simulated.</summary>
public enum DeviceKind
{
    /// <summary>Real nodes on a kiosk.</summary>
    Kiosk = 0,

    /// <summary>The simulated lane: pseudo-terminals, clips, simulated pins. A real barrier cannot be reached while it is loaded.</summary>
    Simulated = 1,
}

/// <summary>
/// A lane described as data: devices, pins, timings, policy. Read from <c>hardware/profiles/*.json</c> by <c>LaneProfileReader</c>,
/// which states bounds, units, defaults and reasons for every key.
/// </summary>
public sealed record LaneProfile
{
    /// <summary>Name of the lane, e.g. <c>lane-01</c>.</summary>
    public required string Lane { get; init; }

    /// <summary>Name of the site.</summary>
    public required string Site { get; init; }

    /// <summary>Where document and face are.</summary>
    public required Topology Topology { get; init; }

    /// <summary>Real or simulated.</summary>
    public required DeviceKind Devices { get; init; }

    /// <summary>The MRZ reader's line.</summary>
    public required SerialLineProfile Reader { get; init; }

    /// <summary>The chip reader's line.</summary>
    public required SerialLineProfile Chip { get; init; }

    /// <summary>The camera.</summary>
    public required CameraProfile Camera { get; init; }

    /// <summary>Barriers, sensors and signs by GPIO line name.</summary>
    public required GpioProfile Gpio { get; init; }

    /// <summary>How long things may take.</summary>
    public required LaneTimings Timings { get; init; }

    /// <summary>What the site asks of documents.</summary>
    public required DocumentPolicy Documents { get; init; }

    /// <summary>Face thresholds.</summary>
    public required FacePolicy Face { get; init; }

    /// <summary>Lists and anchors.</summary>
    public required ListsPolicy Lists { get; init; }

    /// <summary>Online databases.</summary>
    public required OnlinePolicy Online { get; init; }

    /// <summary>Who is told of confirmed hits.</summary>
    public required SharingPolicy Sharing { get; init; }

    /// <summary>Expected arrivals.</summary>
    public required PassengerPolicy Passengers { get; init; }
}

/// <summary>A serial line.</summary>
/// <param name="Driver"><c>elyctis</c> or <c>line</c> for the reader; <c>pn532</c> or <c>pcsc</c> for the chip.</param>
/// <param name="Port">A node under <c>/dev/serial/by-id</c> or <c>/dev/serial/by-path</c>, or <c>pcsc:</c> and a name, on a kiosk; <c>simulated</c> otherwise.</param>
/// <param name="Baud">Line rate in bit/s.</param>
/// <param name="AnswerMax">Longest wait for an answer; a device that misses it is lost.</param>
/// <param name="PollEvery">Pause between presence polls.</param>
public sealed partial record SerialLineProfile(
    string Driver,
    string Port,
    int Baud,
    TimeSpan AnswerMax,
    TimeSpan PollEvery
);

/// <summary>A camera.</summary>
/// <param name="Source">A node under <c>/dev/v4l/by-path</c> on a kiosk; <c>simulated</c> otherwise.</param>
/// <param name="Width">Columns asked for.</param>
/// <param name="Height">Rows asked for.</param>
/// <param name="FramesPerSecond">Rate asked for.</param>
/// <param name="StaleAfter">A newest frame older than this, or unchanged pixels for this long, is a lost camera.</param>
public sealed record CameraProfile(string Source, int Width, int Height, int FramesPerSecond, TimeSpan StaleAfter);

/// <summary>Pins.</summary>
/// <param name="Chip">Label of the GPIO chip; <c>simulated</c> for the simulated one.</param>
/// <param name="Lines">Function (see <see cref="GpioFunctions"/>) to line.</param>
/// <param name="Debounce">An input must hold a level this long to count.</param>
/// <param name="DriveMax">Longest time a barrier may be driven for one movement.</param>
/// <param name="ObstaclePause">Pause after an obstacle before the next try.</param>
/// <param name="ObstacleRetries">Tries after an obstacle before the barrier is a fault.</param>
/// <param name="HeartbeatMax">Longest time without a turn of the lane loop before the heartbeat output drops.</param>
public sealed record GpioProfile(
    string Chip,
    IReadOnlyDictionary<string, GpioLine> Lines,
    TimeSpan Debounce,
    TimeSpan DriveMax,
    TimeSpan ObstaclePause,
    int ObstacleRetries,
    TimeSpan HeartbeatMax
);

/// <summary>One line.</summary>
/// <param name="Offset">Offset on the chip, 0 upwards.</param>
/// <param name="ActiveLow">True when the active level is low.</param>
public sealed record GpioLine(int Offset, bool ActiveLow);

/// <summary>The functions a lane's lines have; every one of them must be named in the profile.</summary>
public static class GpioFunctions
{
    /// <summary>Output: drive the entry barrier open.</summary>
    public const string EntryOpen = "entry-open";

    /// <summary>Output: drive the entry barrier closed.</summary>
    public const string EntryClose = "entry-close";

    /// <summary>Output: drive the exit barrier open.</summary>
    public const string ExitOpen = "exit-open";

    /// <summary>Output: drive the exit barrier closed.</summary>
    public const string ExitClose = "exit-close";

    /// <summary>Output: toggles while the lane loop turns; an external relay takes the drives' power when it stops.</summary>
    public const string Heartbeat = "heartbeat";

    /// <summary>Output: green arrow at the entry.</summary>
    public const string SignArrow = "sign-arrow";

    /// <summary>Output: red cross at the entry.</summary>
    public const string SignCross = "sign-cross";

    /// <summary>Output: light at the face.</summary>
    public const string FaceLight = "face-light";

    /// <summary>Input: entry barrier is open.</summary>
    public const string EntryOpened = "entry-opened";

    /// <summary>Input: entry barrier is closed.</summary>
    public const string EntryClosed = "entry-closed";

    /// <summary>Input: exit barrier is open.</summary>
    public const string ExitOpened = "exit-opened";

    /// <summary>Input: exit barrier is closed.</summary>
    public const string ExitClosed = "exit-closed";

    /// <summary>Input: something is in the entry barrier's path.</summary>
    public const string EntryObstacle = "entry-obstacle";

    /// <summary>Input: something is in the exit barrier's path.</summary>
    public const string ExitObstacle = "exit-obstacle";

    /// <summary>Input: light beam at the entry, public side; active when interrupted.</summary>
    public const string EntryBeamOuter = "entry-beam-outer";

    /// <summary>Input: light beam at the entry, mantrap side.</summary>
    public const string EntryBeamInner = "entry-beam-inner";

    /// <summary>Input: light beam at the exit, mantrap side.</summary>
    public const string ExitBeamInner = "exit-beam-inner";

    /// <summary>Input: light beam at the exit, controlled side.</summary>
    public const string ExitBeamOuter = "exit-beam-outer";

    /// <summary>Input: presence of anything in the mantrap.</summary>
    public const string MantrapPresence = "mantrap-presence";

    /// <summary>Input, normally energised: inactive (also by a cut wire) is an evacuation.</summary>
    public const string EvacuationOk = "evacuation-ok";

    /// <summary>Input, normally energised: inactive (also by a cut wire) is an emergency stop.</summary>
    public const string EmergencyStopOk = "emergency-stop-ok";

    /// <summary>All outputs.</summary>
    public static IReadOnlyList<string> Outputs { get; } =
    [EntryOpen, EntryClose, ExitOpen, ExitClose, Heartbeat, SignArrow, SignCross, FaceLight];

    /// <summary>All inputs.</summary>
    public static IReadOnlyList<string> Inputs { get; } =
    [
        EntryOpened,
        EntryClosed,
        ExitOpened,
        ExitClosed,
        EntryObstacle,
        ExitObstacle,
        EntryBeamOuter,
        EntryBeamInner,
        ExitBeamInner,
        ExitBeamOuter,
        MantrapPresence,
        EvacuationOk,
        EmergencyStopOk,
    ];
}

/// <summary>How long the steps of a crossing may take. All are upper limits.</summary>
public sealed record LaneTimings
{
    /// <summary>MRZ and chip, from document presented to judged.</summary>
    public required TimeSpan DocumentMax { get; init; }

    /// <summary>From entry open to one person inside.</summary>
    public required TimeSpan EnterMax { get; init; }

    /// <summary>Face captured and judged.</summary>
    public required TimeSpan FaceMax { get; init; }

    /// <summary>From exit open to the person gone.</summary>
    public required TimeSpan LeaveMax { get; init; }

    /// <summary>A barrier's whole movement including retries.</summary>
    public required TimeSpan BarrierMax { get; init; }

    /// <summary>Lane empty again after a crossing, before somebody is called.</summary>
    public required TimeSpan ClearMax { get; init; }

    /// <summary>A referred traveller outside takes the document and goes, before somebody is called.</summary>
    public required TimeSpan ReferMax { get; init; }

    /// <summary>A journal record is durable.</summary>
    public required TimeSpan RecordMax { get; init; }
}

/// <summary>Face thresholds; where they come from stands in <c>models/README.md</c>.</summary>
/// <param name="AcceptAt">Cosine similarity at and above which two faces are the same person (-1..1).</param>
/// <param name="LivenessAt">Score of presentation attack detection at and above which a face is a living one (0..1).</param>
/// <param name="QualityAt">Quality at and above which a frame is judged (0..100).</param>
/// <param name="Frames">Good frames that are judged together (1..25).</param>
public sealed record FacePolicy(double AcceptAt, double LivenessAt, double QualityAt, int Frames)
{
    /// <summary>Cosine below which two faces are two people's; between it and <see cref="AcceptAt"/> the face is captured again.</summary>
    public double RejectBelow { get; init; } = 0.35;

    /// <summary>How often a face may be captured while the comparison stays undecided (1..5); after that an officer looks.</summary>
    public int Attempts { get; init; } = 2;

    /// <summary>Path of the threshold profile that two officers signed; empty where the two limits of this policy hold.</summary>
    public string Thresholds { get; init; } = "";
}

/// <summary>Lists and anchors of the site.</summary>
/// <param name="Package">Folder in which signed packages of lists arrive.</param>
/// <param name="PackageKeys">File or folder of the public keys whose packages are taken.</param>
/// <param name="Anchors">Folder of CSCA certificates (DER or PEM).</param>
/// <param name="AgeWarn">Lists older than this are a warning.</param>
/// <param name="AgeMax">Lists older than this make the lane refer only.</param>
/// <param name="RandomReferralPerMille">How many of 1,000 travellers are referred by chance (0..1000).</param>
public sealed record ListsPolicy(
    string Package,
    string PackageKeys,
    string Anchors,
    TimeSpan AgeWarn,
    TimeSpan AgeMax,
    int RandomReferralPerMille
);
