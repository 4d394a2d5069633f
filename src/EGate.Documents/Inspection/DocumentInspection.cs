using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// The inspection of one document, in two stages. <see cref="Begin"/> judges the machine-readable zone at once, so that list searches
/// can start; <see cref="ReadChipAsync"/> then reads and judges the chip. Used once, by one caller at a time.
/// </summary>
public sealed class DocumentInspection
{
    private readonly IReadOnlyList<string> _lines;
    private readonly InspectionSite _site;
    private readonly DateTimeOffset _now;

    private DocumentInspection(IReadOnlyList<string> lines, InspectionSite site, DateTimeOffset now)
    {
        _lines = lines;
        _site = site;
        _now = now;
        Mrz = Documents.Mrz.Read(lines, DateOnly.FromDateTime(now.DateTime));
    }

    /// <summary>Whether the evidence shall hold the chip's files: for a technician who asked for them, never for a crossing.</summary>
    public bool KeepsFiles { get; private init; }

    /// <summary>What the machine-readable zone says, and its three checks.</summary>
    public MrzReading Mrz { get; }

    /// <summary>Judges the machine-readable zone. Takes microseconds and never throws for bad lines.</summary>
    /// <param name="lines">The lines as the reader gave them.</param>
    /// <param name="site">What the site knows of issuing states and asks of documents.</param>
    /// <param name="now">The time at the lane. Expiry is judged by the date of its own offset: a document expires at the lane's midnight.</param>
    /// <param name="keepsFiles">See <see cref="KeepsFiles"/>.</param>
    public static DocumentInspection Begin(
        IReadOnlyList<string> lines,
        InspectionSite site,
        DateTimeOffset now,
        bool keepsFiles = false
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(site);
        return new DocumentInspection([.. lines], site, now) { KeepsFiles = keepsFiles };
    }

    /// <summary>
    /// Reads and judges the chip. Never throws for what a document or a line can do: an exchange that throws ends the reading, and the
    /// checks say so. An expired document is read all the same: its officer wants to know whether it is genuine.
    /// </summary>
    /// <param name="exchange">The way to the chip; null when no chip answered.</param>
    /// <param name="progress">Told of each step; may be null.</param>
    /// <param name="failureReason">
    /// Names what the exchange threw, as a stable kebab-case word, e.g. <c>chip-removed</c>. Null gives <c>chip-not-answering</c>.
    /// </param>
    /// <param name="cancellation">The crossing's deadline or its end.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled; nothing is kept.</exception>
    public async Task<DocumentEvidence> ReadChipAsync(
        ApduExchange? exchange,
        IProgress<InspectionProgress>? progress,
        Func<Exception, string>? failureReason,
        CancellationToken cancellation
    )
    {
        var checks = new DocumentChecks(Mrz.Checks);
        var kind = DocumentKinds.Check(Mrz.Document, _site.Policy);
        checks.Add(kind);
        if (Unreadable(kind) is { } unreadable)
        {
            return new DocumentEvidence(Mrz, checks.Complete(unreadable), null, null);
        }

        if (exchange is null)
        {
            checks.Add(CheckResult.NotPossible(CheckGroup.Document, CheckNames.ChipAccess, "no-chip"));
            return new DocumentEvidence(Mrz, checks.Complete("no-chip"), null, null);
        }

        using var reading = new ChipReading(exchange, progress, failureReason)
        {
            Kept = KeepsFiles ? new RawFiles() : null,
        };
        var signer = SignerChecksWhenSodIsRead(reading);
        var proofs = new ChipProofJudge(reading, _site, Facts, _now);
        await reading.RunAsync(
            Mrz.KeyInformation!,
            _site.Policy.BasicAccessAfterPace,
            () => Proofs(proofs),
            cancellation
        );
        var judge = new ChipJudge(Mrz, _lines, reading);
        judge.AddTo(checks, await signer, proofs);
        var files = reading.Kept;
        reading.Kept = null;
        return new DocumentEvidence(Mrz, checks.Complete(reading.Reason), judge.Portrait, reading.Failure)
        {
            AccessFallback = reading.Access?.FallbackReason,
            Files = files,
        };
    }

    private DocumentFacts Facts =>
        new(Mrz.Identity!.Issuer, Mrz.Document!.DocumentCode.TrimEnd('<'), Mrz.Identity.DocumentNumber);

    /// <summary>Why the chip is not asked at all; null when it is.</summary>
    private string? Unreadable(CheckResult kind) =>
        // The keys come from the zone, and trying wrong ones can lock a chip for a while.
        !Mrz.IsReadable ? "mrz-not-readable"
        : kind.Outcome != Outcome.Passed ? "document-kind"
        : null;

    private ChipProofOptions Proofs(ChipProofJudge judge) =>
        new()
        {
            IsMappingProved = judge.Mapping is { Outcome: Outcome.Passed },
            Terminal = _site.Terminal,
            Today = DateOnly.FromDateTime(_now.DateTime),
        };

    /// <summary>Verified on another thread as soon as EF.SOD is there, while DG2 still comes off the chip.</summary>
    private async Task<IReadOnlyList<CheckResult>> SignerChecksWhenSodIsRead(ChipReading reading)
    {
        var sod = await reading.Sod;
        return sod is null ? [] : await Task.Run(() => sod.VerifySigner(_site.Trust, _site.Policy, Facts, _now).Checks);
    }
}
