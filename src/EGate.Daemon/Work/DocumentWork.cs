using EGate.Core;
using EGate.Daemon.Lane;
using EGate.Daemon.Online;
using EGate.Daemon.Passengers;
using EGate.Daemon.Records;
using EGate.Devices;
using EGate.Documents;
using EGate.Journal;
using EGate.Watchlists;

namespace EGate.Daemon.Work;

/// <summary>
/// The document step: zone, chip, authenticity, and the list searches that start as soon as the zone is read. Started by the lane loop,
/// works outside it, answers with signals of its crossing.
/// </summary>
internal sealed partial class DocumentWork(
    LaneLoop loop,
    IChipTransport chip,
    LaneTrust trust,
    ListWatch lists,
    ListsPolicy policy,
    JournalDesk journal,
    JournalKey key,
    FaceWork faces,
    TravellerShelf shelf,
    OnlineWork online,
    PassengerWork passengers,
    Func<int, int> chance,
    TimeProvider time,
    ILogger<DocumentWork> log
)
{
    private IReadOnlyList<string> _zone = [];

    /// <summary>The zone on the reader, told by the reader's pump on the loop.</summary>
    public void Zone(IReadOnlyList<string> lines) => _zone = lines;

    /// <summary>The zone on the reader; none when nothing lies there. Read on the loop.</summary>
    public IReadOnlyList<string> ZoneNow => _zone;

    /// <summary>Zeroes nothing, for the lines are immutable, but lets go of the zone of a document that is gone.</summary>
    public void Wipe() => _zone = [];

    /// <summary>Begins with the document that lies on the reader.</summary>
    public void Start(Crossing crossing) => _ = RunAsync(crossing, _zone);

    private async Task RunAsync(Crossing crossing, IReadOnlyList<string> lines)
    {
        try
        {
            await InspectAsync(crossing, lines);
        }
        catch (OperationCanceledException)
        {
            // The crossing is over or out of time; the lane function has already said what that means.
        }
        catch (Exception e)
        {
            // A fault of ours is not a fault of the traveller: the checks stay not done, an officer decides, the log tells us.
            LogFailed(e, crossing.Id);
            loop.Post(LaneEvent.DocumentNotPassed, crossing.Id, static () => { });
            loop.Post(LaneEvent.ListsNotPassed, crossing.Id, static () => { });
        }
    }

    private async Task InspectAsync(Crossing crossing, IReadOnlyList<string> lines)
    {
        await Task.Yield(); // off the loop's thread
        var inspection = DocumentInspection.Begin(lines, trust.Site, time.GetLocalNow());
        var identity = inspection.Mrz.Identity;
        shelf.PutIdentity(crossing.Id, identity);
        var search = SearchAsync(crossing, identity);

        var waiting = new Waiting(time);
        var evidence = await ReadChipAsync(inspection, waiting, crossing.Work);
        if (evidence.AccessFallback is { } reason)
        {
            LogFault(Catalogue.ChipAccessFellBack.Id, crossing.Id, Catalogue.ChipAccessFellBack.Sentence);
            journal.Write(JournalKinds.AccessFellBack, crossing.Id, new JournalArguments { { "reason", reason } });
        }

        var document = identity is null ? "" : key.Pseudonym(identity.Issuer, identity.DocumentNumber);
        if (IsAuthentic(evidence.Checks))
        {
            faces.Enrol(crossing, evidence.Portrait);
        }
        else
        {
            evidence.Portrait?.Dispose();
        }

        await search;
        var passed = Judge.GroupOutcome(CheckGroup.Document, evidence.Checks) == Outcome.Passed;
        loop.Post(
            passed ? LaneEvent.DocumentPassed : LaneEvent.DocumentNotPassed,
            crossing.Id,
            () =>
            {
                crossing.Add(evidence.Checks);
                crossing.Document = document;
                Explain(crossing, evidence.Checks);
                crossing.DeductWait(waiting.Total);
            }
        );
    }

    private async Task<DocumentEvidence> ReadChipAsync(
        DocumentInspection inspection,
        Waiting waiting,
        CancellationToken cancellation
    )
    {
        try
        {
            var there = inspection.Mrz.IsReadable && await ConnectAsync(waiting, cancellation);
            ApduExchange? exchange = there
                ? (command, token) => waiting.ForAsync(chip.TransceiveAsync(command, token))
                : null;
            return await inspection.ReadChipAsync(exchange, null, FailureReason, cancellation);
        }
        finally
        {
            await chip.ReleaseAsync();
        }
    }

    private async Task<bool> ConnectAsync(Waiting waiting, CancellationToken cancellation)
    {
        try
        {
            return await waiting.ForAsync(chip.ConnectAsync(cancellation));
        }
        catch (ChipException e)
        {
            LogChip(e.Fault);
            return false;
        }
    }

    /// <summary>
    /// Searches on another thread, while the online databases are asked, whose answer stands beside what the lists say; a hit and no hit take the lane the same way until both judgements are there.
    /// </summary>
    private async Task SearchAsync(Crossing crossing, TravellerIdentity? identity)
    {
        if (identity is null)
        {
            loop.Post(LaneEvent.ListsNotPassed, crossing.Id, static () => { });
            return;
        }

        var asked = online.AskAsync(crossing.Id, identity, crossing.Work);
        var found = await Task.Run(() => Screening.Search(identity, lists.Current, policy, time.GetUtcNow()));
        found = RandomReferral.Apply(found, policy, chance);
        shelf.PutHits(crossing.Id, found.Hits);
        var answered = await asked;
        shelf.PutHits(crossing.Id, [.. found.Hits, .. OnlineWork.HitsOf(answered)]);
        CheckResult[] answer = answered.Check is { } check ? [check] : [];
        var expected = passengers.Look(crossing.Id, identity);
        shelf.PutExpected(crossing.Id, expected);
        CheckResult[] checks = [.. found.Checks, .. answer, .. expected?.Checks ?? []];
        var passed = Judge.GroupOutcome(CheckGroup.Lists, checks) == Outcome.Passed;
        loop.Post(
            passed ? LaneEvent.ListsPassed : LaneEvent.ListsNotPassed,
            crossing.Id,
            () =>
            {
                crossing.Add(checks);
                crossing.Expected = expected?.FoundBy ?? "";
                crossing.Hints = expected?.Hints ?? [];
            }
        );
    }

    /// <summary>Tells people of what is wrong by the catalogue: each fault in the log, the first one as what happened to the crossing.</summary>
    private void Explain(Crossing crossing, IReadOnlyList<CheckResult> checks)
    {
        foreach (var fault in checks.Select(DocumentFaults.EntryFor).OfType<CatalogueEntry>().Distinct())
        {
            LogFault(fault.Id, crossing.Id, fault.Sentence);
            crossing.Incident = crossing.Incident.Length == 0 ? fault.Id : crossing.Incident;
        }
    }

    /// <summary>Only pictures that a trusted state has signed reach the decoders and the networks.</summary>
    private static bool IsAuthentic(IReadOnlyList<CheckResult> checks) =>
        new[] { CheckNames.SodSignature, CheckNames.DsChain, CheckNames.DgHashes }.All(name =>
            checks.Any(c => c.Name == name && c.Outcome == Outcome.Passed)
        );

    /// <summary>The stable word for what an exchange with the chip threw.</summary>
    public static string FailureReason(Exception e) =>
        e is ChipException chip
            ? chip.Fault switch
            {
                ChipFault.NoChip => "no-chip",
                ChipFault.Removed => "chip-removed",
                ChipFault.Timeout => "chip-timeout",
                ChipFault.Protocol => "chip-protocol",
                ChipFault.LinkLost => "chip-reader-lost",
                _ => "chip-not-answering",
            }
            : "chip-not-answering";

    [LoggerMessage(Level = LogLevel.Error, Message = "document step of crossing {Crossing} failed")]
    private partial void LogFailed(Exception e, string crossing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}: crossing {Crossing}: {Sentence}")]
    private partial void LogFault(string fault, string crossing, string sentence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "chip not reached: {Fault}")]
    private partial void LogChip(ChipFault fault);
}
