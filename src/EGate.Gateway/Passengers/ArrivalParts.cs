using System.Globalization;
using EGate.Contract;
using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>Expected arrivals as the contract carries them: a flight in parts that fit into egated's message bound.</summary>
internal static class ArrivalParts
{
    /// <summary>egated takes messages of 64 KiB.</summary>
    private const int PartBytesMax = 48 * 1024;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The parts of a flight, in order; one without persons when nobody is on it.</summary>
    internal static IEnumerable<FlightArrivals> Of(StoredFlight flight, IReadOnlyList<ExpectedArrival> arrivals)
    {
        var part = Begin(flight, arrivals);
        var size = 0;
        foreach (var person in arrivals.Select(Person))
        {
            var bytes = person.CalculateSize();
            if (size + bytes > PartBytesMax && part.Persons.Count > 0)
            {
                part.More = true;
                yield return part;
                (part, size) = (Begin(flight, arrivals), 0);
            }

            part.Persons.Add(person);
            size += bytes;
        }

        yield return part;
    }

    /// <summary>Has the lane let go of a flight.</summary>
    internal static FlightArrivals Gone(string key) => new() { Key = key };

    internal static string Time(DateTime? time) => time?.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "";

    private static FlightArrivals Begin(StoredFlight flight, IReadOnlyList<ExpectedArrival> arrivals) =>
        arrivals.Count == 0
            ? Gone(flight.Key)
            : new FlightArrivals
            {
                Key = flight.Key,
                Revision = flight.Revision,
                Flight = arrivals[0].Flight,
                From = arrivals[0].From,
                To = arrivals[0].To,
                Departs = Time(arrivals[0].Departs),
                Arrives = Time(arrivals[0].Arrives),
                At = Time(flight.At),
            };

    private static ExpectedPerson Person(ExpectedArrival arrival)
    {
        var person = new ExpectedPerson
        {
            Surname = Cut(arrival.Surname),
            GivenNames = Cut(arrival.GivenNames),
            BirthDate = Date(arrival.BirthDate),
            Sex = arrival.Sex,
            Nationality = Cut(arrival.Nationality),
            DocumentNumber = Cut(arrival.Document?.Number ?? ""),
            DocumentType = Cut(arrival.Document?.Type ?? ""),
            Issuer = Cut(arrival.Document?.Issuer ?? ""),
            ExpiryDate = Date(arrival.Document?.Expiry),
            State = (int)arrival.State,
            Role = (int)arrival.Role,
            Infant = arrival.IsInfant,
        };
        person.FurtherNumbers.Add(arrival.FurtherNumbers.Select(Cut));
        person.Flags.Add(arrival.Flags.Select(Cut));
        return person;
    }

    /// <summary>No name or number that a document can have is longer; the lane refuses what is.</summary>
    private static string Cut(string text)
    {
        const int LengthMax = 128;
        return text.Length <= LengthMax ? text : text[..LengthMax];
    }

    private static string Date(TravelDate? date) =>
        date switch
        {
            null => "",
            { Year: < 100 } known => known.Mrz,
            { } known => string.Create(
                CultureInfo.InvariantCulture,
                $"{known.Year:0000}{known.Month:00}{known.Day:00}"
            ),
        };
}
