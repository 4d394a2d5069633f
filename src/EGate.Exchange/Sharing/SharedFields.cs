namespace EGate.Exchange;

/// <summary>
/// What a notification may say beyond what every one says. A receiver gets those that its profile names, and no others: what is not shared
/// is never written into the outbox either.
/// </summary>
public static class SharedFields
{
    /// <summary>Name of the site.</summary>
    public const string Site = "site";

    /// <summary>Name of the lane.</summary>
    public const string Lane = "lane";

    /// <summary>Id of the crossing, as in the journal.</summary>
    public const string Crossing = "crossing";

    /// <summary>Code of the list, or name of the online database.</summary>
    public const string List = "list";

    /// <summary>Reference of the entry in it.</summary>
    public const string Entry = "entry";

    /// <summary>How strong the hit was: <c>ExactDocument</c>, <c>Strong</c>, <c>Possible</c>.</summary>
    public const string Strength = "strength";

    /// <summary>Number of the traveller's document.</summary>
    public const string DocumentNumber = "documentNumber";

    /// <summary>Its issuing state, as in the zone.</summary>
    public const string Issuer = "issuer";

    /// <summary>Its date of expiry, YYMMDD as in the zone.</summary>
    public const string ExpiryDate = "expiryDate";

    /// <summary>The traveller's surname, as in the zone.</summary>
    public const string Surname = "surname";

    /// <summary>Given names, as in the zone.</summary>
    public const string GivenNames = "givenNames";

    /// <summary>Date of birth, YYMMDD as in the zone.</summary>
    public const string BirthDate = "birthDate";

    /// <summary>Sex, as in the zone.</summary>
    public const string Sex = "sex";

    /// <summary>Nationality, as in the zone.</summary>
    public const string Nationality = "nationality";

    /// <summary>Key id of the officer who decided.</summary>
    public const string Officer = "officer";

    /// <summary>The officer's words.</summary>
    public const string Reason = "reason";

    /// <summary>All of them, in the order in which a notification shows them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Site,
        Lane,
        Crossing,
        List,
        Entry,
        Strength,
        DocumentNumber,
        Issuer,
        ExpiryDate,
        Surname,
        GivenNames,
        BirthDate,
        Sex,
        Nationality,
        Officer,
        Reason,
    ];
}
