namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>A list file was not taken.</summary>
    public static CatalogueEntry ListRefused { get; } =
        new(
            "LIST_REFUSED",
            Severity.Error,
            "A list file was refused; the list that was in force before stays in force.",
            "The file is cut short, damaged, of another format, or most of its records are unusable; the detail names the line.",
            "Fetch the file again from its source and compare its SHA-256; then reload the lists."
        );

    /// <summary>A list file is not there.</summary>
    public static CatalogueEntry ListMissing { get; } =
        new(
            "LIST_MISSING",
            Severity.Error,
            "A list file is not where the lane's profile says, or cannot be opened.",
            "The download never succeeded, the path is wrong, or the file belongs to another user.",
            "Put the file in its place and make it readable for the service's user; then reload the lists."
        );

    /// <summary>A list is near its age limit.</summary>
    public static CatalogueEntry ListOld { get; } =
        new(
            "LIST_OLD",
            Severity.Warning,
            "A list is older than it should be; it is still searched.",
            "The download has failed since the time shown.",
            "Restore the link to the list source before the list reaches its age limit."
        );

    /// <summary>A list is past its age limit.</summary>
    public static CatalogueEntry ListExpired { get; } =
        new(
            "LIST_EXPIRED",
            Severity.Error,
            "A list is past its age limit, so every traveller is referred.",
            "The download failed for too long, or the clock is wrong: a list from the future counts as expired.",
            "Restore the link to the list source or import a fresh file; check the clock (timedatectl)."
        );
}
