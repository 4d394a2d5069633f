namespace EGate.Watchlists;

/// <summary>How far a listed name can be trusted.</summary>
public enum NameQuality
{
    /// <summary>The name under which the person is listed.</summary>
    Primary = 0,

    /// <summary>The name in its own script.</summary>
    OriginalScript = 1,

    /// <summary>An alias that the list calls good, or gives no quality for.</summary>
    Alias = 2,

    /// <summary>An alias that the list calls low in quality.</summary>
    LowAlias = 3,
}

/// <summary>One name of a listed person, as printed in the list.</summary>
public sealed record ListedName(string Text, NameQuality Quality);

/// <summary>A document that the list names for a person. The UN list gives issuing states as English text, not as codes.</summary>
/// <param name="Type">As the list says, white space tidied.</param>
/// <param name="Number">Letters and digits only, upper case.</param>
/// <param name="Issuer">Name of the state as the list says; may be empty.</param>
public sealed record ListedDocument(string Type, string Number, string Issuer);

/// <summary>One person of a list.</summary>
public sealed record ListedPerson
{
    /// <summary>Stable reference of the entry, e.g. <c>QDi.001</c>; hits name it.</summary>
    public required string Reference { get; init; }

    /// <summary>Line of the file where the record begins.</summary>
    public required int Line { get; init; }

    /// <summary>Primary name first, then the name in its own script, then aliases. Never empty.</summary>
    public required IReadOnlyList<ListedName> Names { get; init; }

    /// <summary>
    /// Every date of birth, also those given with an alias. A date the list gives in words or that cannot be read stands here as
    /// <see cref="BirthKind.Unknown"/>, so that the dates beside it cannot clear anybody. Empty when the list gives none.
    /// </summary>
    public required IReadOnlyList<ListedBirth> Births { get; init; }

    /// <summary>Nationalities as the list says. Shown to officers; not compared yet, because the list gives no codes.</summary>
    public required IReadOnlyList<string> Nationalities { get; init; }

    /// <summary>Documents with a usable number.</summary>
    public required IReadOnlyList<ListedDocument> Documents { get; init; }

    /// <summary><c>M</c>, <c>F</c>, or null when the list does not say.</summary>
    public string? Sex { get; init; }
}

/// <summary>A record, or a part of one, that could not be used; everything around it could.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Record">Reference of the record; empty when it has none.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Lost">True when the whole record is lost; false when only the part that <paramref name="Reason"/> names is.</param>
public sealed record RejectedRecord(int Line, string Record, string Reason, bool Lost);
