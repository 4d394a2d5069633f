using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Daemon.Socket;
using EGate.Exchange;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace EGate.Daemon.Sharing;

/// <summary>The part of the contract by which the gateway delivers notifications, and technicians look at what waits.</summary>
internal sealed class SharingService(LaneHost lane, IHostApplicationLifetime lifetime) : Contract.Sharing.SharingBase
{
    private const int ListMax = 1_000;
    private const int ErrorMax = 200;

    /// <inheritdoc/>
    public override async Task Attach(
        ReceiverAttachment request,
        IServerStreamWriter<NotificationMessage> responseStream,
        ServerCallContext context
    )
    {
        PeerRoles.Demand(context, PeerRole.Gateway);
        string[] receivers = [.. request.Receivers.Intersect(lane.Sharing.Receivers.Select(r => r.Name))];
        try
        {
            await ServedStream.RunAsync(
                context,
                lifetime,
                async ends =>
                {
                    await context.WriteResponseHeadersAsync([]);
                    await foreach (var next in lane.Sharing.Feed.TakeAsync(receivers, ends))
                    {
                        await responseStream.WriteAsync(Of(next), ends);
                    }
                }
            );
        }
        catch (OutboxException e)
        {
            throw Refused(e);
        }
    }

    /// <inheritdoc/>
    public override async Task<DeliveryReceipt> Report(DeliveryReport request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Gateway);
        try
        {
            await lane.Sharing.Feed.ReportAsync(
                [
                    .. request
                        .Deliveries.Take(OutboxFeed.InFlightMax)
                        .Select(d => new DeliveryOutcome(
                            d.Id,
                            d.Receiver,
                            d.Delivered ? null
                                : d.Error.Length <= ErrorMax ? d.Error
                                : d.Error[..ErrorMax]
                        )),
                ],
                context.CancellationToken
            );
            return new DeliveryReceipt();
        }
        catch (OutboxException e)
        {
            throw Refused(e);
        }
    }

    /// <inheritdoc/>
    public override Task<OutboxList> ListOutbox(OutboxRequest request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Technician);
        try
        {
            var (pending, givenUp) = lane.Sharing.Outbox.Counts();
            var list = new OutboxList { Pending = pending, GivenUp = givenUp };
            if (lane.Sharing.Receivers.Count == 0)
            {
                list.Problem = Catalogue.NobodyIsTold.Id;
            }

            list.Items.AddRange(lane.Sharing.Outbox.List(Math.Clamp(request.Most, 1, ListMax)).Select(Of));
            return Task.FromResult(list);
        }
        catch (OutboxException e)
        {
            throw Refused(e);
        }
    }

    /// <inheritdoc/>
    public override Task<OutboxRetried> Retry(OutboxRetry request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Technician);
        try
        {
            var count = lane.Sharing.Outbox.Retry(request.Id);
            lane.Sharing.Feed.Resume();
            return request.Id.Length > 0 && count == 0
                ? throw new RpcException(new Status(StatusCode.NotFound, $"no notification {request.Id} waits"))
                : Task.FromResult(new OutboxRetried { Count = count });
        }
        catch (OutboxException e)
        {
            throw Refused(e);
        }
    }

    private static NotificationMessage Of(OutgoingNotification next) =>
        new()
        {
            Id = next.Id,
            Receiver = next.Receiver,
            Attempts = next.Attempts,
            Body = ByteString.CopyFrom(next.Body.Span),
        };

    private static OutboxItemMessage Of(Exchange.OutboxItem item) =>
        new()
        {
            Id = item.Id,
            Receiver = item.Receiver,
            Created = Timestamp.FromDateTimeOffset(item.Created),
            Due = Timestamp.FromDateTimeOffset(item.Due),
            Attempts = item.Attempts,
            Error = item.Error,
            State = item.GivenUp ? "given-up" : "pending",
        };

    private static RpcException Refused(OutboxException e) =>
        new(new Status(StatusCode.FailedPrecondition, $"{Catalogue.SharingNotPossible.Id}: {e.Message}"));
}
