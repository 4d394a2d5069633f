using EGate.Core;
using EGate.Daemon.Records;
using EGate.Exchange;
using EGate.Journal;
using EGate.Watchlists;

namespace EGate.Daemon.Online;

/// <summary>
/// Asks the online databases about a traveller while the chip is read. With nobody to ask, or the policy off, its answer is immediate.
/// </summary>
internal sealed partial class OnlineWork(
    OnlinePolicy policy,
    DatabaseDesk desk,
    JournalDesk journal,
    TimeProvider time,
    ILogger<OnlineWork> log
)
{
    private const double ExactScore = 1;

    /// <summary>Asks and judges. Never throws but when the crossing is over.</summary>
    public async Task<OnlineFinding> AskAsync(
        string crossing,
        TravellerIdentity identity,
        CancellationToken cancellation
    )
    {
        if (policy.Demand == OnlineDemand.Off)
        {
            return OnlineFinding.NotAsked;
        }

        var finding = OnlineJudgement.Judge(policy.Demand, await OutcomesAsync(identity, cancellation));
        if (finding.Fault is { } fault)
        {
            var reason = DatabaseException.WordOf(fault);
            LogMissing(Catalogue.DatabaseNotAnswering.Id, crossing, reason);
            if (finding.Check is null)
            {
                // Nothing in the evidence tells of it: "not asked about" must be found again all the same.
                journal.Write(JournalKinds.DatabaseAway, crossing, new JournalArguments { { "reason", reason } });
            }
        }

        return finding;
    }

    /// <summary>The hits as officers read them beside those of the lists.</summary>
    public static IReadOnlyList<ListHit> HitsOf(OnlineFinding finding) =>
        [
            .. finding
                .Hits.Select(h => new ListHit(
                    h.Database,
                    h.Hit.Reference,
                    h.Hit.Kind == "document" ? HitStrength.ExactDocument : HitStrength.Possible,
                    ExactScore,
                    $"Online answer: {h.Hit.Kind} {h.Hit.Status}, entered by {h.Hit.Owner}. {h.Hit.Text}".TrimEnd(),
                    ListAction.Refer
                ))
                .Take(Screening.HitsMax),
        ];

    private async Task<IReadOnlyList<DatabaseOutcome>> OutcomesAsync(
        TravellerIdentity identity,
        CancellationToken cancellation
    )
    {
        try
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var questions = OnlineQuestions.About(identity, policy.AsksPersons, today);
            return await desk.AskAsync(questions, policy.Deadline, cancellation);
        }
        catch (DatabaseException e)
        {
            // The zone holds what cannot be asked about.
            return [new DatabaseOutcome("", null, e.Fault)];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}: crossing {Crossing}: {Reason}")]
    private partial void LogMissing(string fault, string crossing, string reason);
}
