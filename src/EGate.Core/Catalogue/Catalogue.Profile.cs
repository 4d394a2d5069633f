namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>A lane profile was not accepted; nothing of it is in force.</summary>
    public static CatalogueEntry ProfileRefused { get; } =
        new(
            "PROFILE_REFUSED",
            Severity.Error,
            "The lane profile was refused; no part of it is in force.",
            "A key is unknown, missing, out of its bounds, or contradicts another one.",
            "Run egatectl config check FILE: it lists every problem with what to write instead."
        );
}
