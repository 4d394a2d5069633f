using System.Threading.Channels;
using EGate.Exchange;

namespace EGate.Gateway.Sharing;

/// <summary>
/// Takes notifications from their source, delivers each by its receiver's transport within its time, and reports what came of it, several
/// at once. It keeps nothing: whatever it had when it ends comes again.
/// </summary>
internal sealed class Deliverer(
    INotificationSource source,
    IReadOnlyDictionary<string, INotificationTransport> transports,
    TimeProvider time
)
{
    private const int ReportMax = 64;
    private static readonly TimeSpan DeliveryMax = TimeSpan.FromSeconds(10);

    /// <summary>Runs until the source ends or fails, or the caller cancels.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var outcomes = Channel.CreateUnbounded<DeliveryOutcome>(new UnboundedChannelOptions { SingleReader = true });
        var reporting = ReportAsync(outcomes.Reader, ends.Token);
        try
        {
            // The source bounds how many are out; each is on its own, so a slow receiver keeps no other waiting.
            await foreach (var next in source.TakeAsync([.. transports.Keys], ends.Token))
            {
                _ = DeliverAsync(next, outcomes.Writer, ends.Token);
                if (reporting.IsFaulted)
                {
                    break;
                }
            }
        }
        finally
        {
            await ends.CancelAsync();
            outcomes.Writer.TryComplete();
            await reporting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reporting;
    }

    private async Task DeliverAsync(
        OutgoingNotification notification,
        ChannelWriter<DeliveryOutcome> outcomes,
        CancellationToken cancellation
    )
    {
        await Task.Yield();
        outcomes.TryWrite(
            new DeliveryOutcome(notification.Id, notification.Receiver, await TryAsync(notification, cancellation))
        );
    }

    private async Task<string?> TryAsync(OutgoingNotification notification, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(DeliveryMax, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await transports[notification.Receiver].DeliverAsync(notification, either.Token);
            return null;
        }
        catch (DeliveryException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException)
        {
            return "no word from the receiver in time";
        }
        catch (Exception e)
        {
            // A fault of a transport of ours must not leave a notification without a report: it would never come again.
            return e.GetType().Name;
        }
    }

    private async Task ReportAsync(ChannelReader<DeliveryOutcome> outcomes, CancellationToken cancellation)
    {
        try
        {
            while (await outcomes.WaitToReadAsync(cancellation))
            {
                var batch = new List<DeliveryOutcome>();
                while (batch.Count < ReportMax && outcomes.TryRead(out var outcome))
                {
                    batch.Add(outcome);
                }

                await source.ReportAsync(batch, cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is not reported comes again.
        }
    }
}
