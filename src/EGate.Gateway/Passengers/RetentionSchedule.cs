using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>
/// Erases every hour what is kept too long, from the expected arrivals and of the message files that were moved aside. What was erased is
/// recorded with the erasure, and told to the lane's journal by <see cref="ArrivalSync"/>.
/// </summary>
internal sealed partial class RetentionSchedule(
    ArrivalStore store,
    RetentionPolicy policy,
    DropFolder? drop,
    TimeProvider clock,
    ILogger<RetentionSchedule> log
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <summary>Erases what is due now.</summary>
    internal void Erase()
    {
        try
        {
            var now = clock.GetLocalNow();
            foreach (var erasure in store.EraseDue(policy, now.DateTime))
            {
                LogErased(erasure.What, erasure.Count, erasure.Because);
            }

            EraseFiles(now);
        }
        catch (Exception e) when (e is ArrivalStoreException or IOException or UnauthorizedAccessException)
        {
            LogFailed(e.Message);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Run(Erase, stoppingToken);
            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Recorded before they go: files and records have no common transaction.</summary>
    private void EraseFiles(DateTimeOffset now)
    {
        var before = now - policy.Files;
        if (drop?.OldFiles(before, erase: false) is { } count and > 0)
        {
            var erasure = new Erasure("message-file", count, before.DateTime, Erasure.Kept(policy.Files));
            store.Record(erasure, now.DateTime);
            drop.OldFiles(before, erase: true);
            LogErased(erasure.What, erasure.Count, erasure.Because);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "erased passenger data: {What} of {Count}, {Because}")]
    private partial void LogErased(string what, int count, string because);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "passenger data that is due could not be erased: {Why} It is tried again in an hour."
    )]
    private partial void LogFailed(string why);
}
