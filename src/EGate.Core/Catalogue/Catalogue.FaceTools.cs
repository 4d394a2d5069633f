namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>A pairs file cannot be used.</summary>
    public static CatalogueEntry PairsFileRefused { get; } =
        new(
            "PAIRS_FILE_REFUSED",
            Severity.Warning,
            "The pairs file is not as it must be, so nothing was measured.",
            "A line lacks a column, contradicts another line, or the file is something else.",
            "Mend the line that is named; egatectl face evaluate --help says how the file looks."
        );

    /// <summary>A threshold profile cannot be signed as asked.</summary>
    public static CatalogueEntry ThresholdsNotSigned { get; } =
        new(
            "THRESHOLDS_NOT_SIGNED",
            Severity.Warning,
            "The threshold profile was not signed.",
            "The file is damaged, the name or password is wrong, or the account may only look.",
            "Check the name and the password, and that the file is the one that egatectl face evaluate wrote."
        );

    /// <summary>The threshold profile in the lane's folder is not in force.</summary>
    public static CatalogueEntry ThresholdsNotVerified { get; } =
        new(
            "THRESHOLDS_NOT_VERIFIED",
            Severity.Error,
            "The threshold profile for faces is not in force, so no face is judged.",
            "The file is missing or damaged, lacks the signatures of two officers that this lane knows, or was measured with other networks.",
            "Have two officers sign it (egatectl face sign), or put the file that was in force back."
        );
}
