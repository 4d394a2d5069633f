namespace EGate.Devices.Serial.Pn532;

/// <summary>What a PN532 error code (UM0701-02, 7.1) means for the chip in the field.</summary>
internal enum ChipSuspicion
{
    /// <summary>The exchange failed by itself.</summary>
    None = 0,

    /// <summary>The chip may have left the field; only a failed re-selection proves it.</summary>
    MayBeGone = 1,
}

/// <summary>The status byte of InDataExchange and its meaning.</summary>
internal static class Pn532Status
{
    /// <summary>Error code in bits 0 to 5; 0 is good.</summary>
    public const byte ErrorMask = 0x3F;

    /// <summary>More information: the answer (or the command) goes on in another frame.</summary>
    public const byte MoreInformation = 0x40;

    /// <summary>What an error code other than 0 means: the fault if the chip is still there, and whether it may be gone.</summary>
    public static (ChipFault Fault, ChipSuspicion Suspicion, string Meaning) Explain(int error) =>
        error switch
        {
            0x01 => (ChipFault.Timeout, ChipSuspicion.MayBeGone, "the chip did not answer in time"),
            0x02 => (ChipFault.Protocol, ChipSuspicion.None, "check sum error on the air"),
            0x03 => (ChipFault.Protocol, ChipSuspicion.None, "parity error on the air"),
            0x04 => (ChipFault.Protocol, ChipSuspicion.None, "wrong number of bits while chips were told apart"),
            0x05 => (ChipFault.Protocol, ChipSuspicion.None, "framing error on the air"),
            0x06 => (ChipFault.Protocol, ChipSuspicion.None, "more than one chip answered"),
            0x07 => (ChipFault.Protocol, ChipSuspicion.None, "the reader's buffer is too small"),
            0x09 => (ChipFault.Protocol, ChipSuspicion.None, "the reader's air buffer overflowed"),
            0x0A => (ChipFault.Protocol, ChipSuspicion.MayBeGone, "the field was not there in time"),
            0x0B => (ChipFault.Protocol, ChipSuspicion.MayBeGone, "protocol error on the air"),
            0x0D => (ChipFault.Protocol, ChipSuspicion.None, "the reader is too hot and switched its field off"),
            0x0E => (ChipFault.Protocol, ChipSuspicion.None, "the reader's internal buffer overflowed"),
            0x10 => (ChipFault.Protocol, ChipSuspicion.None, "a parameter is out of range"),
            0x12 => (ChipFault.Protocol, ChipSuspicion.None, "a command that this chip does not take"),
            0x13 => (ChipFault.Protocol, ChipSuspicion.None, "the chip's data has a wrong format"),
            0x14 => (ChipFault.Protocol, ChipSuspicion.None, "the chip refused to authenticate"),
            0x23 => (ChipFault.Protocol, ChipSuspicion.None, "the check byte of the chip's identifier is wrong"),
            0x25 => (ChipFault.Protocol, ChipSuspicion.None, "the reader is in a state without this command"),
            0x26 => (ChipFault.Protocol, ChipSuspicion.None, "the command is not allowed in this configuration"),
            0x27 => (ChipFault.NoChip, ChipSuspicion.None, "no chip is selected"),
            0x29 => (ChipFault.Removed, ChipSuspicion.MayBeGone, "the chip was released"),
            0x2A => (ChipFault.Protocol, ChipSuspicion.MayBeGone, "another chip of type B took the place of the first"),
            0x2B => (ChipFault.Protocol, ChipSuspicion.MayBeGone, "the chip disappeared"),
            0x2C => (ChipFault.Protocol, ChipSuspicion.MayBeGone, "the identifier of the chip changed"),
            0x2D => (ChipFault.Protocol, ChipSuspicion.None, "the field draws too much current"),
            0x2E => (ChipFault.Protocol, ChipSuspicion.None, "an address byte is missing"),
            _ => (ChipFault.Protocol, ChipSuspicion.None, "an error the manual does not name"),
        };
}
