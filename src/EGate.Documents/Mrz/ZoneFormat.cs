namespace EGate.Documents;

/// <summary>The five forms of a machine-readable zone.</summary>
public enum ZoneFormat
{
    /// <summary>Identity card of the size of a bank card: three lines of 30 characters (Doc 9303-5, 4.2).</summary>
    Td1 = 1,

    /// <summary>Larger identity card or single sheet: two lines of 36 characters (Doc 9303-6, 4.2).</summary>
    Td2 = 2,

    /// <summary>Passport: two lines of 44 characters (Doc 9303-4, 4.2).</summary>
    Td3 = 3,

    /// <summary>Visa of a full page: two lines of 44 characters (Doc 9303-7, 4.2).</summary>
    MrvA = 4,

    /// <summary>Smaller visa: two lines of 36 characters (Doc 9303-7, 5.2).</summary>
    MrvB = 5,
}
