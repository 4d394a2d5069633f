using Microsoft.Data.Sqlite;

namespace EGate.Passengers;

/// <summary>What became of messages in the store.</summary>
/// <param name="Stored">Persons added or brought up to date.</param>
/// <param name="WithoutFlight">Persons whose flight the message does not say; they cannot be expected anywhere.</param>
public sealed record Applied(int Stored, int WithoutFlight);

/// <summary>
/// The expected arrivals: of every announced person the document, name, date of birth, sex, nationality, flight, times and flags, and
/// nothing else of the message. What is given at once is applied whole or not at all. An announcement that comes again, or a reservation and a
/// passenger list that name the same document on the same flight, are one arrival.
/// <para>It is an SQLite file, like the journal: half a year of a large airport does not fit in memory, and erased data is overwritten in the
/// file. A flight is one row, its persons packed, beside the keys they are found by.</para>
/// <para>Calls wait for each other; it may be used from several threads, and beside another process.</para>
/// </summary>
public sealed partial class ArrivalStore : IExpectedArrivals, IDisposable
{
    /// <summary>Most arrivals of one answer.</summary>
    public const int AnswerMax = 5_000;

    private readonly Lock turn = new();
    private readonly ArrivalDatabase database;

    private ArrivalStore(ArrivalDatabase database)
    {
        this.database = database;
        Name = database.Scalar("SELECT name FROM identity");
    }

    /// <summary>The store's own random name, made with its file.</summary>
    public string Name { get; }

    /// <summary>Opens a store, and makes an empty one, readable for its user alone, when there is none.</summary>
    /// <exception cref="ArrivalStoreException">The file cannot be opened or is something else.</exception>
    public static ArrivalStore Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Guard(() => new ArrivalStore(ArrivalDatabase.Open(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArrivalStoreException(e.Message, e);
        }
    }

    /// <summary>A store that ends with its process.</summary>
    public static ArrivalStore InMemory() => Guard(() => new ArrivalStore(ArrivalDatabase.InMemory()));

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
        return ApplyAll([message], received, flags is null ? null : (_, person) => flags(person));
    }

    /// <summary>
    /// Applies messages in their order, all of them or none: one transaction, which is also what makes a file of many messages fast. They are
    /// read one after the other while the store is held.
    /// </summary>
    /// <param name="messages">The messages; what reading them throws, this throws, and nothing was applied.</param>
    /// <param name="received">Local time at which they came; used where a message has no time of its own.</param>
    /// <param name="flags">Flags of one person of a message, by the site's rules; none when null.</param>
    /// <exception cref="ArrivalStoreException">Nothing of them was applied.</exception>
    public Applied ApplyAll(
        IEnumerable<PassengerMessage> messages,
        DateTime received,
        Func<PassengerMessage, AnnouncedPerson, IReadOnlyList<string>>? flags = null
    )
    {
        ArgumentNullException.ThrowIfNull(messages);
        return Transaction(() =>
        {
            var writer = new ArrivalWriter(database);
            var (stored, lost) = (0, 0);
            foreach (var message in messages)
            {
                var kept = Put(writer, message, received, flags);
                (stored, lost) = (stored + kept, lost + message.Persons.Count - kept);
                writer.MessageEnded();
            }

            writer.Write();
            return new Applied(stored, lost);
        });
    }

    /// <summary>Everybody of a flight, whichever day, newest day first; at most <see cref="AnswerMax"/>.</summary>
    /// <param name="flight">Designator in any spelling.</param>
    /// <exception cref="ArrivalStoreException">The store cannot be read.</exception>
    public IReadOnlyList<ExpectedArrival> OfFlight(string flight) =>
        Guarded(() =>
        {
            var command = database.Prepare(
                $"SELECT persons, {ArrivalSchema.Columns} FROM flight WHERE name = $name ORDER BY at DESC, id",
                "$name"
            );
            command.Parameters[0].Value = FlightName.Of(flight);
            using var row = command.ExecuteReader();
            return Persons(row, _ => true);
        });

    /// <summary>
    /// Everybody announced with a document of this number, whoever issued it, newest flight first. It looks through the keys of every flight
    /// that is kept: for people at a terminal.
    /// </summary>
    /// <exception cref="ArrivalStoreException">The store cannot be read.</exception>
    public IReadOnlyList<ExpectedArrival> OfDocument(string number) =>
        OfDocument(number, DateTime.MinValue, DateTime.MaxValue);

    /// <inheritdoc />
    public IReadOnlyList<ExpectedArrival> OfDocument(string number, DateTime from, DateTime to)
    {
        var form = MrzForm.Number(number);
        return ByKey(MrzForm.DocumentKey(number), a => ArrivalKeys.HasDocument(a, form), from, to);
    }

    /// <inheritdoc />
    public IReadOnlyList<ExpectedArrival> OfName(string surname, string birth, DateTime from, DateTime to)
    {
        var key = MrzForm.NameKey(surname, birth);
        return ByKey(key, a => ArrivalKeys.HasName(a, key), from, to);
    }

    /// <inheritdoc />
    public bool HasArrivals(DateTime from, DateTime to) =>
        Guarded(() =>
        {
            var command = database.Prepare(
                "SELECT EXISTS (SELECT 1 FROM flight WHERE at >= $from AND at <= $to AND length(persons) > 0)",
                "$from",
                "$to"
            );
            ArrivalRow.Set(command.Parameters, ArrivalRow.Time(from), ArrivalRow.Time(to));
            return (long)command.ExecuteScalar()! != 0;
        });

