namespace EGate.Passengers.Tests;

/// <summary>What a lane holds in memory: whole flights, bounded, gone when their time is over; and the matcher on it.</summary>
public sealed class HeldArrivalsTests
{
    private static readonly ExpectedArrival Anna = new()
    {
        Flight = "UT324",
        Arrives = Specimens.Now,
        Surname = "ERIKSSON",
        GivenNames = "ANNA MARIA",
        BirthDate = new TravelDate(74, 8, 12),
        Sex = "F",
        Nationality = "UTO",
        Document = new TravelDocument("P", "L898902C3", "UTO", null),
    };

    private readonly HeldArrivals held = new(personsMax: 3);

    [Fact]
    public void Traveller_of_a_held_flight_is_found_by_document_and_by_name_and_birth()
    {
        held.Put("UT324", "r1", Specimens.Now, [Anna with { Surname = "BERG", Document = null }, Anna]);
        var matcher = new ArrivalMatcher(held);

        Assert.Equal(MatchKind.Document, matcher.Match(Specimens.Anna, Specimens.Now).Kind);
        var other = matcher.Match(Specimens.Anna with { DocumentNumber = "U1" }, Specimens.Now);
        Assert.Equal(
            (MatchKind.NameAndBirth, ArrivalDifferences.Document),
            (other.Kind, Assert.Single(other.Differences))
        );
        Assert.Equal(
            MatchKind.NotExpected,
            matcher.Match(Specimens.Anna with { Surname = "DAHL", DocumentNumber = "U1" }, Specimens.Now).Kind
        );
        Assert.Equal(MatchKind.NoData, matcher.Match(Specimens.Anna, Specimens.Now.AddDays(5)).Kind);
    }

    [Fact]
    public void Further_document_of_a_held_person_is_found_too()
    {
        held.Put("UT324", "r1", Specimens.Now, [Anna with { FurtherNumbers = ["XY77"] }]);

        Assert.Equal(
            MatchKind.Document,
            new ArrivalMatcher(held).Match(Specimens.Anna with { DocumentNumber = "XY77" }, Specimens.Now).Kind
        );
    }

    [Fact]
    public void Flight_that_comes_again_takes_the_place_of_the_old_one()
    {
        held.Put("UT324", "r1", Specimens.Now, [Anna, Anna]);
        Assert.True(held.Put("UT324", "r2", Specimens.Now, [Anna]));

        Assert.Equal((1, "r2"), (held.Persons, Assert.Single(held.Revisions).Value));
        Assert.True(held.Put("UT324", "", Specimens.Now, []));
        Assert.Equal(0, held.Persons);
        Assert.Empty(held.Revisions);
    }

    [Fact]
    public void More_persons_than_the_bound_are_refused_and_what_is_held_stays()
    {
        Assert.True(held.Put("UT1", "r1", Specimens.Now, [Anna, Anna]));
        Assert.False(held.Put("UT2", "r1", Specimens.Now, [Anna, Anna]));
        Assert.False(held.Put("UT1", "r2", Specimens.Now, [Anna, Anna, Anna, Anna]));

        Assert.Equal((2, "r1"), (held.Persons, held.Revisions["UT1"]));
    }

    [Fact]
    public void Flight_whose_time_is_over_is_let_go()
    {
        held.Put("UT1", "r1", Specimens.Now.AddHours(-40), [Anna]);
        held.Put("UT2", "r1", Specimens.Now, [Anna]);

        held.Forget(Specimens.Now.AddHours(-37));

        Assert.Equal((1, "UT2"), (held.Persons, Assert.Single(held.Revisions).Key));
    }

    [Fact]
    public void Rule_that_refers_is_told_and_never_where_nothing_is_known()
    {
        const string Rules = """
            { "version": "1", "rules": [ { "name": "r", "flag": "other", "refer": true, "when": { "nationality": "UTO", "differs": { "not": ["other-sex"] } } } ] }
            """;
        var book = RuleBookReader.Read(Rules).Rules!;
        held.Put("UT324", "r1", Specimens.Now, [Anna]);
        var matcher = new ArrivalMatcher(held);
        bool Refers(DateTime now) =>
            Assert.Single(book.AtGate(Specimens.Anna, matcher.Match(Specimens.Anna, now), now)).Refers;

        Assert.True(Refers(Specimens.Now));
        Assert.False(Refers(Specimens.Now.AddDays(9)));
        Assert.Contains(
            RuleBookReader.Read(Rules.Replace("true", "1", StringComparison.Ordinal)).Problems,
            p => p.Path == "rules[0].refer"
        );
    }

    [Fact]
    public void Packed_persons_come_back_as_they_were()
    {
        var persons = new[]
        {
            Anna with
            {
                Flags = ["a", "b"],
                FurtherNumbers = ["X1", "X2"],
                State = ArrivalState.NotOnBoard,
            },
            Anna with
            {
                Role = PersonRole.TransitCrew,
                IsInfant = true,
                Document = null,
                BirthDate = new TravelDate(1974, 8, 12),
            },
            Anna with
            {
                Surname = "ÅÄÖ " + new string('X', 300),
                GivenNames = "",
                BirthDate = null,
                Sex = "<",
            },
        };

        var unpacked = PackedPersons.Unpack(
            PackedPersons.Pack(persons),
            new ExpectedArrival { Flight = "UT324", Arrives = Specimens.Now }
        );

        Assert.Equal(3, unpacked.Count);
        Assert.All(persons.Zip(unpacked), pair => Assert.Equivalent(pair.First, pair.Second, strict: true));
        Assert.Throws<ArrivalStoreException>(() => PackedPersons.Unpack([1, 200, 1], new ExpectedArrival()));
    }
}
