namespace EGate.Watchlists;

/// <summary>A listed identity or document that a query found. For officers and in memory only.</summary>
/// <param name="Entry">Reference of the entry; of a listed document its issuer and number.</param>
/// <param name="List">Code of the list.</param>
/// <param name="Action">What the list asks for.</param>
/// <param name="Strength">How strong.</param>
/// <param name="Score">0..1: how likely it is the same person; 1 for an exact document.</param>
/// <param name="Name">The listed name that agreed best, as listed; empty for a listed document.</param>
/// <param name="Explanation">Sentences: which name agreed by which rule, what speaks for it and what against.</param>
public sealed record IndexHit(
    string Entry,
    string List,
    ListAction Action,
    HitStrength Strength,
    double Score,
    string Name,
    string Explanation
)
{
    /// <summary>Names nobody: a log line that prints it by mistake tells no personal data.</summary>
    public override string ToString() => $"hit {Strength} in {List}";
}
