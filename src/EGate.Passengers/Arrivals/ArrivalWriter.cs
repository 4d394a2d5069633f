namespace EGate.Passengers;

/// <summary>Writes the flights and persons of the messages of one transaction: each flight is read once and written once.</summary>
internal sealed class ArrivalWriter(ArrivalDatabase database)
{
    /// <summary>Persons in memory; at more of them what is open is written, still in the same transaction.</summary>
    private const int OpenMax = 50_000;

    private readonly Dictionary<(string Name, string Day, string Origin), OpenFlight> flights = [];
    private readonly Dictionary<Leg, OpenFlight> ofLegs = [];
    private int open;

    /// <summary>The flight of a leg; opened and brought up to date the first time the leg comes.</summary>
    internal OpenFlight Flight(Leg leg, DateTime received)
    {
        if (!ofLegs.TryGetValue(leg, out var flight))
        {
            var key = (leg.Flight, ArrivalRow.Day(leg.Departs ?? leg.Arrives ?? received), leg.From);
            if (!flights.TryGetValue(key, out flight))
            {
                flight = Read(key);
                flights.Add(key, flight);
                open += flight.Persons.Count;
            }

            flight.Tell(leg, received);
            ofLegs.Add(leg, flight);
        }

        return flight;
    }

    /// <summary>Puts one announced person on a flight.</summary>
    internal void Person(OpenFlight flight, AnnouncedPerson person, ArrivalState state, IReadOnlyList<string> flags)
    {
        var document = person.MainDocument;
        flight.Put(
            new ExpectedArrival
            {
                State = state,
                Role = person.Role,
                IsInfant = person.IsInfant,
                Surname = person.Surname,
                GivenNames = person.GivenNames,
                BirthDate = person.BirthDate,
                Sex = person.Sex,
                Nationality = person.Nationality,
                Document = document is { Number.Length: > 0 } ? document : null,
                FurtherNumbers = person.Documents.Count > 1 ? Further(person, document) : [],
                Flags = flags,
            }
        );
        open++;
    }

    /// <summary>Between two messages: writes what is open when it has become much.</summary>
    internal void MessageEnded()
    {
        // Legs belong to their message: the time it came stands for one it does not say.
        ofLegs.Clear();
        if (open > OpenMax)
        {
            Write();
        }
    }

    /// <summary>Writes every open flight.</summary>
    internal void Write()
    {
        var revision = (long)database.Prepare(ArrivalSchema.NextRevision).ExecuteScalar()!;
        foreach (var (key, flight) in flights)
        {
            Write(key, flight, revision++);
        }

        flights.Clear();
        ofLegs.Clear();
        open = 0;
    }

    private static string[] Further(AnnouncedPerson person, TravelDocument? main) =>
        [
            .. person
                .Documents.Where(d => !d.IsVisa && d != main)
                .Select(d => MrzForm.Number(d.Number))
                .Where(n => n.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    private OpenFlight Read((string Name, string Day, string Origin) key)
    {
        var command = database.Prepare(ArrivalSchema.FindFlight, "$name", "$day", "$origin");
        ArrivalRow.Set(command.Parameters, key.Name, key.Day, key.Origin);
        using var row = command.ExecuteReader();
        return !row.Read()
            ? new OpenFlight(null, [])
            : new OpenFlight(row.GetInt64(0), PackedPersons.Unpack(row.GetFieldValue<byte[]>(5), new ExpectedArrival()))
            {
                Destination = row.GetString(1),
                Departs = row.GetString(2),
                Arrives = row.GetString(3),
                At = row.GetString(4),
            };
    }

    private void Write((string Name, string Day, string Origin) key, OpenFlight flight, long revision)
    {
        var (keys, persons) = (PackedPersons.Keys(flight.Persons), PackedPersons.Pack(flight.Persons));
        if (flight.Id is { } id)
        {
            var update = database.Prepare(
                ArrivalSchema.UpdateFlight,
                "$destination",
                "$departs",
                "$arrives",
                "$at",
                "$revision",
                "$count",
                "$keys",
                "$persons",
                "$id"
            );
            ArrivalRow.Set(
                update.Parameters,
                flight.Destination,
                flight.Departs,
                flight.Arrives,
                flight.At,
                revision,
                (long)flight.Persons.Count,
                keys,
                persons,
                id
            );
            update.ExecuteNonQuery();
            return;
        }

        var insert = database.Prepare(
            ArrivalSchema.InsertFlight,
            "$name",
            "$day",
            "$origin",
            "$destination",
            "$departs",
            "$arrives",
            "$at",
            "$revision",
            "$count",
            "$keys",
            "$persons"
        );
        ArrivalRow.Set(
            insert.Parameters,
            key.Name,
            key.Day,
            key.Origin,
            flight.Destination,
            flight.Departs,
            flight.Arrives,
            flight.At,
            revision,
            (long)flight.Persons.Count,
            keys,
            persons
        );
        insert.ExecuteNonQuery();
    }
}
