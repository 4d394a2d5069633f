using EGate.Core;

namespace EGate.Passengers.Tests;

/// <summary>A traveller at the gate and his announcement: what is found, and what differs.</summary>
public sealed class ArrivalMatcherTests : IDisposable
{
    private readonly ArrivalStore store = ArrivalStore.InMemory();

    public void Dispose() => store.Dispose();

    [Fact]
    public void Traveller_with_the_announced_document_has_no_difference()
    {
        Expect(Specimens.AnnouncedAnna);

        var match = Match(Specimens.Anna);

        Assert.Equal((MatchKind.Document, "UT324"), (match.Kind, match.Arrival?.Flight));
        Assert.Empty(match.Differences);
    }

    [Fact]
    public void Differences_of_the_same_document_are_evidence()
    {
        Expect(
            Specimens.AnnouncedAnna with
            {
                BirthDate = new TravelDate(74, 12, 8),
                Sex = "M",
                Nationality = "UTX",
                Surname = "BERG",
                Documents = [new TravelDocument("P", "L8989O2C3", "UTO", new TravelDate(30, 1, 1))],
            }
        );

        var match = Match(Specimens.Anna);

        Assert.Equal(MatchKind.Document, match.Kind);
        Assert.Equal(
            [
                ArrivalDifferences.BirthDate,
                ArrivalDifferences.BirthDateTurned,
                ArrivalDifferences.Name,
                ArrivalDifferences.Sex,
                ArrivalDifferences.Nationality,
                ArrivalDifferences.Expiry,
            ],
            match.Differences
        );
    }

    [Fact]
    public void Another_document_than_announced_is_found_by_name_and_birth()
    {
        Expect(Specimens.AnnouncedAnna);

        var match = Match(Specimens.Anna with { DocumentNumber = "U7654321" });

        Assert.Equal(MatchKind.NameAndBirth, match.Kind);
        Assert.Equal([ArrivalDifferences.Document], match.Differences);
    }

    [Fact]
    public void Second_announced_document_is_the_announced_one()
    {
        Expect(
            Specimens.AnnouncedAnna with
            {
                Documents = [.. Specimens.AnnouncedAnna.Documents, new TravelDocument("P", "X1", "UTX", null)],
            }
        );

        var match = Match(Specimens.Anna with { DocumentNumber = "X1", ExpiryDate = "350101" });

        Assert.Equal(MatchKind.Document, match.Kind);
        Assert.Empty(match.Differences);
    }

    [Fact]
    public void Same_number_of_another_state_and_person_is_not_a_match()
    {
        Expect(
            Specimens.AnnouncedAnna with
            {
                Surname = "BERG",
                GivenNames = "BO",
                BirthDate = new TravelDate(50, 1, 1),
                Documents = [new TravelDocument("P", "L898902C3", "UTX", null)],
            }
        );

        Assert.Equal(MatchKind.NotExpected, Match(Specimens.Anna).Kind);
    }

    [Theory]
    [InlineData("ERIKSSON", "ANNA", true)]
    [InlineData("ERIKSSON", "ANNA MARIA CHARLOTTE", true)]
    [InlineData("ERIKSSON", "ANNAMARIA", true)]
    [InlineData("ERIKSSON", "ANNA MARIAMRS", true)]
    [InlineData("Eriksson", "Anna-Mar\u00EDa", true)]
    [InlineData("ERIKSSON", "", true)]
    [InlineData("ERIKSSON", "ANN", false)]
    [InlineData("ERIKSSON", "MARIA", false)]
    [InlineData("ERIKSSO", "ANNA MARIA", false)]
    [InlineData("ERIKSSONS", "ANNA MARIA", false)]
    public void Name_agrees_when_words_are_missing_joined_or_marked_and_not_when_letters_differ(
        string surname,
        string given,
        bool agrees
    ) => Assert.Equal(agrees, NameAgreement.Agree(Specimens.Anna, surname, given));

    [Theory]
    [InlineData("PAPANDROPOULOUSKONSTANTINOPOU", "", true, true)]
    [InlineData("PAPANDROPOULOUSKONSTANTINOPOULOU", "ELENA", true, true)]
    [InlineData("PAPANDROPOULOUSKONSTANTINOPXXXX", "", true, false)]
    public void Name_that_was_cut_agrees_with_its_beginning(string surname, string given, bool truncated, bool agrees)
    {
        var traveller = Specimens.Anna with
        {
            Surname = "PAPANDROPOULOUSKONSTANTINOPOULOS",
            GivenNames = "ELE",
            NameTruncated = truncated,
        };
        var other = surname == "PAPANDROPOULOUSKONSTANTINOPOULOU" ? traveller with { Surname = surname } : traveller;

        Assert.Equal(agrees, NameAgreement.Agree(other, surname, given));
    }

    [Fact]
    public void Reservation_with_a_name_only_is_a_weaker_match_by_name()
    {
        Expect(Specimens.AnnouncedAnna with { BirthDate = null, Documents = [] });

        var match = Match(Specimens.Anna);

        Assert.Equal(MatchKind.Name, match.Kind);
        Assert.Empty(match.Differences);
    }

    [Fact]
    public void Namesake_with_another_birth_and_document_is_not_a_match()
    {
        Expect(
            Specimens.AnnouncedAnna with
            {
                BirthDate = new TravelDate(81, 3, 4),
                Documents = [new TravelDocument("P", "U1", "UTO", null)],
            }
        );

        var match = Match(Specimens.Anna);

        Assert.Equal(MatchKind.NotExpected, match.Kind);
        Assert.Equal([ArrivalDifferences.NotExpected], match.Differences);
    }

    [Fact]
    public void Without_any_passenger_data_nothing_is_said_about_the_traveller()
    {
        var match = Match(Specimens.Anna);

        Assert.Equal(MatchKind.NoData, match.Kind);
        Assert.Equal([ArrivalDifferences.NoData], match.Differences);
    }

    [Theory]
    [InlineData(-13, MatchKind.NoData)]
    [InlineData(-11, MatchKind.Document)]
    [InlineData(35, MatchKind.Document)]
    [InlineData(37, MatchKind.NoData)]
    public void Arrival_counts_only_around_its_time(int hours, MatchKind kind)
    {
        Expect(Specimens.AnnouncedAnna);

        Assert.Equal(
            kind,
            new ArrivalMatcher(store).Match(Specimens.Anna, new DateTime(2026, 11, 24, 11, 15, 0).AddHours(hours)).Kind
        );
    }

    [Fact]
    public void Withdrawn_announcement_is_told_and_gives_way_to_one_that_stands()
    {
        Expect(Specimens.AnnouncedAnna);
        store.Apply(
            Specimens.Announcing(Specimens.AnnouncedAnna) with
            {
                Action = MessageAction.CancelPersons,
            },
            Specimens.Now
        );
        Assert.Equal([ArrivalDifferences.Withdrawn], Match(Specimens.Anna).Differences);

        var later = Specimens.Announcing(Specimens.AnnouncedAnna);
        store.Apply(
            later with
            {
                Legs = [later.Legs[0] with { Flight = "UT900", Arrives = Specimens.Now.AddHours(6) }],
            },
            Specimens.Now
        );

        Assert.Equal("UT900", Match(Specimens.Anna).Arrival?.Flight);
    }

    private void Expect(AnnouncedPerson person) => store.Apply(Specimens.Announcing(person), Specimens.Now);

    private ArrivalMatch Match(TravellerIdentity traveller) =>
        new ArrivalMatcher(store).Match(traveller, Specimens.Now);
}
