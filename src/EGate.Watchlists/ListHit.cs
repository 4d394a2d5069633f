namespace EGate.Watchlists;

/// <summary>How strong a hit is.</summary>
public enum HitStrength
{
    /// <summary>Number and issuer of the document are listed, character for character.</summary>
    ExactDocument = 0,

    /// <summary>The name agrees almost fully and the full date of birth is the listed one.</summary>
    Strong = 1,

    /// <summary>Enough agrees that an officer must look.</summary>
    Possible = 2,
}

/// <summary>
/// A match of a traveller with a list entry, for officers only and in memory only. It holds personal data of the listed person.
/// </summary>
/// <param name="List">Name of the list; see <see cref="ListNames"/>.</param>
/// <param name="Entry">Reference of the entry in the list.</param>
/// <param name="Strength">How strong.</param>
/// <param name="Score">0..1: of the name with the date of birth, or 1 for an exact document number.</param>
/// <param name="Explanation">Which listed name or number, by which rule, what speaks for it and what against it.</param>
public sealed record ListHit(string List, string Entry, HitStrength Strength, double Score, string Explanation)
{
    /// <summary>Names nobody: a log line that prints it by mistake tells no personal data.</summary>
    public override string ToString() => $"hit {Strength} in {List}";
}

/// <summary>Stable names of the lists.</summary>
public static class ListNames
{
    /// <summary>Persons of the UN Security Council consolidated list.</summary>
    public const string Persons = "un-consolidated";

    /// <summary>Stolen, lost and revoked documents.</summary>
    public const string Documents = "lost-documents";
}
