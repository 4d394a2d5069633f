using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Records;
using EGate.Journal;
using EGate.Passengers;
using Grpc.Core;

namespace EGate.Daemon.Passengers;

/// <summary>
/// Takes the expected arrivals that the gateway sends into the lane's memory, and what it erased into the journal. A flight counts when its
/// last part has come; a stream that breaks leaves the flights before it in force.
/// </summary>
internal sealed class ArrivalDesk(PassengerPolicy policy, JournalDesk journal, TimeProvider time)
{
    private const int ErasuresMax = 1_000;

    /// <summary>Keys of a simulated lane's own announcements: the gateway neither hears of them nor may use them.</summary>
    private const string OwnKeys = "simulated ";

    /// <summary>A flight is let go this long after the last moment at which a traveller is looked for on it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private long _complete;

    /// <summary>What the lane holds.</summary>
    public HeldArrivals Held { get; } = new(policy.ArrivalsMax);

    /// <summary>The gateway said, not long ago, that the lane holds everything there is. Otherwise lists may be missing.</summary>
    public bool IsCurrent =>
        Volatile.Read(ref _complete) is var at and not 0 && time.GetElapsedTime(at) <= policy.SilenceMax;

    /// <summary>Anything was ever told: there is something to look in.</summary>
    public bool IsInUse => Volatile.Read(ref _complete) != 0 || Held.Persons > 0;

    /// <summary>What the gateway asks before it sends.</summary>
    public ArrivalsHeld Answer()
    {
        var answer = new ArrivalsHeld { Persons = Held.Persons, PersonsMax = policy.ArrivalsMax };
        foreach (var (key, revision) in Held.Revisions.Where(r => !IsOwn(r.Key)))
        {
            answer.Revisions.Add(key, revision);
        }

        return answer;
    }

    /// <summary>Takes flights until the stream ends.</summary>
    /// <exception cref="RpcException">A part breaks the contract, or there are too many persons.</exception>
    public async Task<ArrivalsTaken> PutAsync(IAsyncStreamReader<ArrivalsPart> parts, CancellationToken cancellation)
    {
        var flights = 0;
        List<ExpectedArrival> open = [];
        var key = "";
        while (await parts.MoveNext(cancellation))
        {
            if (parts.Current.Flight is { } part)
            {
                if (IsOwn(part.Key) || (open.Count > 0 && part.Key != key))
                {
                    throw Refused("a flight that was not finished, or a key that is no flight's");
                }

                key = part.Key;
                open.AddRange(ArrivalMessages.Persons(part));
                if (open.Count > policy.ArrivalsMax)
                {
                    throw TooMany();
                }

                if (!part.More)
                {
                    Put(part, open);
                    open = [];
                    flights++;
                }
            }

            if (parts.Current.Complete)
            {
                Volatile.Write(ref _complete, time.GetTimestamp());
            }
        }

        Held.Forget(time.GetLocalNow().DateTime - ArrivalMatcher.LateMax - Grace);
        return new ArrivalsTaken { Flights = flights, Persons = Held.Persons };
    }

    /// <summary>Writes what was erased; the answer comes when every record is durable.</summary>
    /// <exception cref="RpcException">The journal cannot be written, or there are too many at once.</exception>
    public async Task RecordAsync(ErasureRecords erasures, CancellationToken cancellation)
    {
        if (erasures.Records.Count > ErasuresMax)
        {
            throw Refused("too many records at once");
        }

        foreach (var erasure in erasures.Records)
        {
            var durable = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            journal.Write(
                JournalKinds.PassengerDataErased,
                "",
                ArrivalMessages.Erasure(erasure),
                _ => durable.TrySetResult(true),
                () => durable.TrySetResult(false)
            );
            if (!await durable.Task.WaitAsync(cancellation))
            {
                throw new RpcException(
                    new Status(
                        StatusCode.Unavailable,
                        $"{Catalogue.JournalNotWritable.Id}: the erasure was not recorded"
                    )
                );
            }
        }
    }

    /// <summary>A simulated lane announces its own traveller, and takes the announcement back with none.</summary>
    public void Announce(string scenario, ExpectedArrival? arrival) =>
        Held.Put(OwnKeys + scenario, "1", time.GetLocalNow().DateTime, arrival is null ? [] : [arrival]);

    private void Put(FlightArrivals part, List<ExpectedArrival> arrivals)
    {
        if (!Held.Put(part.Key, part.Revision, ArrivalMessages.At(part, time), arrivals))
        {
            throw TooMany();
        }
    }

    private static bool IsOwn(string key) => key.StartsWith(OwnKeys, StringComparison.Ordinal);

    private static RpcException TooMany() =>
        new(
            new Status(
                StatusCode.ResourceExhausted,
                $"{Catalogue.ArrivalsTooMany.Id}: {Catalogue.ArrivalsTooMany.Remedy}"
            )
        );

    private static RpcException Refused(string why) =>
        new(new Status(StatusCode.InvalidArgument, $"{Catalogue.ArrivalsRefused.Id}: {why}"));
}
