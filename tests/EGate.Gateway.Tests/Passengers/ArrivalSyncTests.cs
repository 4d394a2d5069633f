using System.Net;
using EGate.Gateway.Link;
using EGate.Gateway.Options;
using EGate.Gateway.Passengers;
using EGate.Gateway.Tests.Support;
using EGate.Passengers;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Gateway.Tests.Passengers;

/// <summary>What the lane is told: what differs from what it holds, whoever of the two was away, and what was erased until its journal has it.</summary>
public sealed class ArrivalSyncTests : IAsyncLifetime
{
    private readonly IntakeFixture fixture = new();
    private FakeEgated egated = null!;
    private LaneChannel channel = null!;
    private ArrivalSync sync = null!;

    private ArrivalsScript Lane => egated.Arrivals;

    public async ValueTask InitializeAsync()
    {
        egated = await FakeEgated.StartAsync(Path.Combine(fixture.Folder, "d.sock"));
        var free = new IPEndPoint(IPAddress.Loopback, 0);
        channel = new LaneChannel(new GatewayOptions(egated.Socket, free, free, ""));
        // gRPC deadlines are of the true clock; arrivals are looked at by the fixture's.
        sync = new ArrivalSync(
            fixture.Store,
            channel,
            fixture.Clock,
            TimeProvider.System,
            NullLogger<ArrivalSync>.Instance
        );
        await ImportAsync(IntakeFixture.List);
    }

    public async ValueTask DisposeAsync()
    {
        sync.Dispose();
        channel.Dispose();
        await egated.DisposeAsync();
        fixture.Dispose();
    }

    [Fact]
    public async Task Lane_gets_each_flight_once_and_again_only_when_it_changed()
    {
        Assert.Equal(1, await sync.SyncAsync(CancellationToken.None));
        Assert.True(Lane.Complete);
        var person = Assert.Single(Assert.Single(Lane.Flights).Value).Persons[0];
        Assert.Equal(
            ("ERIKSSON", "ANNA MARIA", "740812", "L898902C3", "UTO"),
            (person.Surname, person.GivenNames, person.BirthDate, person.DocumentNumber, person.Issuer)
        );

        Assert.Equal(0, await sync.SyncAsync(CancellationToken.None));
        await ImportAsync(IntakeFixture.List.Replace("BERG", "BERGER", StringComparison.Ordinal));
        Assert.Equal(1, await sync.SyncAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Lane_that_was_restarted_gets_everything_again()
    {
        await sync.SyncAsync(CancellationToken.None);
        Lane.Forget();

        Assert.Equal(1, await sync.SyncAsync(CancellationToken.None));
        Assert.Single(Lane.Flights);
    }

    [Fact]
    public async Task Flight_whose_time_is_over_is_taken_from_the_lane()
    {
        await sync.SyncAsync(CancellationToken.None);
        fixture.Clock.Advance(TimeSpan.FromHours(60));

        await sync.SyncAsync(CancellationToken.None);

        Assert.Empty(Lane.Flights);
    }

    [Fact]
    public async Task Large_flight_comes_in_parts_that_egated_takes()
    {
        const int Persons = 2_000;
        var head = IntakeFixture.List[..IntakeFixture.List.IndexOf("NAD", StringComparison.Ordinal)];
        await ImportAsync(
            head.Replace("UT0324", "UT0999", StringComparison.Ordinal)
                + string.Concat(Enumerable.Range(0, Persons).Select(i => $"NAD+FL+++DAHL:EVA'DOC+P+X{i:00000}'"))
                + "UNT+1+M1'UNZ+1+1'"
        );

        Assert.Equal(2, await sync.SyncAsync(CancellationToken.None));

        var parts = Lane.Flights.Single(f => f.Key.StartsWith("UT999", StringComparison.Ordinal)).Value;
        Assert.Equal(Persons, parts.Sum(p => p.Persons.Count));
        Assert.All(parts, p => Assert.InRange(p.CalculateSize(), 1, 64 * 1024));
        Assert.Equal(parts.Count - 1, parts.Count(p => p.More));
    }

    [Fact]
    public async Task Erasures_are_told_until_the_lanes_journal_has_them()
    {
        fixture.Store.EraseDue(new RetentionPolicy(), fixture.Clock.GetLocalNow().DateTime.AddDays(200));
        Lane.RefusesErasures = true;
        await Assert.ThrowsAsync<RpcException>(() => sync.SyncAsync(CancellationToken.None));
        Assert.Equal(3, fixture.Store.Pending(9).Count);

        Lane.RefusesErasures = false;
        await sync.SyncAsync(CancellationToken.None);

        Assert.Empty(fixture.Store.Pending(9));
        Assert.Equal(["name", "birth-date", "document"], Lane.Erasures.Select(e => e.What));
        Assert.All(Lane.Erasures, e => Assert.Equal((2, "kept-183d"), (e.Count, e.Because)));
    }

    [Fact]
    public async Task Lane_without_room_gets_the_nearest_flights_and_is_not_told_that_they_are_all()
    {
        await ImportAsync(
            IntakeFixture
                .List.Replace("UT0324", "UT0999", StringComparison.Ordinal)
                .Replace("2611241115", "2611241715", StringComparison.Ordinal)
        );
        Lane.PersonsMax = 3;

        Assert.Equal(1, await sync.SyncAsync(CancellationToken.None));
        Assert.StartsWith("UT324", Assert.Single(Lane.Flights).Key, StringComparison.Ordinal);
        Assert.False(Lane.Complete);

        Lane.PersonsMax = 4;
        Assert.Equal(1, await sync.SyncAsync(CancellationToken.None));
        Assert.True(Lane.Complete);
    }

    [Fact]
    public async Task Lane_that_is_away_loses_nothing()
    {
        await egated.StopAsync();
        await Assert.ThrowsAsync<RpcException>(() => sync.SyncAsync(CancellationToken.None));
        await egated.StartAsync();

        Assert.Equal(1, await sync.SyncAsync(CancellationToken.None));
    }

    private Task<IntakeReport> ImportAsync(string text) =>
        fixture.Intake.ImportAsync(new MemoryStream(IntakeFixture.Bytes(text)), "test", CancellationToken.None);
}
