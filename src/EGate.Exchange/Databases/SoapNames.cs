namespace EGate.Exchange;

/// <summary>Names of elements and namespaces of the SOAP messages: what changes when a service names them differently.</summary>
internal static class SoapNames
{
    /// <summary>SOAP 1.2 (W3C Recommendation, part 1, section 5).</summary>
    internal const string Envelope = "http://www.w3.org/2003/05/soap-envelope";

    /// <summary>Our own: the real service's namespace is given to its users only.</summary>
    internal const string Service = "urn:egate:find";

    internal const string SearchDocument = "SearchDocument";
    internal const string SearchPerson = "SearchPerson";
    internal const string SearchResult = "SearchResult";
    internal const string QueryId = "QueryId";
    internal const string Number = "DocumentIdentificationNumber";
    internal const string Country = "CountryOfRegistration";
    internal const string Surname = "FamilyName";
    internal const string GivenNames = "Forenames";
    internal const string Born = "DateOfBirth";
    internal const string Nationality = "Nationality";
    internal const string Database = "Database";
    internal const string Digest = "QueryDigest";
    internal const string Answered = "AnsweredAt";
    internal const string Hit = "Hit";
    internal const string Reference = "Reference";
    internal const string Kind = "Kind";
    internal const string Status = "Status";
    internal const string Owner = "OwnerOfficeCode";
    internal const string Text = "HandlingText";
    internal const string Signature = "Signature";
}
