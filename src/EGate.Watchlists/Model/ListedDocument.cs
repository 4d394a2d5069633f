namespace EGate.Watchlists;

/// <summary>Kinds of documents that lists tell apart.</summary>
public enum DocumentKind
{
    /// <summary>Not told, or none of the others.</summary>
    Other = 0,

    /// <summary>Passport of any kind.</summary>
    Passport = 1,

    /// <summary>National identity card.</summary>
    IdCard = 2,

    /// <summary>Visa.</summary>
    Visa = 3,

    /// <summary>Laissez-passer or another travel document in the place of a passport.</summary>
    LaissezPasser = 4,
}

/// <summary>Why a document is listed.</summary>
public enum DocumentReason
{
    /// <summary>Lost by its holder.</summary>
    Lost = 0,

    /// <summary>Stolen from its holder.</summary>
    Stolen = 1,

    /// <summary>Stolen before it was issued to anybody.</summary>
    StolenBlank = 2,

    /// <summary>Declared invalid by its issuer.</summary>
    Revoked = 3,
}

/// <summary>A document that a list names for an identity.</summary>
/// <param name="Number">Letters A-Z and digits only, upper case, 1 to 24 of them.</param>
/// <param name="Issuer">Code of the issuing state as in the MRZ, without fillers; empty when the list does not say or its words are no known state.</param>
/// <param name="Kind">Kind of document.</param>
public sealed record IdentityDocument(string Number, string Issuer, DocumentKind Kind);

/// <summary>One listed document. There is no name in such a list (INTERPOL SLTD).</summary>
/// <param name="List">Code of the list, e.g. <c>sltd</c>.</param>
/// <param name="Action">What a hit asks for.</param>
/// <param name="Number">Full number: letters A-Z and digits, upper case, without fillers, 1 to 24 of them.</param>
/// <param name="Issuer">Code of the issuing state as in the MRZ, 1 to 3 letters, without fillers.</param>
/// <param name="Kind">Kind of document.</param>
/// <param name="Reason">Why it is listed.</param>
/// <param name="Date">Day of theft, loss or revocation; null when unknown.</param>
public sealed record ListedDocument(
    string List,
    ListAction Action,
    string Number,
    string Issuer,
    DocumentKind Kind,
    DocumentReason Reason,
    DateOnly? Date
);
