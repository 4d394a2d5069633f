using EGate.Contract;
using EGate.Core;
using EGate.Daemon.Passengers;
using EGate.Journal;
using EGate.Passengers;
using Grpc.Core;

namespace EGate.System.Tests;

/// <summary>Expected arrivals in the lane: whole flights in bounded memory, hints that stop nobody, and a journal that names nobody.</summary>
[Collection("lanes")]
public sealed class PassengerTests(TwoStepLane lane) : IClassFixture<TwoStepLane>
{
    private readonly ArrivalDesk _desk = new(
        new PassengerPolicy(PassengerPolicy.None, 3, TimeSpan.FromMinutes(15)),
        lane.Host.Journal,
        TimeProvider.System
    );

    [Fact]
    public async Task Flight_in_parts_counts_when_its_last_part_has_come_and_the_same_again_changes_nothing()
    {
        var (first, last) = (Part("UT1", true, Person("A1")), Part("UT1", false, Person("A2")));

        await PutAsync(first);
        Assert.Equal(0, _desk.Held.Persons);
        await PutAsync(first, last, new ArrivalsPart { Complete = true });
        await PutAsync(first, last);

        Assert.Equal((2, "r1"), (_desk.Held.Persons, _desk.Answer().Revisions["UT1"]));
        Assert.True(_desk.IsCurrent);
        await PutAsync(new ArrivalsPart { Flight = new FlightArrivals { Key = "UT1" } });
        Assert.Empty(_desk.Answer().Revisions);
    }

    [Fact]
    public async Task More_persons_than_the_lane_may_hold_are_refused_and_the_flights_before_stay()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(() =>
            PutAsync(
                Part("UT1", false, Person("A1"), Person("A2")),
                Part("UT2", false, Person("B1"), Person("B2")),
                new ArrivalsPart { Complete = true }
            )
        );

        Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
        Assert.Contains(Catalogue.ArrivalsTooMany.Id, refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Equal((2, false), (_desk.Held.Persons, _desk.IsCurrent));
        await Assert.ThrowsAsync<RpcException>(() =>
            PutAsync([.. Enumerable.Range(0, 4).Select(i => Part("UT3", true, Person($"C{i}")))])
        );
    }

    [Theory]
    [InlineData("date")]
    [InlineData("long")]
    [InlineData("state")]
    [InlineData("own")]
    [InlineData("mixed")]
    public async Task Part_that_breaks_the_contract_is_refused_with_its_entry(string how)
    {
        var person = Person("A1");
        person.BirthDate = how == "date" ? "741340" : person.BirthDate;
        person.Surname = how == "long" ? new string('X', 200) : person.Surname;
        person.State = how == "state" ? 77 : 0;

        var refusal = await Assert.ThrowsAsync<RpcException>(() =>
            PutAsync(
                Part(how == "own" ? "simulated x" : "UT1", how == "mixed", person),
                Part("UT2", false, Person("B1"))
            )
        );

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Contains(Catalogue.ArrivalsRefused.Id, refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasures_stand_in_the_journal_when_they_are_answered()
    {
        var records = new ErasureRecords();
        records.Records.Add(
            new ErasureRecord
            {
                Id = "store-17",
                What = "name",
                Count = 212,
                Because = "kept-183d",
            }
        );

        await _desk.RecordAsync(records, CancellationToken.None);

        var record = Records().Last(r => r.Kind == JournalKinds.PassengerDataErased);
        Assert.Equal(
            ("store-17", "name", "212", "kept-183d", "gateway-schedule"),
            (
                record.Argument("erasure"),
                record.Argument("what"),
                record.Argument("count"),
                record.Argument("because"),
                record.Argument("by")
            )
        );
    }

    [Fact]
    public async Task Crossing_of_an_announced_traveller_is_journaled_with_words_and_without_the_announcement()
    {
        var result = await lane.SendAsync("announced-other-person");

        Assert.True(result.Ok, result.Explanation);
        Assert.Contains(
            result.Crossing.Checks,
            c => c is { Name: CheckNames.PassengerRule, Outcome: "Failed", Reason: "other-person" }
        );
        var match = Records(result.Crossing.Id).Single(r => r.Kind == JournalKinds.PassengerMatch);
        Assert.Equal(("document", "True"), (match.Argument("found-by"), match.Argument("refers")));
        Assert.Contains("other-birth-date", match.Argument("differs"), StringComparison.Ordinal);
        Assert.All(
            Records(result.Crossing.Id),
            r =>
                Assert.DoesNotContain(
                    new[] { "BERG", "BJORN", "U2468013A", "710503", "UT324" },
                    word => r.Arguments.Contains(word, StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task Traveller_who_is_not_among_a_complete_list_is_hinted_at_and_admitted()
    {
        var host = lane.Host.Arrivals;
        var now = TimeProvider.System.GetLocalNow().DateTime;
        host.Held.Put("UT9 others", "r1", now, [new ExpectedArrival { Flight = "UT9", Surname = "DAHL" }]);

        var unsure = await lane.SendAsync("genuine");
        await host.PutAsync(new Parts([new ArrivalsPart { Complete = true }]), CancellationToken.None);
        var complete = await lane.SendAsync("genuine");
        host.Held.Put("UT9 others", "", now, []);

        Assert.True(unsure.Ok && complete.Ok, unsure.Explanation + complete.Explanation);
        Assert.Equal(("no-data", "not-expected"), (unsure.Crossing.Expected, complete.Crossing.Expected));
    }

    private IReadOnlyList<JournalRecord> Records(string? crossing = null) =>
        JournalReader.Read(Path.Combine(lane.State, "journal.db"), 500, crossing);

    private Task<ArrivalsTaken> PutAsync(params ArrivalsPart[] parts) =>
        _desk.PutAsync(new Parts(parts), CancellationToken.None);

    private static ArrivalsPart Part(string key, bool more, params ExpectedPerson[] persons)
    {
        var flight = new FlightArrivals
        {
            Key = key,
            Revision = "r1",
            More = more,
            Flight = "UT1",
        };
        flight.Persons.Add(persons);
        return new ArrivalsPart { Flight = flight };
    }

    private static ExpectedPerson Person(string number) =>
        new()
        {
            Surname = "BERG",
            BirthDate = "740812",
            DocumentNumber = number,
            Issuer = "UTO",
        };

    private sealed class Parts(IReadOnlyList<ArrivalsPart> parts) : IAsyncStreamReader<ArrivalsPart>
    {
        private int _at = -1;

        public ArrivalsPart Current => parts[_at];

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(++_at < parts.Count);
    }
}
