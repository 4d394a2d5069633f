namespace EGate.Passengers;

/// <summary>Erases what is kept too long, some flights at a time, each time told to the journal before it takes effect.</summary>
internal sealed class ArrivalEraser(
    ArrivalDatabase database,
    RetentionPolicy policy,
    DateTime now,
    IErasureJournal journal
)
{
    /// <summary>Flights of one transaction, so that the lane's look-ups in between wait for some hundredths of a second at most.</summary>
    private const int FlightsAtOnce = 20;

    private const string Nobody = "identity = 'erased-' || id";

    private readonly List<Erasure> done = [];

    /// <summary>Everything that is due.</summary>
    internal IReadOnlyList<Erasure> Run()
    {
        foreach (var field in Enum.GetValues<ArrivalField>())
        {
            var before = now - policy.Of(field);
            while (Some(before, field)) { }
        }

        var oldest = now - (policy.Record > policy.Depersonalise ? policy.Record : policy.Depersonalise);
        while (Records(oldest)) { }

        return done;
    }

    private bool Some(DateTime before, ArrivalField field)
    {
        var bit = 1 << (int)field;
        return database.InTransaction(() =>
        {
            var flights = Flights(before, bit);
            var persons = 0;
            foreach (var flight in flights)
            {
                persons += Erase(flight, field);
                Run($"UPDATE flight SET erased = erased | {bit} WHERE id = $flight", flight);
            }

            Tell(WordOf(field), persons, before);
            return flights.Count > 0;
        });
    }

    /// <summary>Keys and the identity repeat what they are made of, so they go with it.</summary>
    private int Erase(long flight, ArrivalField field)
    {
        switch (field)
        {
            case ArrivalField.Name:
                return Update(
                    flight,
                    $"surname = '', given = '', name_key = '', {Nobody}",
                    "surname <> '' OR given <> ''"
                );
            case ArrivalField.BirthDate:
                return Update(flight, $"birth = '', name_key = '', {Nobody}", "birth <> ''");
            case ArrivalField.Document:
                Run("DELETE FROM further WHERE person IN (SELECT id FROM person WHERE flight = $flight)", flight);
                return Update(
                    flight,
                    $"type = '', number = '', issuer = '', expiry = '', number_key = '', {Nobody}",
                    "number <> ''"
                );
            default:
                return Update(flight, "flags = ''", "flags <> ''");
        }
    }

    private int Update(long flight, string set, string where) =>
        Run($"UPDATE person SET {set} WHERE flight = $flight AND ({where})", flight);

    private bool Records(DateTime before) =>
        database.InTransaction(() =>
        {
            var flights = Flights(before, 0);
            var persons = 0;
            foreach (var flight in flights)
            {
                Run("DELETE FROM further WHERE person IN (SELECT id FROM person WHERE flight = $flight)", flight);
                persons += Run("DELETE FROM person WHERE flight = $flight", flight);
                Run("DELETE FROM flight WHERE id = $flight", flight);
            }

            Tell("record", persons, before);
            return flights.Count > 0;
        });

    /// <summary>Inside the transaction: what cannot be told is not done.</summary>
    private void Tell(string what, int persons, DateTime before)
    {
        if (persons > 0)
        {
            var erasure = new Erasure(what, persons, before);
            journal.Record(erasure);
            done.Add(erasure);
        }
    }

    private List<long> Flights(DateTime before, int bit)
    {
        var command = database.Prepare(
            $"SELECT id FROM flight WHERE at < $before AND (erased & $bit) = 0 ORDER BY at LIMIT {FlightsAtOnce}",
            "$before",
            "$bit"
        );
        command.Parameters[0].Value = ArrivalRow.Time(before);
        command.Parameters[1].Value = bit;
        using var row = command.ExecuteReader();
        var flights = new List<long>();
        while (row.Read())
        {
            flights.Add(row.GetInt64(0));
        }

        return flights;
    }

    private int Run(string sql, long flight)
    {
        var command = database.Prepare(sql, "$flight");
        command.Parameters[0].Value = flight;
        return command.ExecuteNonQuery();
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
