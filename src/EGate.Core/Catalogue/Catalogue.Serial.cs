namespace EGate.Core;

public static partial class Catalogue
{
    /// <summary>The document reader does not answer.</summary>
    public static CatalogueEntry ReaderLost { get; } =
        new(
            "READER_LOST",
            Severity.Error,
            "The document reader does not answer in time.",
            "It has no power, hangs, or stands at another line rate.",
            "Check the reader's power light and the profile's reader.rate_bps; unplug it for five seconds and plug it in again."
        );

    /// <summary>The document reader answers what nobody can understand.</summary>
    public static CatalogueEntry ReaderGarbage { get; } =
        new(
            "READER_GARBAGE",
            Severity.Error,
            "The document reader sends bytes that are not its protocol.",
            "A wrong line rate, a disturbed or damaged cable, or another device at the reader's port.",
            "Check the profile's reader.port and reader.rate_bps, then replace the cable; it serves again by itself when the line is sane."
        );

    /// <summary>A document lies on the reader and cannot be read.</summary>
    public static CatalogueEntry MrzUnreadable { get; } =
        new(
            "MRZ_UNREADABLE",
            Severity.Warning,
            "The machine-readable zone of the document cannot be read.",
            "The document lies askew or upside down, is dirty or worn, or the reader's glass is dirty.",
            "Put the document flat on the glass with the picture page down; clean the glass if it happens often."
        );

    /// <summary>The chip reader does not answer.</summary>
    public static CatalogueEntry ChipReaderLost { get; } =
        new(
            "CHIP_READER_LOST",
            Severity.Error,
            "The chip reader does not answer in time.",
            "It has no power, hangs, stands at another line rate, or is set to I2C or SPI instead of HSU.",
            "Check its power, its interface switches and the profile's chip.rate_bps; unplug it for five seconds and plug it in again."
        );

    /// <summary>The chip reader answers what nobody can understand.</summary>
    public static CatalogueEntry ChipReaderGarbage { get; } =
        new(
            "CHIP_READER_GARBAGE",
            Severity.Error,
            "The chip reader sends frames with wrong check sums, wrong answers or bytes that are not its protocol.",
            "A wrong line rate, a disturbed or damaged cable, or another device at the chip reader's port.",
            "Check the profile's chip.port and chip.rate_bps, then replace the cable; it serves again by itself when the line is sane."
        );

    /// <summary>The serial port of a device is not there.</summary>
    public static CatalogueEntry SerialUnplugged { get; } =
        new(
            "SERIAL_UNPLUGGED",
            Severity.Error,
            "The serial port of a device is not there.",
            "The cable was pulled, the hub has no power, or the profile names another port.",
            "Plug the device in; compare the profile's port with the names under /dev/serial/by-id."
        );

    /// <summary>The serial port of a device may not be opened.</summary>
    public static CatalogueEntry SerialNotAllowed { get; } =
        new(
            "SERIAL_NOT_ALLOWED",
            Severity.Error,
            "The serial port of a device is there but may not be opened.",
            "The service's user is not in the port's group, or the unit's DeviceAllow does not name its class.",
            "Add the service's user to the group of the port (dialout) and its class to DeviceAllow in the unit, then restart the service."
        );

    /// <summary>Somebody else holds the serial port.</summary>
    public static CatalogueEntry SerialInUse { get; } =
        new(
            "SERIAL_IN_USE",
            Severity.Error,
            "Another program holds the serial port of a device.",
            "A second controller, a terminal program or ModemManager has it open.",
            "Find it with 'fuser -v' on the port and end it; keep ModemManager off with the udev rule ID_MM_DEVICE_IGNORE."
        );

    /// <summary>The serial port does not take the settings.</summary>
    public static CatalogueEntry SerialSettings { get; } =
        new(
            "SERIAL_SETTINGS",
            Severity.Error,
            "The port of a device is no serial line, or does not take the rate or the control lines the device needs.",
            "The profile names a file that is no serial port, or a rate the adapter does not know.",
            "Correct the profile's port and rate_bps for this device."
        );

    /// <summary>A serial device answers, but badly.</summary>
    public static CatalogueEntry SerialUnstable { get; } =
        new(
            "SERIAL_UNSTABLE",
            Severity.Warning,
            "A device on a serial line answers late or only when asked twice.",
            "A loose plug, a disturbed cable, a hub with too little power, or an overloaded computer.",
            "Seat the plug, use a short shielded cable away from the door drives, and look at the error count again after an hour."
        );
}
