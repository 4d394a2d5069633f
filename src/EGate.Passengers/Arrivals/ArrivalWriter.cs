using Microsoft.Data.Sqlite;

namespace EGate.Passengers;

/// <summary>Writes the flights and persons of one message.</summary>
internal sealed class ArrivalWriter(ArrivalDatabase database)
{
    private readonly Dictionary<Leg, long> flights = [];

    /// <summary>The number of the flight; added or brought up to date the first time it comes.</summary>
    internal long Flight(Leg leg, DateTime received)
    {
        if (!flights.TryGetValue(leg, out var id))
        {
            id = Upsert(leg, received);
            flights.Add(leg, id);
        }

        return id;
    }

    internal void Person(long flight, AnnouncedPerson person, ArrivalState state, IReadOnlyList<string> flags)
    {
        var document = person.MainDocument;
        var birth = person.BirthDate?.Mrz ?? "";
        var number = MrzForm.DocumentKey(document?.Number ?? "");
        var identity = number.Length > 0 ? number : IdentityOf(person, birth);
        var command = database.Prepare(
            ArrivalSchema.UpsertPerson,
            "$flight",
            "$identity",
            "$state",
            "$role",
            "$infant",
            "$surname",
            "$given",
            "$birth",
            "$sex",
            "$nationality",
            "$type",
            "$number",
            "$issuer",
            "$expiry",
            "$flags",
            "$name_key",
            "$number_key"
        );
        Set(
            command.Parameters,
            flight,
            identity,
            (int)state,
            (int)person.Role,
            person.IsInfant ? 1 : 0,
            person.Surname,
            person.GivenNames,
            ArrivalRow.Date(person.BirthDate),
            person.Sex,
            person.Nationality,
            document?.Type ?? "",
            document?.Number ?? "",
            document?.Issuer ?? "",
            ArrivalRow.Date(document?.Expiry),
            ArrivalRow.Flags(flags),
            MrzForm.NameKey(person.Surname, birth),
            number
        );
        command.ExecuteNonQuery();
        foreach (var other in person.Documents)
        {
            if (!other.IsVisa && other != document)
            {
                Further(MrzForm.DocumentKey(other.Number), flight, identity);
            }
        }
    }

    private static string IdentityOf(AnnouncedPerson person, string birth) =>
        $"N{MrzForm.Letters(person.Surname)}|{MrzForm.Letters(person.GivenNames)}|{birth}";

    private static void Set(SqliteParameterCollection parameters, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            parameters[i].Value = values[i];
        }
    }

    private long Upsert(Leg leg, DateTime received)
    {
        var command = database.Prepare(
            ArrivalSchema.UpsertFlight,
            "$name",
            "$day",
            "$origin",
            "$destination",
            "$departs",
            "$arrives",
            "$at"
        );
        Set(
            command.Parameters,
            leg.Flight,
            ArrivalRow.Day(leg.Departs ?? leg.Arrives ?? received),
            leg.From,
            leg.To,
            ArrivalRow.Time(leg.Departs),
            ArrivalRow.Time(leg.Arrives),
            ArrivalRow.Time(leg.Arrives ?? leg.Departs ?? received)
        );
        return (long)command.ExecuteScalar()!;
    }

    private void Further(string number, long flight, string identity)
    {
        if (number.Length > 0)
        {
            var command = database.Prepare(ArrivalSchema.InsertFurther, "$number_key", "$flight", "$identity");
            Set(command.Parameters, number, flight, identity);
            command.ExecuteNonQuery();
        }
    }
}
