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
}
