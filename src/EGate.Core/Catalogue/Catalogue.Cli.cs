namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>egated cannot be reached over its socket.</summary>
    public static CatalogueEntry EgatedNotReachable { get; } =
        new(
            "EGATED_NOT_REACHABLE",
            Severity.Error,
            "egated does not listen on its socket.",
            "It is not running, it is still starting, or it listens on another socket.",
            "Look at systemctl status egated and journalctl -u egated; run egatectl doctor; give the right socket with --socket."
        );

    /// <summary>egated took the call and did not answer in time.</summary>
    public static CatalogueEntry EgatedSilent { get; } =
        new(
            "EGATED_SILENT",
            Severity.Error,
            "egated did not answer in time.",
            "It hangs, or the machine is overloaded.",
            "Try again; if it stays silent, systemd restarts it within 10 s. Look at journalctl -u egated."
        );

    /// <summary>The caller's user may not make this call.</summary>
    public static CatalogueEntry CallNotPermitted { get; } =
        new(
            "CALL_NOT_PERMITTED",
            Severity.Warning,
            "This user may not do that.",
            "The socket is for members of the group egate; tests and simulation are for technicians.",
            "Run it as a member of the groups egate and egate-technician, or with sudo."
        );

    /// <summary>egated refused or failed a call.</summary>
    public static CatalogueEntry CallFailed { get; } =
        new(
            "CALL_FAILED",
            Severity.Error,
            "egated answered with an error.",
            "The lane is not in a state for it, or egatectl and egated are of different versions.",
            "Compare egatectl --version with the version that egatectl status shows; look at journalctl -u egated."
        );

    /// <summary>Something that was named does not exist.</summary>
    public static CatalogueEntry NotFound { get; } =
        new(
            "NOT_FOUND",
            Severity.Warning,
            "There is nothing of that name.",
            "A slip of the pen, or the name of another version.",
            "Look at the names there are and write one of them."
        );

    /// <summary>A file cannot be read.</summary>
    public static CatalogueEntry FileNotReadable { get; } =
        new(
            "FILE_NOT_READABLE",
            Severity.Error,
            "The file cannot be read.",
            "It is not there, it is a folder, it is too long, or this user may not read it.",
            "Check the path and its permissions (ls -l)."
        );

    /// <summary>A scenario was asked of a lane with real devices.</summary>
    public static CatalogueEntry LaneNotSimulated { get; } =
        new(
            "LANE_NOT_SIMULATED",
            Severity.Warning,
            "This lane has real devices; travellers are simulated on simulated lanes only.",
            "egated was started with a kiosk's profile.",
            "Start egated with hardware/profiles/simulated-two-step.json, or run make run."
        );

    /// <summary>An account could not be made or kept.</summary>
    public static CatalogueEntry AccountNotMade { get; } =
        new(
            "ACCOUNT_NOT_MADE",
            Severity.Error,
            "The account was not made; both files are as they were.",
            "Name or password are not as they must be, or one of the two files is damaged or not writable.",
            "Do what the detail says and try again."
        );
}
