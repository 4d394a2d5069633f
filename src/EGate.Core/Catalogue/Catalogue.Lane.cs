namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>The lane was taken out of service by an officer.</summary>
    public static CatalogueEntry OutOfServiceByOfficer { get; } =
        new(
            "OUT_OF_SERVICE_BY_OFFICER",
            Severity.Notice,
            "An officer took the lane out of service.",
            "An officer's command, with the reason in the journal.",
            "Put the lane in service again from the officers' page when the reason is gone."
        );

    /// <summary>A device that the lane cannot serve without is lost.</summary>
    public static CatalogueEntry DeviceLost { get; } =
        new(
            "DEVICE_LOST",
            Severity.Error,
            "A device the lane cannot serve without has stopped answering.",
            "Unplugged, without power, or defective; the device list names it.",
            "Run egatectl doctor and follow its advice for the device it names."
        );

    /// <summary>A device has not answered yet since the process started.</summary>
    public static CatalogueEntry DeviceStarting { get; } =
        new(
            "DEVICE_STARTING",
            Severity.Notice,
            "A device the lane needs has not answered yet since the start.",
            "The process has just started, or the device is slow.",
            "Wait some seconds; if it stays, run egatectl doctor."
        );

    /// <summary>Lists are too old or missing.</summary>
    public static CatalogueEntry ListsNotUsable { get; } =
        new(
            "LISTS_NOT_USABLE",
            Severity.Error,
            "The watchlists are missing, damaged or older than their limit.",
            "The list download failed, or a new file was refused.",
            "Restore the link to the list source or import a list file; run egatectl doctor for its age."
        );

    /// <summary>The journal cannot be written.</summary>
    public static CatalogueEntry JournalNotWritable { get; } =
        new(
            "JOURNAL_NOT_WRITABLE",
            Severity.Critical,
            "The journal cannot be written, so nothing may be opened.",
            "The disk is full, read-only or dying.",
            "Check the disk that holds the state directory; run egatectl doctor."
        );

    /// <summary>The wall clock cannot be trusted.</summary>
    public static CatalogueEntry ClockUnknown { get; } =
        new(
            "CLOCK_UNKNOWN",
            Severity.Error,
            "The time of day is not known, so no validity can be judged.",
            "The clock reads a date before this software was made, or jumped.",
            "Set the clock (chronyc tracking, timedatectl) and check the battery of the clock chip."
        );

    /// <summary>Evacuation is on.</summary>
    public static CatalogueEntry Evacuation { get; } =
        new(
            "EVACUATION",
            Severity.Critical,
            "Evacuation: both barriers are released.",
            "The fire or emergency input opened, or an officer commanded it.",
            "When the danger is over and the lane is empty, re-arm it from the officers' page."
        );

    /// <summary>Emergency stop is on.</summary>
    public static CatalogueEntry EmergencyStop { get; } =
        new(
            "EMERGENCY_STOP",
            Severity.Critical,
            "Emergency stop: no barrier moves.",
            "The emergency stop button was pressed.",
            "Release the button, check that the lane is empty, then re-arm it from the officers' page."
        );

    /// <summary>A traveller waits for an officer in the mantrap.</summary>
    public static CatalogueEntry OfficerWanted { get; } =
        new(
            "OFFICER_WANTED",
            Severity.Warning,
            "A traveller in the mantrap waits for an officer's decision.",
            "A check did not pass; the crossing's reasons say which.",
            "Look at the traveller and the reasons, then admit or refer."
        );

    /// <summary>The lane is not empty.</summary>
    public static CatalogueEntry LaneNotEmpty { get; } =
        new(
            "LANE_NOT_EMPTY",
            Severity.Warning,
            "The lane is not empty: a person, a bag or a document was left behind.",
            "A forgotten document on the reader, luggage or a person in the mantrap.",
            "Send somebody to the lane; it serves again by itself once it is empty."
        );

    /// <summary>A barrier does not do what it was told.</summary>
    public static CatalogueEntry BarrierFault { get; } =
        new(
            "BARRIER_FAULT",
            Severity.Critical,
            "A barrier did not reach the position it was sent to.",
            "An obstacle that stayed, a defective drive, or an end switch out of place.",
            "Clear the passage, check the end switches, then put the lane in service again."
        );

    /// <summary>More than one person, or a wrong way.</summary>
    public static CatalogueEntry PassageViolation { get; } =
        new(
            "PASSAGE_VIOLATION",
            Severity.Error,
            "More than one person, or a person walking the wrong way, is in the lane.",
            "Tailgating, or somebody entered through the exit.",
            "Send an officer to the lane; the exit stays shut."
        );

    /// <summary>The controller was started again while somebody may be inside.</summary>
    public static CatalogueEntry RestartedWithTraveller { get; } =
        new(
            "RESTARTED_WITH_TRAVELLER",
            Severity.Error,
            "The controller restarted and the lane was not empty.",
            "A crash, a hang or a power failure during a crossing.",
            "An officer looks after the traveller; the lane serves again once it is empty."
        );

    /// <summary>A command's signature, key or form is wrong.</summary>
    public static CatalogueEntry CommandNotVerified { get; } =
        new(
            "COMMAND_NOT_VERIFIED",
            Severity.Error,
            "An officer's command was refused because it could not be verified.",
            "The signature does not fit, the key is not known to this lane, or the role does not allow it.",
            "Sign in again; if it stays, check the officers file of this lane."
        );

    /// <summary>A command came too late or twice.</summary>
    public static CatalogueEntry CommandExpired { get; } =
        new(
            "COMMAND_EXPIRED",
            Severity.Warning,
            "An officer's command was refused because it came too late, too early or twice.",
            "A slow link, a wrong clock, or a replay.",
            "Give the command again; if it stays, compare the clocks of lane and desk."
        );

    /// <summary>A command does not fit the lane or its state.</summary>
    public static CatalogueEntry CommandNotPossible { get; } =
        new(
            "COMMAND_NOT_POSSIBLE",
            Severity.Warning,
            "An officer's command was refused because it does not fit the lane's state.",
            "The state changed meanwhile, it was meant for another lane or crossing, or a barrier is not shut.",
            "Look at the lane's state and choose among the commands it offers."
        );

    /// <summary>The caller's role is too small.</summary>
    public static CatalogueEntry RoleNotAllowed { get; } =
        new(
            "ROLE_NOT_ALLOWED",
            Severity.Warning,
            "The caller's role does not allow this.",
            "The user is not in the group the call needs.",
            "Use an account in group egate-technician, or ask the administrator."
        );

    /// <summary>A simulated lane was asked for on a kiosk.</summary>
    public static CatalogueEntry NotSimulated { get; } =
        new(
            "NOT_SIMULATED",
            Severity.Warning,
            "This lane has real devices; travellers cannot be simulated on it.",
            "The profile says devices: kiosk.",
            "Use a lane whose profile says devices: simulated."
        );
}
