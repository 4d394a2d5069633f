namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>A list file was not taken by <c>lists build</c>.</summary>
    public static CatalogueEntry ListRefused { get; } =
        new(
            "LIST_REFUSED",
            Severity.Error,
            "A list file was refused; no package was made, and the one before stays.",
            "The file is cut short, damaged, of another format, or most of its records are unusable; the detail names the line.",
            "Fetch the file again from its source and compare its SHA-256; then build again."
        );

    /// <summary>A package of lists was not taken, or the one in force cannot be used any more.</summary>
    public static CatalogueEntry ListPackageRefused { get; } =
        new(
            "LIST_PACKAGE_REFUSED",
            Severity.Error,
            "A package of lists was refused; the lists that were in force before stay in force.",
            "It is cut short, altered, old, or signed by a key that this lane does not know; the detail says which.",
            "Look at it with egatectl lists verify. Fetch it again, or have its maker sign it with a key of lists.package_keys."
        );

    /// <summary>There are no lists.</summary>
    public static CatalogueEntry ListMissing { get; } =
        new(
            "LIST_MISSING",
            Severity.Error,
            "No package of lists was ever taken, so every traveller is referred.",
            "The download never succeeded, the path is wrong, or the folder belongs to another user.",
            "Put a package into lists.package with egatectl lists import, and make the folder readable for the service's user."
        );

    /// <summary>A package of lists cannot be made.</summary>
    public static CatalogueEntry ListPackageNotMade { get; } =
        new(
            "LIST_PACKAGE_NOT_MADE",
            Severity.Error,
            "A package of lists cannot be made or put in place.",
            "The key or the base package cannot be used, a list lost too many entries, or the disk is full; the detail says which.",
            "Mend what the detail names and run the command again; nothing was changed."
        );

    /// <summary>A list is near its age limit.</summary>
    public static CatalogueEntry ListOld { get; } =
        new(
            "LIST_OLD",
            Severity.Warning,
            "The lists are older than they should be; they are still searched.",
            "The download has failed since the time shown.",
            "Restore the link to the list source before the list reaches its age limit."
        );

    /// <summary>A list is past its age limit.</summary>
    public static CatalogueEntry ListExpired { get; } =
        new(
            "LIST_EXPIRED",
            Severity.Error,
            "The lists are past their age limit, so every traveller is referred.",
            "The download failed for too long, or the clock is wrong: a list from the future counts as expired.",
            "Restore the link to the list source or import a fresh package; check the clock (timedatectl)."
        );
}
