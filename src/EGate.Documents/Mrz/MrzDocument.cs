namespace EGate.Documents;

/// <summary>
/// The fields of a TD3 machine-readable zone as they stand in it, fillers included (Doc 9303-4, 4.2.2). Personal data.
/// </summary>
/// <param name="DocumentCode">Two characters, the first is <c>P</c>.</param>
/// <param name="Issuer">Issuing state or organisation, three characters.</param>
/// <param name="Name">The name field, 39 characters.</param>
/// <param name="DocumentNumber">Nine characters.</param>
/// <param name="Nationality">Three characters.</param>
/// <param name="BirthDate">YYMMDD, unknown parts as fillers.</param>
/// <param name="Sex"><c>M</c>, <c>F</c> or the filler.</param>
/// <param name="ExpiryDate">YYMMDD.</param>
/// <param name="OptionalData">Fourteen characters.</param>
public sealed record MrzDocument(
    string DocumentCode,
    string Issuer,
    string Name,
    string DocumentNumber,
    string Nationality,
    string BirthDate,
    string Sex,
    string ExpiryDate,
    string OptionalData
)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "machine-readable zone";
}
