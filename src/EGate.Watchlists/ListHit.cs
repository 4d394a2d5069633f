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
/// <param name="List">Code of the list.</param>
/// <param name="Entry">Reference of the entry in the list.</param>
/// <param name="Strength">How strong.</param>
/// <param name="Score">0..1: of the name with the date of birth, or 1 for an exact document number.</param>
/// <param name="Explanation">Which listed name or number, by which rule, what speaks for it and what against it.</param>
/// <param name="Action">What the list asks for.</param>
public sealed record ListHit(
    string List,
    string Entry,
    HitStrength Strength,
    double Score,
    string Explanation,
    ListAction Action
)
{
    /// <summary>Names nobody: a log line that prints it by mistake tells no personal data.</summary>
    public override string ToString() => $"hit {Strength} in {List}";
}
