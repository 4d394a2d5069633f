namespace EGate.Devices.Serial.Pn532;

/// <summary>Commands of the NXP PN532 (UM0701-02, section 7) that a passport needs. An answer carries the command plus one.</summary>
public enum Pn532Command : byte
{
    /// <summary>IC, version, revision, supported cards.</summary>
    GetFirmwareVersion = 0x02,

    /// <summary>Last error, field, targets.</summary>
    GetGeneralStatus = 0x04,

    /// <summary>Changes the line rate once the host has acknowledged the answer.</summary>
    SetSerialBaudRate = 0x10,

    /// <summary>Automatic answers to selection (RATS).</summary>
    SetParameters = 0x12,

    /// <summary>Leaves the power-up state; no security module.</summary>
    SamConfiguration = 0x14,

    /// <summary>Retries and other settings of the field.</summary>
    RfConfiguration = 0x32,

    /// <summary>Sends data to a target and returns its answer.</summary>
    InDataExchange = 0x40,

    /// <summary>Looks for targets and activates them.</summary>
    InListPassiveTarget = 0x4A,

    /// <summary>Changes the rate on the air of a selected target.</summary>
    InPsl = 0x4E,

    /// <summary>Lets go of targets.</summary>
    InRelease = 0x52,
}
