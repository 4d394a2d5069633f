namespace EGate.Gateway.Passengers;

/// <summary>Says at start that no passenger message is taken, and why.</summary>
internal sealed partial class IntakeAway(string why, ILogger<IntakeAway> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogAway(why);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "ARRIVAL_STORE_UNUSABLE: {Why} No passenger message is taken until the gateway is started again; the pages are served."
    )]
    private partial void LogAway(string why);
}
