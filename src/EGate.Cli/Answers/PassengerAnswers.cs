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

    /// <summary>Local time of a place: without a zone, which messages do not say.</summary>
    public static string? Local(DateTime? time) =>
        time?.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
