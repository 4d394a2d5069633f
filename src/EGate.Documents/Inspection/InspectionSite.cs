using EGate.Core;

namespace EGate.Documents;

/// <summary>What a site brings to every inspection. Immutable and safe for any number of inspections at once.</summary>
/// <param name="Trust">What it knows of issuing states.</param>
/// <param name="Policy">What it asks of documents.</param>
/// <param name="Terminal">
/// What it proves its own rights with; null where it has none. Terminal authentication is then done with every chip that offers it.
/// </param>
public sealed record InspectionSite(TrustMaterial Trust, DocumentPolicy Policy, TerminalAccess? Terminal = null);
