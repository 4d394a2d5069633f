namespace EGate.Passengers.Tests;

/// <summary>Rules: what they say of whom, and how strictly their file is read.</summary>
public sealed class RuleTests
{
    private static readonly RuleBook Book = RuleBookReader.Read(Specimens.Rules).Rules!;

    [Fact]
    public void Rule_raises_its_flag_with_the_facts_that_made_it()
    {
        var child = Specimens.Anna with { BirthDate = "140812" };
        var match = new ArrivalMatch(
            MatchKind.NameAndBirth,
            new ExpectedArrival { Flight = "UT324" },
            [ArrivalDifferences.Document, ArrivalDifferences.Sex]
        );

        var flag = Assert.Single(Book.Judge(RuleSubject.Of(child, match, Specimens.Now)));

        Assert.Equal(
            ("other-document", "child-other-document", "Ask who travels with the child."),
            (flag.Flag, flag.Rule, flag.Advice)
        );
        Assert.Equal(["age is 12", "differs is other-document"], flag.Because);
    }

    [Fact]
    public void Rule_holds_when_one_of_its_alternatives_does()
    {
        var message = Specimens.Announcing(
            Specimens.AnnouncedAnna with
            {
                BookedAt = new DateTime(2026, 11, 23, 20, 0, 0),
                PersonsInRecord = 1,
            },
            Specimens.AnnouncedAnna with
            {
                Role = PersonRole.Crew,
                Documents = [],
            },
            Specimens.AnnouncedAnna with
            {
                BookedAt = new DateTime(2026, 11, 1),
                PersonsInRecord = 1,
            }
        );

        Assert.Equal(
            ["look-closer", "look-closer", ""],
            message.Persons.Select(p => string.Join(',', Book.Flags(RuleSubject.Of(message, p, Specimens.Now))))
        );
    }

    [Theory]
    [InlineData("", 10, 0)]
    [InlineData("UTO", 10, 0)]
    [InlineData("UTX", 10, 1)]
    [InlineData("UTX", 31, 0)]
    [InlineData("UTX", -1, 0)]
    public void Condition_on_what_is_not_known_does_not_hold_even_when_it_is_negated(
        string nationality,
        int daysLeft,
        int flags
    )
    {
        var expiry = new DateOnly(2026, 11, 24).AddDays(daysLeft);
        var person = Specimens.AnnouncedAnna with
        {
            Nationality = nationality,
            Documents = [new TravelDocument("P", "U1", "UTO", new TravelDate(expiry.Year, expiry.Month, expiry.Day))],
        };
        var message = Specimens.Announcing(person);

        Assert.Equal(flags, Book.Judge(RuleSubject.Of(message, person, Specimens.Now)).Count);
    }

    [Fact]
    public void Same_person_and_rules_give_the_same_flags_in_the_order_of_the_file()
    {
        var book = RuleBookReader
            .Read(
                """{ "version": "1", "rules": [ { "name": "b", "flag": "x", "when": { "sex": "F" } }, { "name": "a", "flag": "y", "when": { "kind": "passenger" } }, { "name": "c", "flag": "x", "when": { "nationality": ["UTO"] } } ] }"""
            )
            .Rules!;
        var message = Specimens.Announcing(Specimens.AnnouncedAnna);
        var subject = RuleSubject.Of(message, message.Persons[0], Specimens.Now);

        Assert.Equal(["b", "a", "c"], book.Judge(subject).Select(f => f.Rule));
        Assert.Equal(["x", "y"], book.Flags(subject));
    }

    [Fact]
    public void All_problems_of_a_file_are_told_at_once_with_what_to_write()
    {
        var result = RuleBookReader.Read(
            """
            { "version": "", "rulez": [], "rules": [
              { "name": "a", "flag": "Not A Word", "when": { "natonality": "UTO", "age": "twelve", "kind": "pasenger" } },
              { "name": "a", "flag": "x", "wen": {} },
              { "name": "c", "flag": "x", "when": {} },
              { "name": "d", "flag": "x", "when": { "age": { "min": 9, "max": 3 } } },
              { "name": "e", "flag": "x", "when": { "age": 3, "age": 4 } },
              { "name": "f", "flag": "x", "when": [] },
              { "name": "g", "flag": "x", "when": { "infant": "yes", "from": [] , "to": { "not": [7] } } } ] }
            """
        );

        Assert.Null(result.Rules);
        var told = result.Problems.ToLookup(p => p.Path, p => p.Remedy);
        Assert.Equal("Write rules, or remove it.", Assert.Single(told["rulez"]));
        Assert.Equal("Write nationality, or remove it.", Assert.Single(told["rules[0].when.natonality"]));
        Assert.Equal("Write passenger.", Assert.Single(told["rules[0].when.kind"]));
        foreach (
            var path in (string[])
                [
                    "version",
                    "rules",
                    "rules[0].flag",
                    "rules[0].when.age",
                    "rules[1].wen",
                    "rules[1].when",
                    "rules[2].when",
                    "rules[3].when.age",
                    "rules[4].when.age",
                    "rules[5].when",
                    "rules[6].when.infant",
                    "rules[6].when.from",
                    "rules[6].when.to",
                ]
        )
        {
            Assert.Contains(path, result.Problems.Select(p => p.Path));
        }
    }

    [Theory]
    [InlineData("""{ "document_missing": true }""")]
    [InlineData("""{ "birth_date_missing": true, "document_missing": true }""")]
    [InlineData("""{ "found_by": "no-data" }""")]
    [InlineData("""{ "differs": ["no-passenger-data"] }""")]
    public void Rule_that_asks_only_for_missing_data_is_refused(string when)
    {
        var result = RuleBookReader.Read(
            $$"""{ "version": "1", "rules": [ { "name": "a", "flag": "x", "when": {{when}} } ] }"""
        );

        Assert.Equal("rules[0].when", Assert.Single(result.Problems).Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"version\":\"\\ud800\",\"rules\":[]}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    public void Text_that_is_no_file_of_rules_is_refused(string json) =>
        Assert.NotEmpty(RuleBookReader.Read(json).Problems);

    [Fact]
    public void Every_fact_is_known_of_somebody_and_every_known_fact_is_listed()
    {
        var person = Specimens.AnnouncedAnna with
        {
            Residence = "UTO",
            PersonsInRecord = 2,
            BookedAt = new DateTime(2026, 11, 1),
            Legs = Specimens.Announcing().Legs,
        };
        var message = Specimens.Announcing(person);
        var announced = RuleSubject.Of(message, person, Specimens.Now);
        var match = new ArrivalMatch(
            MatchKind.Document,
            new ExpectedArrival
            {
                Flight = "UT324",
                From = "AAA",
                To = "BBB",
                Document = person.Documents[0],
                Flags = ["x"],
            },
            [ArrivalDifferences.Sex]
        );
        var atGate = RuleSubject.Of(Specimens.Anna, match, Specimens.Now);

        Assert.All(RuleFacts.All, fact => Assert.True(Knows(announced, fact) || Knows(atGate, fact), fact.Name));
    }

    private static bool Knows(RuleSubject subject, RuleFact fact) =>
        fact.Kind switch
        {
            FactKind.Text => subject.Texts(fact.Name) is not null,
            FactKind.Number => subject.Number(fact.Name) is not null,
            _ => subject.Truth(fact.Name) is not null,
        };
}
