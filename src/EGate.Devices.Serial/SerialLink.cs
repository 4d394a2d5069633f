using Microsoft.Extensions.Logging;

namespace EGate.Devices.Serial;

/// <summary>
/// Keeps a device on a serial line in service: opens the line, lets the driver serve it until something fails, tells the health of it once,
/// closes, waits with back-off and opens again, for ever.
/// </summary>
internal sealed class SerialLink(
    SerialLinkOptions options,
    TimeProvider time,
    LinkHealth health,
    LineTap tap,
    ILogger log
)
{
    /// <summary>Serves until stopped.</summary>
    /// <param name="serve">One session on an open line. Returns only by an exception.</param>
    /// <param name="lostFaultId">Catalogue id for a session that ended for no reason of the line.</param>
    /// <param name="stop">Ends the service.</param>
    public async Task RunAsync(
        Func<SerialLine, CancellationToken, Task> serve,
        string lostFaultId,
        CancellationToken stop
    )
    {
        TimeSpan pause = options.RetryMin;
        while (!stop.IsCancellationRequested)
        {
            DateTimeOffset? before = health.Status.LastExchange;
            await ServeOnceAsync(serve, lostFaultId, stop);
            pause = health.Status.LastExchange != before ? options.RetryMin : pause;
            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < options.RetryMax ? pause * 2 : options.RetryMax;
        }
    }

    /// <summary>One session. The health hears of its end before the line is closed, which may take a moment.</summary>
    private async Task ServeOnceAsync(
        Func<SerialLine, CancellationToken, Task> serve,
        string lostFaultId,
        CancellationToken stop
    )
    {
        SerialLine? line = null;
        try
        {
            line = SerialLine.Open(options, time, tap);
            health.Rate = line.Baud;
            await serve(line, stop);
        }
        catch (SerialFaultException e)
        {
            health.Lost(e.FaultId, e.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped by the owner: no fault.
        }
        catch (Exception e)
        {
            // A mistake of ours in one session must neither end the service of the device nor leave it looking ready: whatever it is, the
            // device is lost and opened again. Said with the type only: messages may quote data.
            log.LogError(
                "A session on {Port} ended by {Type}, which is a defect of the driver",
                options.Port,
                e.GetType()
            );
            health.Lost(lostFaultId, $"a defect of the driver ({e.GetType().Name})");
        }
        finally
        {
            if (line is not null)
            {
                await line.DisposeAsync();
            }
        }
    }
}
