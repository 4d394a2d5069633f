using EGate.Contract;
using Grpc.Core;

namespace EGate.Gateway.Tests.Support;

/// <summary>What a lane would hold of expected arrivals, and which erasures its journal was told.</summary>
public sealed class ArrivalsScript
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<FlightArrivals>> flights = [];
    private readonly List<ErasureRecord> erasures = [];

    public int Calls { get; private set; }

    public bool Complete { get; private set; }

    public int PersonsMax { get; set; } = 10_000;

    /// <summary>The journal of the lane cannot be written.</summary>
    public bool RefusesErasures { get; set; }

    public IReadOnlyDictionary<string, List<FlightArrivals>> Flights => flights;

    public IReadOnlyList<ErasureRecord> Erasures => erasures;

    /// <summary>The lane was restarted.</summary>
    public void Forget() => flights.Clear();

    internal ArrivalsHeld Held()
    {
        lock (gate)
        {
            var held = new ArrivalsHeld { PersonsMax = PersonsMax };
            foreach (var (key, parts) in flights)
            {
                held.Revisions.Add(key, parts[0].Revision);
            }

            return held;
        }
    }

    internal void Take(ArrivalsPart part)
    {
        lock (gate)
        {
            Complete |= part.Complete;
            if (part.Flight is not { } flight)
            {
                return;
            }

            Calls++;
            if (flight.Persons.Count == 0)
            {
                flights.Remove(flight.Key);
            }
            else if (flights.TryGetValue(flight.Key, out var parts) && parts[^1].More)
            {
                parts.Add(flight);
            }
            else
            {
                flights[flight.Key] = [flight];
            }
        }
    }

    internal void Take(ErasureRecords records)
    {
        if (RefusesErasures)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "no journal"));
        }

        erasures.AddRange(records.Records);
    }
}

/// <summary>The arrivals' service as the script has it.</summary>
internal sealed class ScriptedArrivals(ArrivalsScript script) : Arrivals.ArrivalsBase
{
    public override Task<ArrivalsHeld> Held(ArrivalsHeldRequest request, ServerCallContext context) =>
        Task.FromResult(script.Held());

    public override async Task<ArrivalsTaken> Put(
        IAsyncStreamReader<ArrivalsPart> requestStream,
        ServerCallContext context
    )
    {
        while (await requestStream.MoveNext())
        {
            script.Take(requestStream.Current);
        }

        return new ArrivalsTaken();
    }

    public override Task<ErasuresRecorded> RecordErasures(ErasureRecords request, ServerCallContext context)
    {
        script.Take(request);
        return Task.FromResult(new ErasuresRecorded());
    }
}
