namespace EGate.Documents;

/// <summary>
/// The codes that may stand as issuer and as nationality (Doc 9303-3, section 5): the states of ISO 3166-1, and what follows it there.
/// </summary>
public static class IssuerCodes
{
    /// <summary>
    /// What is not the code of a state's certificates: organisations (part D), persons without a nationality (part E) and the neutral zone.
    /// </summary>
    private static readonly string[] Others =
    [
        // African Development Bank, African Export-Import Bank, CARICOM, Council of Europe, COMESA, SADC, ECOWAS, OECS.
        "XBA",
        "XIM",
        "XCC",
        "XCE",
        "XCO",
        "XDC",
        "XEC",
        "XES",
        // Parliamentary Assembly of the Mediterranean, Order of Malta, Interpol.
        "XMP",
        "XOM",
        "XPO",
        // Stateless, refugee by the convention of 1951, other refugee, unspecified.
        "XXA",
        "XXB",
        "XXC",
        "XXX",
        "NTZ",
    ];

    /// <summary>One bit for each triple of letters and fillers, so that a look-up needs no string.</summary>
    private static readonly ulong[] Known = Bits();

    /// <summary>True when a code is one of them.</summary>
    /// <param name="code">Three characters as in a zone, e.g. <c>UTO</c>, <c>D&lt;&lt;</c>.</param>
    public static bool IsKnown(ReadOnlySpan<char> code)
    {
        var index = IndexOf(code);
        return index >= 0 && (Known[index >> 6] & (1UL << (index & 63))) != 0;
    }

    private static int IndexOf(ReadOnlySpan<char> code)
    {
        if (code.Length != 3)
        {
            return -1;
        }

        var index = 0;
        foreach (var c in code)
        {
            if (c != '<' && !char.IsAsciiLetterUpper(c))
            {
                return -1;
            }

            index = (index * 27) + (c == '<' ? 26 : c - 'A');
        }

        return index;
    }

    private static ulong[] Bits()
    {
        var bits = new ulong[(27 * 27 * 27 / 64) + 1];
        foreach (var code in IssuingCountry.Issuers.Concat(Others))
        {
            var index = IndexOf(code.PadRight(3, '<'));
            bits[index >> 6] |= 1UL << (index & 63);
        }

        return bits;
    }
}
