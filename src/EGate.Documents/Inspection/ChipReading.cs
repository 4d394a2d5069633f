using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Reads the files of a chip in the order EF.COM, EF.SOD, DG1, the signed ones of DG14 and DG15, DG2, then asks the chip to prove itself, and
/// keeps what it got when the chip stops in between. The proofs come last because a chip that fails one cannot be read any more. Disposing
/// zeroes the files.
/// </summary>
internal sealed class ChipReading(
    ApduExchange exchange,
    IProgress<InspectionProgress>? progress,
    Func<Exception, string>? failureReason
) : IDisposable
{
    private readonly TaskCompletionSource<PassiveAuthentication?> _sod = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private readonly Dictionary<int, byte[]> _groups = [];

    /// <summary>EF.SOD as soon as it is read; null when it never was.</summary>
    public Task<PassiveAuthentication?> Sod => _sod.Task;

    /// <summary>How the chip was opened; null when it was not.</summary>
    public ChipAccessReport? Access { get; private set; }

    /// <summary>EF.CardAccess; null when the chip has none.</summary>
    public byte[]? CardAccess { get; private set; }

    /// <summary>EF.CardSecurity; null when the chip has none.</summary>
    public byte[]? CardSecurity { get; private set; }

    /// <summary>The proof within PACE with chip authentication mapping; null after any other access.</summary>
    public MappingProof? MappingProof { get; private set; }

    public byte[]? Com { get; private set; }

    /// <summary>The data groups that were read, whole files by their numbers.</summary>
    public IReadOnlyDictionary<int, byte[]> Groups => _groups;

    public byte[]? Dg1 => _groups.GetValueOrDefault(1);

    public byte[]? Dg2 => _groups.GetValueOrDefault(2);

    /// <summary>What the chip proved of itself; null when it was not asked.</summary>
    public ChipProofResults? Proofs { get; private set; }

    /// <summary>Why reading ended early, or <c>ok</c>.</summary>
    public string Reason { get; private set; } = "ok";

    /// <summary>True when the chip did what an honest one cannot do.</summary>
    public bool IsAttack { get; private set; }

    public Exception? Failure { get; private set; }

    /// <summary>Where copies of the files go; null when nobody asked for them. Whoever takes it out owns it.</summary>
    public RawFiles? Kept { get; set; }

    /// <summary>Reads as far as the chip lets it. Throws only when cancelled.</summary>
    /// <param name="keyInformation">Of the machine-readable zone.</param>
    /// <param name="basicAccessAfterPace">The site's policy.</param>
    /// <param name="proofs">How the chip is to prove itself, asked for when the files are there.</param>
    /// <param name="cancellation">Ends the exchange.</param>
    public async Task RunAsync(
        string keyInformation,
        bool basicAccessAfterPace,
        Func<ChipProofOptions> proofs,
        CancellationToken cancellation
    )
    {
        try
        {
            using var password = AccessPassword.FromZone(keyInformation);
            using var session = new ChipSession(exchange);
            await OpenAsync(session, password, basicAccessAfterPace, cancellation);
            await ReadAsync(session, cancellation);
            await ProveAsync(session, proofs(), cancellation);
            progress?.Report(new InspectionProgress(InspectionStep.Comparing, 0, 0));
        }
        catch (ChipAccessException e)
        {
            (Failure, Reason, IsAttack) = (e, e.Reason, e.IsAttack);
        }
        catch (Exception e)
        {
            cancellation.ThrowIfCancellationRequested();
            // What the exchange threw, of a type that only its owner knows. It is kept for the owner's log.
            (Failure, Reason) = (e, failureReason?.Invoke(e) ?? "chip-not-answering");
        }
        finally
        {
            _sod.TrySetResult(null);
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(Com);
        foreach (var file in _groups.Values)
        {
            CryptographicOperations.ZeroMemory(file);
        }

        Kept?.Dispose();
    }

    private async Task OpenAsync(
        ChipSession session,
        AccessPassword password,
        bool basicAccessAfterPace,
        CancellationToken cancellation
    )
    {
        progress?.Report(new InspectionProgress(InspectionStep.OpeningChip, 0, 0));
        try
        {
            await session.OpenAsync(password, basicAccessAfterPace, cancellation);
        }
        finally
        {
            CardAccess = session.CardAccess.IsEmpty ? null : session.CardAccess.ToArray();
        }

        (Access, CardSecurity, MappingProof) = (session.Access, session.CardSecurity, session.MappingProof);
        Keep(RawFiles.CardAccess, CardAccess);
        Keep(RawFiles.CardSecurity, CardSecurity);
    }

    private async Task ReadAsync(ChipSession session, CancellationToken cancellation)
    {
        Com = await FileAsync(session, InspectionStep.ReadingCom, LdsFile.Com, cancellation);
        var sod = PassiveAuthentication.Open(
            await FileAsync(session, InspectionStep.ReadingSod, LdsFile.Sod, cancellation)
        );
        _sod.SetResult(sod);
        await GroupAsync(session, InspectionStep.ReadingDg1, 1, cancellation);
        foreach (var keys in sod.SignedDataGroups.Where(g => g is 14 or 15))
        {
            await KeysAsync(session, keys, cancellation);
        }

        await GroupAsync(session, InspectionStep.ReadingDg2, 2, cancellation);
    }

    private async Task GroupAsync(
        ChipSession session,
        InspectionStep step,
        int group,
        CancellationToken cancellation
    ) => _groups[group] = await FileAsync(session, step, LdsFile.Of(group), cancellation);

    /// <summary>
    /// A signed group that the chip does not have is no reason to stop: it is what <c>clone-detection</c> must see, and say.
    /// </summary>
    private async Task KeysAsync(ChipSession session, int group, CancellationToken cancellation)
    {
        try
        {
            await GroupAsync(session, InspectionStep.ReadingKeys, group, cancellation);
        }
        catch (ChipAccessException e) when (!e.IsAttack && e.Reason.StartsWith("file-", StringComparison.Ordinal))
        {
            progress?.Report(new InspectionProgress(InspectionStep.ReadingKeys, 0, 0));
        }
    }

    private async Task ProveAsync(ChipSession session, ChipProofOptions options, CancellationToken cancellation)
    {
        progress?.Report(new InspectionProgress(InspectionStep.ProvingChip, 0, 0));
        Proofs = await ChipProofs.RunAsync(
            session,
            _groups.GetValueOrDefault(14),
            _groups.GetValueOrDefault(15),
            options,
            cancellation
        );
    }

    private async Task<byte[]> FileAsync(
        ChipSession session,
        InspectionStep step,
        ushort file,
        CancellationToken cancellation
    )
    {
        progress?.Report(new InspectionProgress(step, 0, 0));
        var bytes = await session.ReadFileAsync(
            file,
            (read, total) => progress?.Report(new InspectionProgress(step, read, total)),
            cancellation
        );
        Keep(file, bytes);
        return bytes;
    }

    private void Keep(int file, byte[]? bytes)
    {
        if (bytes is not null)
        {
            Kept?.Keep(file, bytes);
        }
    }
}
