namespace EGate.Core;

/// <summary>What barriers, sensors and the interlock have to say.</summary>
public static partial class Catalogue
{
    /// <summary>A barrier was not opened because the other one is not closed.</summary>
    public static CatalogueEntry InterlockOtherOpen { get; } =
        new(
            "INTERLOCK_OTHER_OPEN",
            Severity.Error,
            "The interlock did not open a barrier because the other one is not closed.",
            "The other barrier's closed end switch does not read closed, or the other barrier is commanded open.",
            "Clear the other barrier's passage and check its closed end switch."
        );

    /// <summary>An opening without a token that this process minted for that barrier.</summary>
    public static CatalogueEntry InterlockTokenInvalid { get; } =
        new(
            "INTERLOCK_TOKEN_INVALID",
            Severity.Critical,
            "The interlock did not open a barrier because the opening token is not genuine or is for the other barrier.",
            "A defect in the software, or something that tries to open a barrier without a journal record.",
            "Leave the lane out of service, keep the journal and the logs, and report it."
        );

    /// <summary>An opening with a token that came too late.</summary>
    public static CatalogueEntry InterlockTokenExpired { get; } =
        new(
            "INTERLOCK_TOKEN_EXPIRED",
            Severity.Error,
            "The interlock did not open a barrier because the opening token has expired.",
            "The command came too long after the journal record, or the clock jumped.",
            "Check the clock and the load of the machine; the traveller is referred."
        );

    /// <summary>An opening with a token that has opened before.</summary>
    public static CatalogueEntry InterlockTokenUsed { get; } =
        new(
            "INTERLOCK_TOKEN_USED",
            Severity.Critical,
            "The interlock did not open a barrier because the opening token was used before.",
            "A command was sent twice: each opening needs a journal record of its own.",
            "Keep the journal and the logs, and report it; the traveller is referred."
        );

    /// <summary>A command during evacuation.</summary>
    public static CatalogueEntry InterlockReleased { get; } =
        new(
            "INTERLOCK_RELEASED",
            Severity.Warning,
            "The interlock did not follow a command because the barriers are released for evacuation.",
            "An evacuation is on.",
            "When the danger is over and the lane is empty, re-arm it from the officers' page."
        );

    /// <summary>A command during emergency stop.</summary>
    public static CatalogueEntry InterlockStopped { get; } =
        new(
            "INTERLOCK_STOPPED",
            Severity.Warning,
            "The interlock did not follow a command because the emergency stop is on.",
            "The emergency stop button was pressed, or a stop was commanded.",
            "Release the button, check that the lane is empty, then re-arm it from the officers' page."
        );

    /// <summary>A re-arm while the emergency input is still active.</summary>
    public static CatalogueEntry InterlockInputActive { get; } =
        new(
            "INTERLOCK_INPUT_ACTIVE",
            Severity.Error,
            "The lane was not re-armed because an evacuation or emergency stop input is still active.",
            "The fire system is not reset, the button is still pressed, or its wire is cut.",
            "Reset the fire system or release the button, check the wire, then re-arm again."
        );

    /// <summary>The lane loop does not turn.</summary>
    public static CatalogueEntry InterlockNoHeartbeat { get; } =
        new(
            "INTERLOCK_NO_HEARTBEAT",
            Severity.Critical,
            "The interlock holds no barrier open because the lane loop does not turn.",
            "The lane loop hangs or has not started yet.",
            "The watchdog restarts the controller; if it comes again, keep the logs and report it."
        );

    /// <summary>More commands than the interlock takes.</summary>
    public static CatalogueEntry InterlockQueueFull { get; } =
        new(
            "INTERLOCK_QUEUE_FULL",
            Severity.Critical,
            "The interlock did not take a command because too many are waiting.",
            "The pins do not answer, or commands come faster than any lane needs them.",
            "Run egatectl doctor; restart the controller; if it comes again, keep the logs and report it."
        );

