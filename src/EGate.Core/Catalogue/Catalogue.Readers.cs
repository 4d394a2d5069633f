namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>The chip reader cannot read chips of both types.</summary>
    public static CatalogueEntry ChipReaderOneType { get; } =
        new(
            "CHIP_READER_ONE_TYPE",
            Severity.Warning,
            "The chip reader does not read chips of both types, so some passports cannot be read at this lane.",
            "It is a clone of the PN532 that drops type B, or its firmware is damaged.",
            "Replace the chip reader by one that reads types A and B (ISO/IEC 14443); travellers with the other type are referred until then."
        );

    /// <summary>The chip reader answers, but late.</summary>
    public static CatalogueEntry ChipReaderSlow { get; } =
        new(
            "CHIP_READER_SLOW",
            Severity.Warning,
            "The chip reader answers late.",
            "Its USB hub has too little power, the computer is overloaded, or another program polls the reader.",
            "Plug it into the computer itself, and keep other programs away from PC/SC; look at the error count again after an hour."
        );

    /// <summary>There is no PC/SC service to talk to.</summary>
    public static CatalogueEntry PcscServiceAbsent { get; } =
        new(
            "PCSC_SERVICE_ABSENT",
            Severity.Error,
            "The PC/SC service does not answer.",
            "pcscd or libpcsclite is not installed, pcscd does not run, or the controller's unit does not let it reach /run/pcscd.",
            "Install pcscd and libpcsclite1, enable pcscd.socket, and set the unit as src/EGate.Devices.Pcsc/README.md says."
        );

    /// <summary>The PC/SC service does not know the reader.</summary>
    public static CatalogueEntry PcscReaderAbsent { get; } =
        new(
            "PCSC_READER_ABSENT",
            Severity.Error,
            "The PC/SC service does not have the chip reader of the profile.",
            "It is unplugged, pcscd has no driver for it (libccid), or its name begins otherwise than chip.port says.",
            "Plug it in; egatectl doctor lists the readers there are: write the beginning of one behind pcsc: in chip.port."
        );

    /// <summary>Another program holds the PC/SC reader.</summary>
    public static CatalogueEntry PcscReaderInUse { get; } =
        new(
            "PCSC_READER_IN_USE",
            Severity.Error,
            "Another program holds the chip reader.",
            "A second controller or a smart card program of the desktop uses it.",
            "End the other program: a lane has its reader for itself."
        );

    /// <summary>A device's line cannot be recorded.</summary>
    public static CatalogueEntry LineNotRecordable { get; } =
        new(
            "LINE_NOT_RECORDABLE",
            Severity.Warning,
            "The line of this device cannot be recorded.",
            "There is no such device, it has no serial line of its own (PC/SC), or somebody records it already.",
            "Name reader or chip; wait until the other recording has ended."
        );

    /// <summary>The document on the reader cannot be read for a technician now.</summary>
    public static CatalogueEntry DocumentReadRefused { get; } =
        new(
            "DOCUMENT_READ_REFUSED",
            Severity.Warning,
            "The document on the reader is not read for a technician now.",
            "A traveller uses the lane, nothing readable lies on the reader, or raw files were asked for while the lane serves.",
            "Have an officer take the lane out of service, lay the document on the reader, and try again."
        );
}
