using EGate.Core;

namespace EGate.Passengers.Tests;

/// <summary>Invented persons of the specimen country, and the site files of tests.</summary>
internal static class Specimens
{
    internal const string Rules = """
        // rules of a test site
        { "version": "2026-11-24", "rules": [
          { "name": "child-other-document", "flag": "other-document", "advice": "Ask who travels with the child.",
            "when": { "age": { "max": 15 }, "differs": ["other-document", "other-birth-date"] } },
          { "name": "expires-soon", "flag": "expires-soon", "when": { "document_days_left": { "min": 0, "max": 30 }, "nationality": { "not": "UTO" } } },
          { "name": "late-alone", "flag": "look-closer", "when": [
            { "booked_hours_before": { "max": 24 }, "persons_in_record": 1 },
            { "kind": "crew", "document_missing": true } ] },
        ] }
        """;

    internal const string Decisions = """
        { "decisions": [
          { "number": "U1", "issuer": "UTO", "answer": "do-not-board", "officer": "duty-officer" },
          { "number": "U2", "answer": "board", "officer": "duty-officer" } ] }
        """;

    internal static DateTime Now { get; } = new(2026, 11, 24, 11, 40, 0);

    internal static TravellerIdentity Anna { get; } =
        new("ERIKSSON", "ANNA MARIA", false, "740812", "F", "UTO", "L898902C3", "UTO", "320415");

    /// <summary>A message that announces Anna, with changes.</summary>
    internal static PassengerMessage Announcing(params AnnouncedPerson[] persons) =>
        new()
        {
            Number = 1,
            Kind = MessageKind.PassengerList,
            Legs =
            [
                new Leg(
                    "UT324",
                    "AAA",
                    "BBB",
                    new DateTime(2026, 11, 24, 8, 30, 0),
                    new DateTime(2026, 11, 24, 11, 15, 0),
                    true
                ),
            ],
            Persons = persons,
        };

    internal static AnnouncedPerson AnnouncedAnna { get; } =
        new()
        {
            Surname = "ERIKSSON",
            GivenNames = "ANNA MARIA",
            BirthDate = new TravelDate(74, 8, 12),
            Sex = "F",
            Nationality = "UTO",
            Documents = [new TravelDocument("P", "L898902C3", "UTO", new TravelDate(32, 4, 15))],
            Reference = "R1",
            Locator = "ABC123",
        };
}