    /// <summary>The interlock ended by a defect.</summary>
    public static CatalogueEntry InterlockCrashed { get; } =
        new(
            "INTERLOCK_CRASHED",
            Severity.Critical,
            "The interlock ended by an unexpected fault; all outputs are at rest.",
            "A defect in the software.",
            "Restart the controller, keep the logs and report it."
        );

    /// <summary>Something stayed in a barrier's way.</summary>
    public static CatalogueEntry BarrierObstructed { get; } =
        new(
            "BARRIER_OBSTRUCTED",
            Severity.Error,
            "A barrier gave up because something stayed in its way.",
            "A person, luggage or an object in the barrier's path during all tries.",
            "Clear the passage; the next command tries again."
        );

    /// <summary>A barrier was driven for as long as it may be and did not arrive.</summary>
    public static CatalogueEntry BarrierDriveTimeout { get; } =
        new(
            "BARRIER_DRIVE_TIMEOUT",
            Severity.Critical,
            "A barrier was driven for the longest allowed time and did not reach its end switch.",
            "The drive has no power or is defective, the leaf is jammed, or an end switch is out of place.",
            "Check the drive's power, the heartbeat relay, the leaf and the end switches."
        );

    /// <summary>Both end switches of a barrier at once.</summary>
    public static CatalogueEntry BarrierSwitches { get; } =
        new(
            "BARRIER_SWITCHES",
            Severity.Critical,
            "Both end switches of a barrier are active at once, so its position is not known.",
            "An end switch is stuck, out of place or wired the wrong way.",
            "Check both end switches and their wiring, then close the barrier again."
        );

    /// <summary>The closed end switch did not release during a whole opening.</summary>
    public static CatalogueEntry BarrierSwitchStuck { get; } =
        new(
            "BARRIER_SWITCH_STUCK",
            Severity.Critical,
            "A barrier's closed end switch did not release while the barrier was driven open; it is not believed until it does.",
            "The closed end switch is stuck, or the drive has no power.",
            "Look whether the leaf moves; check the closed end switch and the drive's power."
        );

    /// <summary>A closed barrier left its closed position without a command.</summary>
    public static CatalogueEntry BarrierForced { get; } =
        new(
            "BARRIER_FORCED",
            Severity.Critical,
            "A closed barrier was opened by hand or by force.",
            "Somebody pushed the leaf, or the closed end switch lost contact.",
            "Send an officer to the lane; check the leaf and its closed end switch."
        );

    /// <summary>Pins cannot be read or written.</summary>
    public static CatalogueEntry GpioLost { get; } =
        new(
            "GPIO_LOST",
            Severity.Critical,
            "The lines of barriers and sensors cannot be read or written.",
            "The GPIO chip is gone, another program holds its lines, or the lines in the profile do not exist.",
            "Run egatectl doctor; compare the profile's lines with gpioinfo and see who holds them."
        );

    /// <summary>The GPIO chip of the profile is not there.</summary>
    public static CatalogueEntry GpioChipMissing { get; } =
        new(
            "GPIO_CHIP_MISSING",
            Severity.Critical,
            "The GPIO chip named in the profile was not found.",
            "The chip's label in the profile is wrong, its kernel driver is not loaded, or libgpiod is missing.",
            "Compare gpio.chip in the profile with the labels gpiodetect prints; install libgpiod2."
        );

    /// <summary>Nobody takes the hardware's events.</summary>
    public static CatalogueEntry HardwareEventsOverflow { get; } =
        new(
            "HARDWARE_EVENTS_OVERFLOW",
            Severity.Critical,
            "Barrier and sensor events were not taken in time and some are lost; nothing is held open.",
            "The lane loop hangs, or an input chatters.",
            "See which input chatters with egatectl doctor; restart the controller if the lane loop hangs."
        );

    /// <summary>The presence sensor does not see a person that the light beams counted.</summary>
    public static CatalogueEntry PresenceSensorDoubtful { get; } =
        new(
            "PRESENCE_SENSOR_DOUBTFUL",
            Severity.Error,
            "The mantrap's presence sensor sees nobody although a person was counted in.",
            "The presence sensor is off, covered or out of place, or a light beam is out of place.",
            "Check the presence sensor and the light beams of the entry."
        );
}
