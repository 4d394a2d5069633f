using Microsoft.Data.Sqlite;

namespace EGate.Passengers;

/// <summary>What became of one message in the store.</summary>
/// <param name="Stored">Persons added or brought up to date.</param>
/// <param name="WithoutFlight">Persons whose flight the message does not say; they cannot be expected anywhere.</param>
public sealed record Applied(int Stored, int WithoutFlight);

/// <summary>
/// The expected arrivals: of every announced person the document, name, date of birth, sex, nationality, flight, times and flags, and
/// nothing else of the message. A message is applied whole or not at all. An announcement that comes again, or a reservation and a passenger list that name
/// the same document on the same flight, are one arrival.
/// <para>It is an SQLite file, like the journal: half a year of a large airport does not fit in memory, a message is applied as one
/// transaction, and erased data is overwritten in the file. Look-ups take some hundredths of a millisecond.</para>
/// <para>Calls wait for each other; it may be used from several threads.</para>
/// </summary>
public sealed class ArrivalStore : IDisposable
{
    /// <summary>Most arrivals of one answer.</summary>
    public const int AnswerMax = 5_000;

    private readonly Lock turn = new();
    private readonly ArrivalDatabase database;

    private ArrivalStore(ArrivalDatabase database) => this.database = database;

    /// <summary>Opens a store, and makes an empty one, readable for its user alone, when there is none.</summary>
    /// <exception cref="ArrivalStoreException">The file cannot be opened or is something else.</exception>
    public static ArrivalStore Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new ArrivalStore(Guard(() => ArrivalDatabase.Open(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArrivalStoreException(e.Message, e);
        }
    }

    /// <summary>A store that ends with its process.</summary>
    public static ArrivalStore InMemory() => new(Guard(ArrivalDatabase.InMemory));

    /// <inheritdoc />
    public void Dispose() => database.Dispose();

    /// <summary>Applies one message: announces, changes, withdraws, or marks who is on board.</summary>
    /// <param name="message">The message.</param>
    /// <param name="received">Local time at which it came; used where the message has no time of its own.</param>
    /// <param name="flags">Flags of one person, by the site's rules; none when null.</param>
    /// <exception cref="ArrivalStoreException">Nothing of it was applied.</exception>
    public Applied Apply(
        PassengerMessage message,
        DateTime received,
        Func<AnnouncedPerson, IReadOnlyList<string>>? flags = null
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        return Transaction(() =>
        {
            var writer = new ArrivalWriter(database);
            var stored = 0;
            foreach (var person in message.Persons)
            {
                if (FlightOf(message, person) is { } leg)
                {
                    writer.Person(
                        writer.Flight(leg, received),
                        person,
                        StateAfter(message.Action),
                        flags?.Invoke(person) ?? []
                    );
                    stored++;
                }
            }

            if (
                message.BorderLeg is { } whole
                && message.Action is MessageAction.ChangeFlight or MessageAction.CancelFlight
            )
            {
                ChangeAll(writer.Flight(whole, received), message.Action);
            }

            return new Applied(stored, message.Persons.Count - stored);
        });
    }

    /// <summary>Everybody of a flight, whichever day, newest day first; at most <see cref="AnswerMax"/>.</summary>
    /// <param name="flight">Designator in any spelling.</param>
    /// <exception cref="ArrivalStoreException">The store cannot be read.</exception>
    public IReadOnlyList<ExpectedArrival> OfFlight(string flight) =>
        Select("WHERE f.name = $flight ORDER BY f.at DESC, p.id", ("$flight", FlightName.Of(flight)));

    /// <summary>Everybody announced with a document of this number, whoever issued it, newest flight first. O and 0, I and 1 are the same.</summary>
    /// <exception cref="ArrivalStoreException">The store cannot be read.</exception>
    public IReadOnlyList<ExpectedArrival> OfDocument(string number) =>
        OfDocument(number, DateTime.MinValue, DateTime.MaxValue);

    /// <summary>Everybody whose family name begins with the same eight letters, born on the day (YYMMDD), or announced without a date when it is empty.</summary>
    internal IReadOnlyList<ExpectedArrival> OfName(string surname, string birth, DateTime from, DateTime to) =>
        ByKey("p.name_key = $key", MrzForm.NameKey(surname, birth), from, to);

    internal IReadOnlyList<ExpectedArrival> OfDocument(string number, DateTime from, DateTime to) =>
        ByKey(
            "(p.number_key = $key OR p.id IN (SELECT person FROM further WHERE number_key = $key))",
            MrzForm.DocumentKey(number),
            from,
            to
        );

    /// <summary>True when anybody at all is expected in the time.</summary>
    /// <exception cref="ArrivalStoreException">The store cannot be read.</exception>
    public bool HasArrivals(DateTime from, DateTime to)
    {
        return Guarded(() =>
        {
            var command = database.Prepare(
                "SELECT EXISTS (SELECT 1 FROM flight f JOIN person p ON p.flight = f.id WHERE f.at >= $from AND f.at <= $to)",
                "$from",
                "$to"
            );
            command.Parameters[0].Value = ArrivalRow.Time(from);
            command.Parameters[1].Value = ArrivalRow.Time(to);
            return (long)command.ExecuteScalar()! != 0;
        });
    }

    /// <summary>Erases what is due, and tells the journal of each part before it takes effect.</summary>
    /// <param name="policy">How long what is kept.</param>
    /// <param name="now">Local time.</param>
    /// <param name="journal">Where it is recorded.</param>
    /// <returns>What was erased.</returns>
    /// <exception cref="ArrivalStoreException">The store failed; what was told and not done will be told and done again.</exception>
    public IReadOnlyList<Erasure> EraseDue(RetentionPolicy policy, DateTime now, IErasureJournal journal)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(journal);
        return Guarded(() =>
        {
            var erased = new ArrivalEraser(database, policy, now, journal).Run();
            if (erased.Count > 0)
            {
                // The pages as they were stand in the write-ahead log until it is emptied.
                database.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
            }

            return erased;
        });
    }

