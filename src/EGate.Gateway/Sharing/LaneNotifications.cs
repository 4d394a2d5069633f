using System.Runtime.CompilerServices;
using EGate.Contract;
using EGate.Exchange;
using EGate.Gateway.Link;
using Grpc.Core;

namespace EGate.Gateway.Sharing;

/// <summary>egated's outbox, over the socket.</summary>
internal sealed class LaneNotifications(LaneChannel channel, TimeProvider time) : INotificationSource
{
    private static readonly TimeSpan ReportMax = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async IAsyncEnumerable<OutgoingNotification> TakeAsync(
        IReadOnlyList<string> receivers,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var request = new ReceiverAttachment();
        request.Receivers.AddRange(receivers);
        using var call = channel.Sharing.Attach(request, cancellationToken: cancellation);
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellation))
        {
            yield return new OutgoingNotification(message.Id, message.Receiver, message.Body.Memory, message.Attempts);
        }
    }

    /// <inheritdoc/>
    public async Task ReportAsync(IReadOnlyList<DeliveryOutcome> outcomes, CancellationToken cancellation)
    {
        var report = new DeliveryReport();
        report.Deliveries.AddRange(
            outcomes.Select(o => new Delivery
            {
                Id = o.Id,
                Receiver = o.Receiver,
                Delivered = o.Error is null,
                Error = o.Error ?? "",
            })
        );
        await channel.Sharing.ReportAsync(
            report,
            deadline: (time.GetUtcNow() + ReportMax).UtcDateTime,
            cancellationToken: cancellation
        );
    }
}
