namespace EGate.Gateway.Databases;

/// <summary>
/// Asks each database now and then whether it is there: an outage is known before a traveller meets it, and its end is found without one.
/// Going and coming back are said once each.
/// </summary>
internal sealed partial class DatabaseProbe(DatabaseSet databases, TimeProvider time, ILogger<DatabaseProbe> log)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(databases.All.Select(d => WatchAsync(d.Database, d.Settings.ProbeEvery, stoppingToken)));

    private async Task WatchAsync(GuardedDatabase database, TimeSpan every, CancellationToken stopping)
    {
        var there = true;
        try
        {
            while (true)
            {
                await database.ProbeAsync(stopping);
                if (database.IsThere != there)
                {
                    there = database.IsThere;
                    Tell(database.Name, there);
                }

                await Task.Delay(every, time, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The gateway ends.
        }
    }

    private void Tell(string database, bool there)
    {
        if (there)
        {
            LogBack(database);
        }
        else
        {
            LogAway(database);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Database {Database} does not answer; no traveller is kept waiting for it until it does"
    )]
    private partial void LogAway(string database);

    [LoggerMessage(Level = LogLevel.Information, Message = "Database {Database} answers")]
    private partial void LogBack(string database);
}