    /// <summary>The flight that crosses the border; in a message that marks none, the person's last one.</summary>
    internal static Leg? FlightOf(PassengerMessage message, AnnouncedPerson person) =>
        message.BorderLeg is { Flight.Length: > 0 } marked ? marked
        : person.Legs.Count > 0 && person.Legs[^1].Flight.Length > 0 ? person.Legs[^1]
        : null;

    private static ArrivalState StateAfter(MessageAction action) =>
        action switch
        {
            MessageAction.CancelPersons or MessageAction.CancelFlight => ArrivalState.Cancelled,
            MessageAction.ClosedOnBoard => ArrivalState.OnBoard,
            MessageAction.ClosedNotOnBoard => ArrivalState.NotOnBoard,
            _ => ArrivalState.Expected,
        };

    private void ChangeAll(long flight, MessageAction action)
    {
        if (action == MessageAction.CancelFlight)
        {
            var command = database.Prepare(
                "UPDATE person SET state = $state WHERE flight = $flight",
                "$state",
                "$flight"
            );
            command.Parameters[0].Value = (int)ArrivalState.Cancelled;
            command.Parameters[1].Value = flight;
            command.ExecuteNonQuery();
        }
    }

    private List<ExpectedArrival> ByKey(string condition, string key, DateTime from, DateTime to) =>
        key.Length == 0
            ? []
            : Select(
                $"WHERE {condition} AND f.at >= $from AND f.at <= $to ORDER BY f.at DESC, p.id",
                ("$key", key),
                ("$from", ArrivalRow.Time(from)),
                ("$to", ArrivalRow.Time(to))
            );

    private List<ExpectedArrival> Select(string condition, params (string Name, string Value)[] values) =>
        Guarded(() =>
        {
            var command = database.Prepare(
                $"{ArrivalSchema.Columns} {condition} LIMIT {AnswerMax}",
                [.. values.Select(v => v.Name)]
            );
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i].Value;
            }

            using var row = command.ExecuteReader();
            var arrivals = new List<ExpectedArrival>();
            while (row.Read())
            {
                arrivals.Add(ArrivalRow.Read(row));
            }

            return arrivals;
        });

    private T Transaction<T>(Func<T> work) => Guarded(() => database.InTransaction(work));

    private T Guarded<T>(Func<T> work)
    {
        lock (turn)
        {
            return Guard(work);
        }
    }

    private static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw new ArrivalStoreException($"SQLite: {e.Message}", e);
        }
    }
}
