using EGate.Contract;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace EGate.Gateway.Tests.Support;

/// <summary>The lane's service as the script has it.</summary>
internal sealed class ScriptedLane(LaneScript script, IHostApplicationLifetime life) : Lane.LaneBase
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private ulong _sequence;

    public override async Task Watch(
        StatusRequest request,
        IServerStreamWriter<LaneStatus> responseStream,
        ServerCallContext context
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            life.ApplicationStopping
        );
        while (!stop.IsCancellationRequested)
        {
            var (status, changed) = script.Now;
            if (status is not null)
            {
                var message = status.Clone();
                message.Sequence = ++_sequence;
                message.Sent = Timestamp.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
                await responseStream.WriteAsync(message);
            }

            try
            {
                await changed.WaitAsync(Beat, TimeProvider.System, stop.Token);
            }
            catch (Exception e) when (e is TimeoutException or OperationCanceledException)
            {
                // Nothing new: the beat is due.
            }
        }
    }

    public override Task<Traveller> GetTraveller(TravellerRequest request, ServerCallContext context)
    {
        script.TravellerCalls++;
        return Task.FromResult(script.Traveller);
    }

    public override Task<CrossingList> ListCrossings(CrossingsRequest request, ServerCallContext context) =>
        Task.FromResult(script.Crossings);

    public override Task<ScenarioList> ListScenarios(ScenariosRequest request, ServerCallContext context) =>
        Task.FromResult(Specimens.Scenarios());

    public override async Task<CommandResult> Submit(SignedCommand request, ServerCallContext context)
    {
        await script.Commands.Writer.WriteAsync(request);
        return script.CommandResult;
    }

    public override async Task<SimulateResult> Simulate(SimulateRequest request, ServerCallContext context)
    {
        await script.Simulations.Writer.WriteAsync(request);
        return script.SimulateResult;
    }
}