    /// <summary>The flights of a time with their revisions, the nearest to <paramref name="near"/> first: what a lane should hold.</summary>
    /// <exception cref="ArrivalStoreException">The store cannot be read.</exception>
    public IReadOnlyList<StoredFlight> Flights(DateTime from, DateTime to, DateTime near) =>
        Guarded<IReadOnlyList<StoredFlight>>(() =>
        {
            var command = database.Prepare(
                "SELECT id, name, day, origin, at, revision, count FROM flight WHERE at >= $from AND at <= $to",
                "$from",
                "$to"
            );
            ArrivalRow.Set(command.Parameters, ArrivalRow.Time(from), ArrivalRow.Time(to));
            using var row = command.ExecuteReader();
            var flights = new List<StoredFlight>();
            while (row.Read())
            {
                flights.Add(
                    new StoredFlight(
                        row.GetInt64(0),
                        $"{row.GetString(1)} {row.GetString(2)} {row.GetString(3)}",
                        ArrivalRow.ReadTime(row.GetString(4)) ?? near,
                        $"{Name}-{row.GetInt64(5)}",
                        row.GetInt32(6)
                    )
                );
            }

            return [.. flights.OrderBy(f => (f.At - near).Duration())];
        });

    /// <summary>Everybody of one flight; empty when it is not there any more.</summary>
    /// <exception cref="ArrivalStoreException">The store cannot be read.</exception>
    public IReadOnlyList<ExpectedArrival> OfFlight(StoredFlight flight)
    {
        ArgumentNullException.ThrowIfNull(flight);
        return Guarded(() =>
        {
            var command = database.Prepare(
                $"SELECT persons, {ArrivalSchema.Columns} FROM flight WHERE id = $id",
                "$id"
            );
            command.Parameters[0].Value = flight.Id;
            using var row = command.ExecuteReader();
            return Persons(row, _ => true, int.MaxValue);
        });
    }

    /// <summary>Puts the persons of one message on their flights; how many have one.</summary>
    private static int Put(
        ArrivalWriter writer,
        PassengerMessage message,
        DateTime received,
        Func<PassengerMessage, AnnouncedPerson, IReadOnlyList<string>>? flags
    )
    {
        var stored = 0;
        foreach (var person in message.Persons)
        {
            if (message.FlightOf(person) is { } leg)
            {
                writer.Person(
                    writer.Flight(leg, received),
                    person,
                    StateAfter(message.Action),
                    flags?.Invoke(message, person) ?? []
                );
                stored++;
            }
        }

        if (message is { BorderLeg: { } whole, Action: MessageAction.ChangeFlight or MessageAction.CancelFlight })
        {
            var flight = writer.Flight(whole, received);
            if (message.Action == MessageAction.CancelFlight)
            {
                flight.CancelAll();
            }
        }

        return stored;
    }

    private static ArrivalState StateAfter(MessageAction action) =>
        action switch
        {
            MessageAction.CancelPersons or MessageAction.CancelFlight => ArrivalState.Cancelled,
            MessageAction.ClosedOnBoard => ArrivalState.OnBoard,
            MessageAction.ClosedNotOnBoard => ArrivalState.NotOnBoard,
            _ => ArrivalState.Expected,
        };

    private List<ExpectedArrival> ByKey(string key, Func<ExpectedArrival, bool> fits, DateTime from, DateTime to) =>
        key.Length == 0
            ? []
            : Guarded(() =>
            {
                var found = new List<ExpectedArrival>();
                foreach (var flight in FlightsWith(ArrivalKeys.Of(key), from, to))
                {
                    var command = database.Prepare(
                        $"SELECT persons, {ArrivalSchema.Columns} FROM flight WHERE id = $id",
                        "$id"
                    );
                    command.Parameters[0].Value = flight;
                    using var row = command.ExecuteReader();
                    found.AddRange(Persons(row, fits, AnswerMax - found.Count));
                }

                return found;
            });

    /// <summary>The flights among whose keys one is, newest first.</summary>
    private List<long> FlightsWith(ulong key, DateTime from, DateTime to)
    {
        var command = database.Prepare(
            "SELECT id, keys FROM flight WHERE at >= $from AND at <= $to ORDER BY at DESC, id",
            "$from",
            "$to"
        );
        ArrivalRow.Set(command.Parameters, ArrivalRow.Time(from), ArrivalRow.Time(to));
        using var row = command.ExecuteReader();
        var flights = new List<long>();
        while (row.Read())
        {
            if (PackedPersons.HasKey(row.GetFieldValue<byte[]>(1), key))
            {
                flights.Add(row.GetInt64(0));
            }
        }

        return flights;
    }

    private static List<ExpectedArrival> Persons(
        SqliteDataReader row,
        Func<ExpectedArrival, bool> fits,
        int most = AnswerMax
    )
    {
        var arrivals = new List<ExpectedArrival>();
        while (arrivals.Count < most && row.Read())
        {
            arrivals.AddRange(
                PackedPersons
                    .Unpack(row.GetFieldValue<byte[]>(0), ArrivalRow.Flight(row, 1))
                    .Where(fits)
                    .Take(most - arrivals.Count)
            );
        }

        return arrivals;
    }

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
