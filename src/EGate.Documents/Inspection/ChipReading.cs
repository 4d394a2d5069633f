using System.Security.Cryptography;

namespace EGate.Documents;

/// <summary>
/// Reads the files of a chip in the order EF.COM, EF.SOD, DG1, DG2 and keeps what it got when the chip stops in between. Disposing
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

    /// <summary>EF.SOD as soon as it is read; null when it never was.</summary>
    public Task<PassiveAuthentication?> Sod => _sod.Task;

    public bool IsOpened { get; private set; }

    public byte[]? Com { get; private set; }

    public byte[]? Dg1 { get; private set; }

    public byte[]? Dg2 { get; private set; }

    /// <summary>Why reading ended early, or <c>ok</c>.</summary>
    public string Reason { get; private set; } = "ok";

    /// <summary>True when the chip did what an honest one cannot do.</summary>
    public bool IsAttack { get; private set; }

    public Exception? Failure { get; private set; }

    /// <summary>Where copies of the files go; null when nobody asked for them. Whoever takes it out owns it.</summary>
    public RawFiles? Kept { get; set; }

    /// <summary>Reads as far as the chip lets it. Throws only when cancelled.</summary>
    public async Task RunAsync(string keyInformation, CancellationToken cancellation)
    {
        try
        {
            await ReadAsync(keyInformation, cancellation);
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
        CryptographicOperations.ZeroMemory(Dg1);
        CryptographicOperations.ZeroMemory(Dg2);
        Kept?.Dispose();
    }

    private async Task ReadAsync(string keyInformation, CancellationToken cancellation)
    {
        using var password = AccessPassword.FromZone(keyInformation);
        using var session = new ChipSession(exchange);
        progress?.Report(new InspectionProgress(InspectionStep.OpeningChip, 0, 0));
        await session.OpenAsync(password, basicAccessAfterPace: false, cancellation);
        IsOpened = true;
        Com = await FileAsync(session, InspectionStep.ReadingCom, LdsFile.Com, cancellation);
        var sod = await FileAsync(session, InspectionStep.ReadingSod, LdsFile.Sod, cancellation);
        _sod.SetResult(PassiveAuthentication.Open(sod));
        Dg1 = await FileAsync(session, InspectionStep.ReadingDg1, LdsFile.Dg1, cancellation);
        Dg2 = await FileAsync(session, InspectionStep.ReadingDg2, LdsFile.Dg2, cancellation);
        progress?.Report(new InspectionProgress(InspectionStep.Comparing, 0, 0));
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
        Kept?.Keep(file, bytes);
        return bytes;
    }
}
