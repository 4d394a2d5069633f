namespace EGate.Core;

/// <summary>
/// Who the document says its holder is: what list searches work on. It lives in memory only and ends with the crossing;
/// it is never journaled.
/// </summary>
/// <param name="Surname">Primary identifier as in the MRZ, fillers turned into spaces.</param>
/// <param name="GivenNames">Secondary identifier as in the MRZ, fillers turned into spaces; may be empty.</param>
/// <param name="NameTruncated">True when the MRZ name field ends in a letter: the name may have been cut (Doc 9303-4).</param>
/// <param name="BirthDate">Date of birth as YYMMDD; unknown parts are <c>&lt;</c> (Doc 9303-3, 4.8).</param>
/// <param name="Sex"><c>M</c>, <c>F</c> or <c>&lt;</c>.</param>
/// <param name="Nationality">Three-letter code without fillers.</param>
/// <param name="DocumentNumber">Full document number without fillers.</param>
/// <param name="Issuer">Issuing state or organisation, three-letter code without fillers.</param>
/// <param name="ExpiryDate">Date of expiry as YYMMDD.</param>
public sealed record TravellerIdentity(
    string Surname,
    string GivenNames,
    bool NameTruncated,
    string BirthDate,
    string Sex,
    string Nationality,
    string DocumentNumber,
    string Issuer,
    string ExpiryDate
)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "traveller";
}
