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

    /// <summary>No virtual smart card reader answers.</summary>
    public static CatalogueEntry VirtualReaderAbsent { get; } =
        new(
            "VIRTUAL_READER_ABSENT",
            Severity.Error,
            "No virtual smart card reader answers on the port.",
            "pcscd does not run, its driver vpcd is not installed or listens on another port, or another card lies on it.",
            "Install pcscd and vsmartcard-vpcd, start pcscd, and compare the port with DEVICENAME in /etc/reader.conf.d/vpcd."
        );

    /// <summary>A file cannot be written.</summary>
    public static CatalogueEntry FileNotWritten { get; } =
        new(
            "FILE_NOT_WRITTEN",
            Severity.Error,
            "The file cannot be written.",
            "Its folder is not there, the disk is full, or this user may not write there.",
            "Check the path and its permissions (ls -ld), and the free space (df)."
        );
}
