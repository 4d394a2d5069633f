namespace EGate.Watchlists;

/// <summary>One person of a list, the same for all formats. Immutable; an index is built from a stream of these.</summary>
public sealed record ListedIdentity
{
    /// <summary>Stable reference of the entry within its list, e.g. <c>QDi.001</c>, 1 to 64 characters; hits and cleared look-alikes name it.</summary>
    public required string Entry { get; init; }

    /// <summary>Code of the list: 1 to 32 lower-case letters, digits and hyphens, e.g. <c>un</c>, <c>ofac</c>, <c>national</c>.</summary>
    public required string List { get; init; }

    /// <summary>What a hit asks for.</summary>
    public ListAction Action { get; init; } = ListAction.Refer;

    /// <summary>Primary name first. Never empty.</summary>
    public required IReadOnlyList<ListedName> Names { get; init; }

    /// <summary>
    /// Every date of birth. A date the list gives in words or that cannot be read stands here as <see cref="BirthKind.Unknown"/>, so that
    /// the dates beside it cannot clear anybody. Empty when the list gives none.
    /// </summary>
    public IReadOnlyList<ListedBirth> Births { get; init; } = [];

    /// <summary><c>M</c>, <c>F</c>, or null when the list does not say.</summary>
    public string? Sex { get; init; }

    /// <summary>Nationalities and citizenships as codes of the MRZ (ICAO 9303-3 section 5; ISO 3166-1 alpha-3, <c>D</c> is given as <c>DEU</c>).</summary>
    public IReadOnlyList<string> Nationalities { get; init; } = [];

    /// <summary>Places of birth in the words of the list; shown to officers.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Documents with a usable number.</summary>
    public IReadOnlyList<IdentityDocument> Documents { get; init; } = [];

    /// <summary>Names nobody: a log line that prints it by mistake tells no personal data.</summary>
    public override string ToString() => $"identity in {List}";
}
