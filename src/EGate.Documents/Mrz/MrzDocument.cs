namespace EGate.Documents;

/// <summary>The fields of a machine-readable zone as they stand in it, fillers included (Doc 9303-4 to -7). Personal data.</summary>
/// <param name="Format">Which kind of zone.</param>
/// <param name="DocumentCode">Two characters.</param>
/// <param name="Issuer">Issuing state or organisation, three characters.</param>
/// <param name="Name">The name field: 39 characters in zones of 44 columns, 31 in those of 36, 30 in TD1.</param>
/// <param name="DocumentNumber">Nine characters, or a long number as a whole.</param>
/// <param name="Nationality">Three characters.</param>
/// <param name="BirthDate">YYMMDD, unknown parts as fillers.</param>
/// <param name="Sex"><c>M</c>, <c>F</c> or the filler.</param>
/// <param name="ExpiryDate">YYMMDD.</param>
/// <param name="OptionalData">What is left of the optional data after a long number.</param>
/// <param name="OptionalData2">The second optional data of TD1; else empty.</param>
public sealed record MrzDocument(
    ZoneFormat Format,
    string DocumentCode,
    string Issuer,
    string Name,
    string DocumentNumber,
    string Nationality,
    string BirthDate,
    string Sex,
    string ExpiryDate,
    string OptionalData,
    string OptionalData2
)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "machine-readable zone";

    internal static MrzDocument Of(in MrzZone zone) =>
        new(
            zone.Format,
            zone.DocumentCode.ToString(),
            zone.Issuer.ToString(),
            zone.Name.ToString(),
            zone.WholeDocumentNumber(),
            zone.Nationality.ToString(),
            zone.BirthDate.ToString(),
            zone.Sex.ToString(),
            zone.ExpiryDate.ToString(),
            zone.OptionalData.ToString(),
            zone.OptionalData2.ToString()
        );
}
