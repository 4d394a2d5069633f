namespace EGate.Devices.Serial.Pn532;

/// <summary>What InListPassiveTarget (UM0701-02, 7.3.5) found.</summary>
internal enum ChipSearch
{
    /// <summary>No chip of this type in the field.</summary>
    None = 0,

    /// <summary>A chip that speaks ISO/IEC 14443-4, activated.</summary>
    Found = 1,

    /// <summary>A chip that does not speak ISO/IEC 14443-4, such as a transport card: no passport.</summary>
    Unsuitable = 2,

    /// <summary>An answer that breaks the manual's format.</summary>
    Malformed = 3,
}

/// <summary>Reads the answers of InListPassiveTarget. Pure; never throws.</summary>
internal static class ChipTarget
{
    private const byte IsoDepSupported = 0x20;

    /// <summary>Type A at 106 kbit/s: count, number, SENS_RES (2), SEL_RES, identifier length, identifier, answer to select.</summary>
    public static ChipSearch ReadTypeA(ReadOnlySpan<byte> answer)
    {
        if (answer is [0])
        {
            return ChipSearch.None;
        }

        if (answer.Length < 6 || answer[0] != 1 || answer[1] != 1)
        {
            return ChipSearch.Malformed;
        }

        if ((answer[4] & IsoDepSupported) == 0)
        {
            return ChipSearch.Unsuitable;
        }

        ReadOnlySpan<byte> afterIdentifier = answer[5] <= answer.Length - 6 ? answer[(6 + answer[5])..] : default;

        // The first byte of the answer to select is its length, itself included (ISO/IEC 14443-4, 5.2).
        return afterIdentifier.Length >= 1 && afterIdentifier[0] == afterIdentifier.Length
            ? ChipSearch.Found
            : ChipSearch.Malformed;
    }

    /// <summary>
    /// Highest rate in kbit/s that a chip of type A offers in both directions (TA(1) of its answer to select, ISO/IEC 14443-4, 5.2.4): 106, 212
    /// or 424.
    /// </summary>
    public static int AirRateOf(ReadOnlySpan<byte> answer)
    {
        const int interfaceBytes = 0x10;
        if (ReadTypeA(answer) != ChipSearch.Found)
        {
            return 106;
        }

        ReadOnlySpan<byte> select = answer[(6 + answer[5])..];
        if (select.Length < 3 || (select[1] & interfaceBytes) == 0)
        {
            return 106;
        }

        var both = select[2] & (select[2] >> 4) & 0x03;
        return (both & 0x02) != 0 ? 424
            : (both & 0x01) != 0 ? 212
            : 106;
    }

    /// <summary>Type B at 106 kbit/s: count, number, ATQB (12, beginning with 50), length of the answer to ATTRIB, that answer.</summary>
    public static ChipSearch ReadTypeB(ReadOnlySpan<byte> answer)
    {
        if (answer is [0])
        {
            return ChipSearch.None;
        }

        var wellFormed =
            answer.Length >= 15
            && answer[0] == 1
            && answer[1] == 1
            && answer[2] == 0x50
            && answer[14] == answer.Length - 15;
        return wellFormed ? ChipSearch.Found : ChipSearch.Malformed;
    }
}
