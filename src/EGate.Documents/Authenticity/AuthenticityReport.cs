using EGate.Core;

namespace EGate.Documents;

/// <summary>What is known of a document from its machine-readable zone or DG1; what is not known stays null and is not guessed.</summary>
/// <param name="Issuer">Issuing state, one to three letters without fillers.</param>
/// <param name="DocumentType">Document code, one or two letters without fillers.</param>
/// <param name="DocumentNumber">Without fillers.</param>
public sealed record DocumentFacts(string? Issuer, string? DocumentType = null, string? DocumentNumber = null);

/// <summary>What passive authentication found about the signer of a document.</summary>
/// <param name="Checks">What the document, the site's policy and its lists call for: evidence. The worst counts.</param>
/// <param name="NotCalledFor">
/// Checks for which the site has nothing to check with and does not demand it; NotDone with the reason, shown to people, no evidence.
/// </param>
/// <param name="AnchorProvenance">Where the trusted authority comes from; null when none vouches for the signer.</param>
public sealed record AuthenticityReport(
    IReadOnlyList<CheckResult> Checks,
    IReadOnlyList<CheckResult> NotCalledFor,
    string? AnchorProvenance
);
