using EGate.Contract;
using EGate.Gateway.Link;
using EGate.Passengers;
using Grpc.Core;

namespace EGate.Gateway.Passengers;

/// <summary>
/// Keeps what the lane holds of the expected arrivals like what the store says: asks what it holds, sends the flights that differ, the nearest
/// in time first, and has it let go of what is no longer there. So it does not matter which of the two was away. Afterwards it tells the
/// lane's journal what was erased.
/// </summary>
/// <param name="store">What is expected.</param>
/// <param name="channel">To the lane.</param>
/// <param name="clock">By it arrivals are near or far.</param>
/// <param name="deadlines">The clock that the deadlines of calls are held against, which is always the machine's.</param>
/// <param name="log">Log.</param>
internal sealed partial class ArrivalSync(
    ArrivalStore store,
    LaneChannel channel,
    TimeProvider clock,
    TimeProvider deadlines,
    ILogger<ArrivalSync> log
) : BackgroundService
{
    private const int ErasuresAtOnce = 100;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortCall = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongCall = TimeSpan.FromMinutes(2);

    private string said = "";
    private bool saidTooMany;

    /// <summary>Brings the lane up to date; what of it was sent.</summary>
    /// <exception cref="RpcException">The lane does not answer, or takes no more.</exception>
    /// <exception cref="ArrivalStoreException">The store cannot be read.</exception>
    internal async Task<int> SyncAsync(CancellationToken stop)
    {
        var now = clock.GetLocalNow().DateTime;
        var held = await channel.Arrivals.HeldAsync(new(), deadline: By(ShortCall), cancellationToken: stop);
        var (wanted, all) = Fitting(
            store.Flights(now - ArrivalMatcher.LateMax, now + ArrivalMatcher.EarlyMax, now),
            held.PersonsMax
        );
        using var call = channel.Arrivals.Put(deadline: By(LongCall), cancellationToken: stop);
        var sent = 0;
        try
        {
            sent += await GoneAsync(call.RequestStream, held, wanted);
            foreach (var flight in wanted.Where(f => held.Revisions.GetValueOrDefault(f.Key) != f.Revision))
            {
                sent += await SendAsync(call.RequestStream, flight, held);
            }

            if (all)
            {
                await call.RequestStream.WriteAsync(new ArrivalsPart { Complete = true }, stop);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            // The lane has ended the call; its answer, which is awaited below, says why.
        }

        var taken = await call.ResponseAsync;
        if (sent > 0)
        {
            LogSent(sent, taken.Persons);
        }

        await TellErasuresAsync(stop);
        return sent;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SyncAsync(stoppingToken);
                said = "";
            }
            catch (RpcException e) when (!stoppingToken.IsCancellationRequested)
            {
                // No contact is said by the link already.
                Say(e.StatusCode == StatusCode.Unavailable ? "" : $"{e.StatusCode}: {e.Status.Detail}");
            }
            catch (ArrivalStoreException e)
            {
                Say(e.Message);
            }
            catch (Exception e) when (e is OperationCanceledException or RpcException)
            {
                // The gateway stops.
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The flights that the lane has room for, the nearest first; and whether those are all.</summary>
    private (List<StoredFlight> Flights, bool All) Fitting(IReadOnlyList<StoredFlight> flights, long most)
    {
        List<StoredFlight> fitting = [];
        foreach (var flight in flights)
        {
            most -= flight.Persons;
            if (most < 0)
            {
                SayTooMany(flights.Count - fitting.Count);
                return (fitting, false);
            }

            fitting.Add(flight);
        }

        saidTooMany = false;
        return (fitting, true);
    }

    private static async Task<int> GoneAsync(
        IClientStreamWriter<ArrivalsPart> to,
        ArrivalsHeld held,
        List<StoredFlight> wanted
    )
    {
        var there = wanted.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        var gone = held.Revisions.Keys.Where(k => !there.Contains(k)).ToList();
        foreach (var key in gone)
        {
            await to.WriteAsync(new ArrivalsPart { Flight = ArrivalParts.Gone(key) });
        }

        return gone.Count;
    }

    private async Task<int> SendAsync(IClientStreamWriter<ArrivalsPart> to, StoredFlight flight, ArrivalsHeld held)
    {
        var arrivals = store.OfFlight(flight);
        if (arrivals.Count == 0 && !held.Revisions.ContainsKey(flight.Key))
        {
            return 0;
        }

        foreach (var part in ArrivalParts.Of(flight, arrivals))
        {
            await to.WriteAsync(new ArrivalsPart { Flight = part });
        }

        return 1;
    }

    private async Task TellErasuresAsync(CancellationToken stop)
    {
        while (store.Pending(ErasuresAtOnce) is { Count: > 0 } pending)
        {
            var records = new ErasureRecords();
            records.Records.Add(
                pending.Select(p => new ErasureRecord
                {
                    Id = p.Id,
                    Done = ArrivalParts.Time(p.Done),
                    What = p.Erasure.What,
                    Count = p.Erasure.Count,
                    Before = ArrivalParts.Time(p.Erasure.Before),
                    Because = p.Erasure.Because,
                })
            );
            await channel.Arrivals.RecordErasuresAsync(records, deadline: By(ShortCall), cancellationToken: stop);
            store.Told(pending[^1]);
        }
    }

    private DateTime By(TimeSpan span) => (deadlines.GetUtcNow() + span).UtcDateTime;

    private void SayTooMany(int flights)
    {
        if (!saidTooMany)
        {
            saidTooMany = true;
            LogTooMany(flights);
        }
    }

    private void Say(string what)
    {
        if (said != what && what.Length > 0)
        {
            LogFailed(what);
        }

        said = what;
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "the lane was told of {Flights} flights; it holds {Persons} persons"
    )]
    private partial void LogSent(int flights, long persons);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "ARRIVALS_TOO_MANY: {Flights} flights, the farthest in time, do not fit into what the lane may hold. Raise passengers.arrivals_max."
    )]
    private partial void LogTooMany(int flights);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "the lane could not be told of expected arrivals: {Why} It is tried again."
    )]
    private partial void LogFailed(string why);
}
