namespace EGate.Gateway.Lists;

/// <summary>
/// Looks for packages as long as the gateway runs. After a failure it waits longer and longer, up to the ordinary pause; every pause is
/// shortened or lengthened by chance, so that a thousand gates do not come at once after an outage.
/// </summary>
internal sealed partial class ListFetchService(
    ListFetcher fetcher,
    ListFetchOptions options,
    Random chance,
    TimeProvider time,
    ILogger<ListFetchService> log
) : BackgroundService
{
    private const double Jitter = 0.2;

    /// <summary>How long to wait before the next look.</summary>
    /// <param name="failures">Looks that failed since the last one that worked.</param>
    internal TimeSpan Pause(int failures)
    {
        var pause = options.Every;
        if (failures > 0)
        {
            var doubled = options.RetryAfter * Math.Pow(2, Math.Min(failures - 1, 20));
            pause = doubled < options.Every ? doubled : options.Every;
        }

        return pause * (1 - Jitter + (2 * Jitter * chance.NextDouble()));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failures = 0;
        try
        {
            while (true)
            {
                failures = await TryAsync(stoppingToken) ? 0 : failures + 1;
                await Task.Delay(Pause(failures), time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The gateway ends.
        }
    }

    private async Task<bool> TryAsync(CancellationToken stopping)
    {
        try
        {
            if (await fetcher.FetchAsync(stopping))
            {
                LogArrived(options.Folder);
            }

            return true;
        }
        catch (ListFetchException e)
        {
            LogFailed(options.Url.Host, e.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "a package of lists has arrived in {Folder}")]
    private partial void LogArrived(string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "lists not fetched from {Server}: {Reason}")]
    private partial void LogFailed(string server, string reason);
}
