namespace EGate.Devices.Serial.Pn532;

/// <summary>The answer of GetFirmwareVersion (UM0701-02, 7.2.2). Clones of the chip lie in it, so it is told to people and trusted in nothing.</summary>
/// <param name="Ic">0x32 for a PN532.</param>
/// <param name="Version">Firmware version.</param>
/// <param name="Revision">Firmware revision.</param>
/// <param name="Support">Bit 0 type A, bit 1 type B.</param>
internal sealed record Pn532Identity(byte Ic, byte Version, byte Revision, byte Support)
{
    private const byte TypesAandB = 0x03;

    /// <summary>Whether it says that it reads both types.</summary>
    public bool ReadsBothTypes => (Support & TypesAandB) == TypesAandB;

    /// <inheritdoc/>
    public override string ToString()
    {
        var name = Ic == 0x32 ? "PN532" : $"IC {Ic:X2} (not a PN532)";
        return $"{name} firmware {Version}.{Revision}, {(ReadsBothTypes ? "types A and B" : "not both types A and B")}";
    }
}
