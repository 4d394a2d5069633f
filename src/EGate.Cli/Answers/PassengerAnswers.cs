using EGate.Passengers;

namespace EGate.Cli.Answers;

/// <summary>Passenger messages and expected arrivals as JSON shows them. Keys are stable.</summary>
internal static class PassengerAnswers
{
    public static ProblemAnswer Problem(MessageProblem problem) =>
        new(
            problem.Position.Message,
            problem.Position.Segment,
            problem.Position.Offset,
            problem.Tag.OrNull(),
            problem.Reason,
            problem.Lost
        );

    public static FlightAnswer Flight(Leg leg) =>
        new(leg.Flight, leg.From.OrNull(), leg.To.OrNull(), Local(leg.Departs), Local(leg.Arrives), leg.CrossesBorder);

    public static object Arrival(ExpectedArrival arrival) =>
        new
        {
            arrival.Flight,
            From = arrival.From.OrNull(),
            To = arrival.To.OrNull(),
            Departs = Local(arrival.Departs),
            Arrives = Local(arrival.Arrives),
            arrival.State,
            arrival.Role,
            arrival.IsInfant,
            Surname = arrival.Surname.OrNull(),
            GivenNames = arrival.GivenNames.OrNull(),
            BirthDate = arrival.BirthDate?.ToString(),
            arrival.Sex,
            Nationality = arrival.Nationality.OrNull(),
            Document = arrival.Document is { } document ? Document(document) : null,
            arrival.Flags,
        };

    public static object Document(TravelDocument document) =>
        new
        {
            Type = document.Type.OrNull(),
            document.Number,
            Issuer = document.Issuer.OrNull(),
            Expiry = document.Expiry?.ToString(),
        };

    /// <summary>One person of a message. Dates have their century, counted from the flight; <c>mrz</c> is the day as the zone has it.</summary>
    public static object Person(PassengerMessage message, AnnouncedPerson person, DateTime now)
    {
        var leg = message.FlightOf(person);
        var day = DateOnly.FromDateTime(leg?.Arrives ?? leg?.Departs ?? now);
        return new
        {
            Surname = person.Surname.OrNull(),
            GivenNames = person.GivenNames.OrNull(),
            BirthDate = Day(person.BirthDate?.Born(day)),
            BirthDateMrz = person.BirthDate?.Mrz,
            Sex = person.Sex == "<" ? null : person.Sex,
            Nationality = person.Nationality.OrNull(),
            Residence = person.Residence.OrNull(),
            person.Role,
            person.IsInfant,
            Flight = leg?.Flight.OrNull(),
            Documents = person.Documents.Select(d => new
            {
                Type = d.Type.OrNull(),
                d.Number,
                Issuer = d.Issuer.OrNull(),
                Expiry = Day(d.Expiry?.Expires(day)),
                ExpiryMrz = d.Expiry?.Mrz,
            }),
            Legs = person.Legs.Select(Flight),
            Embarks = person.Embarks.OrNull(),
            Disembarks = person.Disembarks.OrNull(),
            Locator = person.Locator.OrNull(),
            Reference = person.Reference.OrNull(),
            Seat = person.Seat.OrNull(),
        };
    }

    private static string? Day(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Local time of a place: without a zone, which messages do not say.</summary>
    public static string? Local(DateTime? time) =>
        time?.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
