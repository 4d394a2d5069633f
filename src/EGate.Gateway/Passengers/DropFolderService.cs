using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>Looks into the drop folder every two seconds; a failure is said once, and it is tried again after half a minute.</summary>
internal sealed class DropFolderService(DropFolder folder, TimeProvider clock, DropFolderLog log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private string said = "";

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await LookAsync(stoppingToken) ? LookEvery : RetryAfter;
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> LookAsync(CancellationToken stop)
    {
        try
        {
            await folder.LookAsync(stop);
            said = "";
            return true;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
        catch (ArrivalStoreException e)
        {
            Say(e.Message, log.StoreFailed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Say(e.GetType().Name, log.FolderFailed);
        }

        return false;
    }

    private void Say(string what, Action<string> say)
    {
        if (said != what)
        {
            said = what;
            say(what);
        }
    }
}
