using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// All that a document gave: its checks, its holder and the portrait. Whoever receives it disposes it, which zeroes the portrait.
/// </summary>
public sealed class DocumentEvidence : IDisposable
{
    internal DocumentEvidence(
        MrzReading mrz,
        IReadOnlyList<CheckResult> checks,
        EncodedPortrait? portrait,
        Exception? chipFailure
    )
    {
        Mrz = mrz;
        Checks = checks;
        Portrait = portrait;
        ChipFailure = chipFailure;
    }

    /// <summary>The machine-readable zone and its single digits.</summary>
    public MrzReading Mrz { get; }

    /// <summary>Who the document says its holder is; null when its machine-readable zone is not readable.</summary>
    public TravellerIdentity? Identity => Mrz.Identity;

    /// <summary>
    /// In the order of <see cref="CheckNames.Document"/>: every required check of the group Document, and those others that the document or the
    /// site's policy calls for, each once.
    /// </summary>
    public IReadOnlyList<CheckResult> Checks { get; }

    /// <summary>
    /// The portrait of DG2; null when it could not be read. It is given for officers to look at even when checks did not pass: it proves
    /// nothing by itself.
    /// </summary>
    public EncodedPortrait? Portrait { get; }

    /// <summary>What ended the exchange with the chip before its time, for the technician's log; null when nothing did.</summary>
    public Exception? ChipFailure { get; }

    /// <summary>
    /// Why PACE, which the chip offers, failed before the site's policy let basic access control take its place; null when it did not come to
    /// that. To be journaled.
    /// </summary>
    public string? AccessFallback { get; init; }

    /// <summary>The files as the chip gave them; null unless <see cref="DocumentInspection.KeepsFiles"/> was set.</summary>
    public RawFiles? Files { get; init; }

    /// <summary>Zeroes the portrait and the files.</summary>
    public void Dispose()
    {
        Portrait?.Dispose();
        Files?.Dispose();
    }
}
