namespace EGate.Documents;

/// <summary>What is printed in a machine-readable zone, without fillers and check digits.</summary>
/// <param name="Surname">Primary identifier; words separated by spaces.</param>
/// <param name="GivenNames">Secondary identifier; may be empty.</param>
/// <param name="DocumentNumber">Up to nine characters; in TD1 up to 23 and in TD2 up to 15, which run over into the optional data.</param>
/// <param name="BirthDate">YYMMDD; unknown parts as fillers.</param>
/// <param name="Sex"><c>M</c>, <c>F</c> or <c>&lt;</c>.</param>
/// <param name="ExpiryDate">YYMMDD, this century.</param>
/// <param name="Issuer">Issuing state, up to three letters.</param>
/// <param name="Nationality">Up to three letters.</param>
/// <param name="OptionalData">E.g. a personal number: up to 14 characters in a passport, 15 in TD1, 7 in TD2, 16 and 8 in visas.</param>
/// <param name="DocumentCode">One or two letters; empty gives the letter of the format alone: <c>P</c>, <c>I</c> or <c>V</c>.</param>
/// <param name="OptionalData2">Up to eleven characters, in TD1 only.</param>
public sealed record MrzFields(
    string Surname,
    string GivenNames,
    string DocumentNumber,
    string BirthDate,
    string Sex,
    string ExpiryDate,
    string Issuer = "UTO",
    string Nationality = "UTO",
    string OptionalData = "",
    string DocumentCode = "",
    string OptionalData2 = ""
)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "machine-readable zone to write";
}
