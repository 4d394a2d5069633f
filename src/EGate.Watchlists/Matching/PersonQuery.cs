namespace EGate.Watchlists;

/// <summary>Whom to search for; everything is optional, and the more is given the better a hit can be told from a namesake.</summary>
public sealed record PersonQuery
{
    /// <summary>Name in any script and order, words apart; fillers of an MRZ count as spaces. Empty: only the document is searched.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>True when the name field of the MRZ ends in a letter: the name may have been cut (Doc 9303-4).</summary>
    public bool NameTruncated { get; init; }

    /// <summary>Date of birth: <c>YYYY</c>, <c>YYYY-MM</c>, <c>YYYY-MM-DD</c>, or YYMMDD of an MRZ with unknown parts <c>&lt;&lt;</c>; null or anything else is unknown.</summary>
    public string? Born { get; init; }

    /// <summary><c>M</c> or <c>F</c>; anything else is unknown.</summary>
    public string? Sex { get; init; }

    /// <summary>Nationality as in the MRZ; null when unknown.</summary>
    public string? Nationality { get; init; }

    /// <summary>Place of birth in words; null when unknown.</summary>
    public string? Place { get; init; }

    /// <summary>Number of the document; null when unknown.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>State that issued the document, as in the MRZ; null when unknown.</summary>
    public string? Issuer { get; init; }

    /// <summary>Names nobody.</summary>
    public override string ToString() => "query";
}
