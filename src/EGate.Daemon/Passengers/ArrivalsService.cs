using EGate.Contract;
using EGate.Daemon.Socket;
using Grpc.Core;

namespace EGate.Daemon.Passengers;

/// <summary>The contract's service for expected arrivals; every call is the gateway's.</summary>
internal sealed class ArrivalsService(ArrivalDesk desk) : Arrivals.ArrivalsBase
{
    /// <inheritdoc/>
    public override Task<ArrivalsHeld> Held(ArrivalsHeldRequest request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Gateway);
        return Task.FromResult(desk.Answer());
    }

    /// <inheritdoc/>
    public override Task<ArrivalsTaken> Put(IAsyncStreamReader<ArrivalsPart> requestStream, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Gateway);
        return desk.PutAsync(requestStream, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<ErasuresRecorded> RecordErasures(ErasureRecords request, ServerCallContext context)
    {
        PeerRoles.Demand(context, PeerRole.Gateway);
        await desk.RecordAsync(request, context.CancellationToken);
        return new ErasuresRecorded();
    }
}
