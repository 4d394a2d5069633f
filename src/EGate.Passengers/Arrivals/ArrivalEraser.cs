namespace EGate.Passengers;

/// <summary>Erases what is kept too long, some flights at a time; the record of it is written in the same transaction.</summary>
internal sealed class ArrivalEraser(ArrivalDatabase database, RetentionPolicy policy, DateTime now)
{
    /// <summary>Flights of one transaction, so that others wait for some hundredths of a second at most.</summary>
    private const int FlightsAtOnce = 20;

    private readonly List<Erasure> done = [];

    /// <summary>Everything that is due.</summary>
    internal IReadOnlyList<Erasure> Run()
    {
        foreach (var field in Enum.GetValues<ArrivalField>())
        {
            var kept = policy.Of(field);
            while (Some(now - kept, kept, field)) { }
        }

        var longest = policy.Record > policy.Depersonalise ? policy.Record : policy.Depersonalise;
        while (Records(now - longest, longest)) { }

        return done;
    }

    /// <summary>Writes that something was erased, to be told to a journal.</summary>
    internal static void Record(ArrivalDatabase database, Erasure erasure, DateTime now)
    {
        var command = database.Prepare(
            "INSERT INTO erasure (done, what, count, before, because) VALUES ($done, $what, $count, $before, $because)",
            "$done",
            "$what",
            "$count",
            "$before",
            "$because"
        );
        ArrivalRow.Set(
            command.Parameters,
            ArrivalRow.Time(now),
            erasure.What,
            (long)erasure.Count,
            ArrivalRow.Time(erasure.Before),
            erasure.Because
        );
        command.ExecuteNonQuery();
    }

    private bool Some(DateTime before, TimeSpan kept, ArrivalField field)
    {
        var bit = 1 << (int)field;
        return database.InTransaction(() =>
        {
            var flights = Flights(before, bit);
            var persons = 0;
            foreach (var (id, packed) in flights)
            {
                persons += Erase(id, packed, field, bit);
            }

            Tell(WordOf(field), persons, before, kept);
            return flights.Count > 0;
        });
    }

    private int Erase(long flight, byte[] packed, ArrivalField field, int bit)
    {
        var persons = PackedPersons.Unpack(packed, new ExpectedArrival());
        var erased = 0;
        for (var i = 0; i < persons.Count; i++)
        {
            if (Has(persons[i], field))
            {
                persons[i] = Without(persons[i], field);
                erased++;
            }
        }

        var revision = (long)database.Prepare(ArrivalSchema.NextRevision).ExecuteScalar()!;
        var command = database.Prepare(
            "UPDATE flight SET erased = erased | $bit, revision = $revision, keys = $keys, persons = $persons WHERE id = $id",
            "$bit",
            "$revision",
            "$keys",
            "$persons",
            "$id"
        );
        ArrivalRow.Set(
            command.Parameters,
            (long)bit,
            revision,
            PackedPersons.Keys(persons),
            PackedPersons.Pack(persons),
            flight
        );
        command.ExecuteNonQuery();
        return erased;
    }

    private static bool Has(ExpectedArrival person, ArrivalField field) =>
        field switch
        {
            ArrivalField.Name => person.Surname.Length > 0 || person.GivenNames.Length > 0,
            ArrivalField.BirthDate => person.BirthDate is not null,
            ArrivalField.Document => person.Document is not null || person.FurtherNumbers.Count > 0,
            _ => person.Flags.Count > 0,
        };

    private static ExpectedArrival Without(ExpectedArrival person, ArrivalField field) =>
        field switch
        {
            ArrivalField.Name => person with { Surname = "", GivenNames = "" },
            ArrivalField.BirthDate => person with { BirthDate = null },
            ArrivalField.Document => person with { Document = null, FurtherNumbers = [] },
            _ => person with { Flags = [] },
        };

    private bool Records(DateTime before, TimeSpan kept) =>
        database.InTransaction(() =>
        {
            var flights = Flights(before, 0);
            var persons = 0;
            foreach (var (id, packed) in flights)
            {
                persons += PackedPersons.Unpack(packed, new ExpectedArrival()).Count;
                var command = database.Prepare("DELETE FROM flight WHERE id = $id", "$id");
                command.Parameters[0].Value = id;
                command.ExecuteNonQuery();
            }

            Tell("record", persons, before, kept);
            return flights.Count > 0;
        });

    private void Tell(string what, int persons, DateTime before, TimeSpan kept)
    {
        if (persons > 0)
        {
            var erasure = new Erasure(what, persons, before, Erasure.Kept(kept));
            Record(database, erasure, now);
            done.Add(erasure);
        }
    }

    private List<(long Id, byte[] Packed)> Flights(DateTime before, int bit)
    {
        var command = database.Prepare(
            $"SELECT id, persons FROM flight WHERE at < $before AND (erased & $bit) = 0 ORDER BY at LIMIT {FlightsAtOnce}",
            "$before",
            "$bit"
        );
        ArrivalRow.Set(command.Parameters, ArrivalRow.Time(before), (long)bit);
        using var row = command.ExecuteReader();
        var flights = new List<(long, byte[])>();
        while (row.Read())
        {
            flights.Add((row.GetInt64(0), row.GetFieldValue<byte[]>(1)));
        }

        return flights;
    }

    private static string WordOf(ArrivalField field) =>
        field switch
        {
            ArrivalField.Name => "name",
            ArrivalField.BirthDate => "birth-date",
            ArrivalField.Document => "document",
            ArrivalField.Flags => "flags",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.ToString()),
        };
}
