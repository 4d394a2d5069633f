namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>A simulated passport cannot be served on a port.</summary>
    public static CatalogueEntry PortNotFree { get; } =
        new(
            "PORT_NOT_FREE",
            Severity.Error,
            "The TCP port cannot be listened on.",
            "Another program listens on it, or this user may not: ports below 1024 belong to the system.",
            "Choose another one with --port, or 0 for a free one; ss -ltnp shows who has it."
        );
}
