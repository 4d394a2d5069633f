using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Daemon.Work;
using EGate.Devices;
using EGate.Documents;
using Google.Protobuf;
using Grpc.Core;

namespace EGate.Daemon.Socket;

/// <summary>
/// Reads the document on the reader for a technician: when the lane is out of service, or ready with nobody in it. Never while a traveller uses
/// the lane, and it stops when one begins to. Raw files are given only out of service: a technician has no business with the data of
/// travellers. Nothing is kept.
/// </summary>
internal sealed partial class DocumentDesk(
    LaneProfile profile,
    LaneLoop loop,
    LaneBoard board,
    DocumentWork documents,
    IChipTransport chip,
    LaneTrust trust,
    TimeProvider time,
    ILogger<DocumentDesk> log
)
{
    private static readonly TimeSpan LoopMax = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private int _busy;

    /// <summary>Reads, judges and answers; bounded by twice the profile's deadline for documents.</summary>
    /// <exception cref="RpcException">FailedPrecondition with the reason, when it is not read now.</exception>
    public async Task<DocumentReading> ReadAsync(bool withFiles, CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw Refused("another technician reads a document just now");
        }

        try
        {
            var (state, zone) = await AskLoopAsync(cancellation);
            if (WhyNot(state, withFiles) is { } reason)
            {
                throw Refused(reason);
            }

            if (zone.Count == 0)
            {
                throw Refused("no document with a readable zone lies on the reader");
            }

            LogReads(withFiles);
            return await ReadWhileAllowedAsync(zone, withFiles, cancellation);
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }
    }

    /// <summary>Why a document is not read for a technician in a state of the lane; null when it is.</summary>
    internal static string? WhyNot(LaneState state, bool withFiles) =>
        state.Phase switch
        {
            LanePhase.OutOfService => null,
            LanePhase.Ready when withFiles => "raw files are given only when the lane is out of service",
            LanePhase.Ready when !state.Crossing => null,
            _ => $"the lane is {state.Phase}: a traveller may be in it",
        };

    private async Task<(LaneState State, IReadOnlyList<string> Zone)> AskLoopAsync(CancellationToken cancellation)
    {
        var asked = new TaskCompletionSource<(LaneState, IReadOnlyList<string>)>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        loop.Post(() => asked.TrySetResult((loop.State, documents.ZoneNow)));
        try
        {
            return await asked.Task.WaitAsync(LoopMax, time, cancellation);
        }
        catch (TimeoutException)
        {
            throw Refused("the lane does not answer");
        }
    }

    private async Task<DocumentReading> ReadWhileAllowedAsync(
        IReadOnlyList<string> zone,
        bool withFiles,
        CancellationToken cancellation
    )
    {
        using var limit = new CancellationTokenSource(profile.Timings.DocumentMax * 2, time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var watching = WatchAsync(withFiles, ends);
        try
        {
            using var evidence = await InspectAsync(zone, withFiles, ends.Token);
            return Answer(evidence);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Refused(
                limit.IsCancellationRequested
                    ? $"it was not read within {profile.Timings.DocumentMax.TotalSeconds * 2:F0} s"
                    : "a traveller began to use the lane"
            );
        }
        finally
        {
            await ends.CancelAsync();
            await watching;
        }
    }

    private async Task<DocumentEvidence> InspectAsync(
        IReadOnlyList<string> zone,
        bool withFiles,
        CancellationToken cancellation
    )
    {
        var inspection = DocumentInspection.Begin(zone, trust.Site, time.GetLocalNow(), withFiles);
        try
        {
            var there = inspection.Mrz.IsReadable && await chip.ConnectAsync(cancellation);
            ApduExchange? exchange = there ? chip.TransceiveAsync : null;
            return await inspection.ReadChipAsync(exchange, null, DocumentWork.FailureReason, cancellation);
        }
        catch (ChipException e)
        {
            throw Refused($"the chip reader failed: {DocumentWork.FailureReason(e)}");
        }
        finally
        {
            await chip.ReleaseAsync();
        }
    }

    /// <summary>Ends the reading when the lane leaves the states in which it is allowed.</summary>
    private async Task WatchAsync(bool withFiles, CancellationTokenSource ends)
    {
        try
        {
            var view = board.Current;
            while (WhyNot(view.State, withFiles) is null)
            {
                view = await board.NextAsync(view.Version, LookEvery, ends.Token);
            }

            await ends.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The reading is over.
        }
    }

    private static DocumentReading Answer(DocumentEvidence evidence)
    {
        var message = new DocumentReading
        {
            Outcome = Judge.GroupOutcome(CheckGroup.Document, evidence.Checks).ToString(),
        };
        message.Checks.AddRange(
            evidence.Checks.Select(c => new Check
            {
                Group = c.Group.ToString(),
                Name = c.Name,
                Outcome = c.Outcome.ToString(),
                Reason = c.Reason,
            })
        );
        if (evidence.Files is { } files)
        {
            message.Files.AddRange(
                files.All.Select(f => new RawFile
                {
                    Name = RawFiles.NameOf(f.Key),
                    Content = ByteString.CopyFrom(f.Value),
                })
            );
        }

        return message;
    }

    private static RpcException Refused(string reason) =>
        new(new Status(StatusCode.FailedPrecondition, $"{Catalogue.DocumentReadRefused.Id}: {reason}"));

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "a technician reads the document on the reader; raw files: {Files}"
    )]
    private partial void LogReads(bool files);
}
