namespace EGate.Documents;

/// <summary>
/// The card capabilities of EF.ATR/INFO: DO 47, third byte (ISO/IEC 7816-4, 12.1.1, third software function table). Its other two bytes, on
/// ways of selection and data coding, are not looked at: passports have theirs fixed.
/// </summary>
/// <param name="ChainsCommands">Long commands may come in a chain.</param>
/// <param name="TakesExtendedLength">Commands and answers may have lengths of two bytes.</param>
/// <param name="NamesLengths">EF.ATR/INFO says how long they may be (<see cref="AtrInfo"/>).</param>
public sealed record CardCapabilities(bool ChainsCommands, bool TakesExtendedLength, bool NamesLengths)
{
    private const uint CapabilitiesTag = 0x47;

    /// <summary>Null when the file says nothing of capabilities, or is malformed.</summary>
    public static CardCapabilities? TryParse(ReadOnlyMemory<byte> file)
    {
        try
        {
            var value = TlvReader.Find(AtrInfo.ReadObjects(file), CapabilitiesTag).Span;
            return value.Length == 3
                ? new CardCapabilities((value[2] & 0x80) != 0, (value[2] & 0x40) != 0, (value[2] & 0x20) != 0)
                : null;
        }
        catch (DocumentFormatException)
        {
            return null;
        }
    }
}
