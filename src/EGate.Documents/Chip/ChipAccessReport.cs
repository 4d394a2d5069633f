namespace EGate.Documents;

/// <summary>How a chip was opened.</summary>
/// <param name="Pace">The PACE algorithm; null for basic access control.</param>
/// <param name="Suite">Cipher of secure messaging.</param>
/// <param name="ParameterId">Number of PACE's domain parameters; null when it has none.</param>
/// <param name="FallbackReason">
/// Why PACE, which the chip offers, was not what opened it; null unless the site's policy let basic access control take its place.
/// </param>
public sealed record ChipAccessReport(
    PaceProtocol? Pace,
    CipherSuite Suite,
    int? ParameterId = null,
    string? FallbackReason = null
)
{
    /// <summary>True when basic access control took the place of PACE: to be journaled.</summary>
    public bool FellBack => FallbackReason is not null;
}
