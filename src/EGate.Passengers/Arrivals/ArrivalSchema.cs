namespace EGate.Passengers;

/// <summary>The tables of the store. A column is empty text where nothing is known, and after erasure.</summary>
internal static class ArrivalSchema
{
    /// <summary>Kept in the file (user_version); a file of another version is not touched.</summary>
    internal const int Version = 2;

    /// <summary>
    /// <c>day</c> tells flights of one name apart; <c>at</c> is the time that retention counts from; <c>erased</c> has a bit per field that
    /// is gone; <c>revision</c> grows with every change, so that a lane can be told what changed; <c>count</c> is of persons. <c>keys</c> stands before <c>persons</c>
    /// because SQLite reads a row only as far as it must.
    /// </summary>
    internal const string Flight = """
        CREATE TABLE flight (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          day TEXT NOT NULL,
          origin TEXT NOT NULL,
          destination TEXT NOT NULL,
          departs TEXT NOT NULL,
          arrives TEXT NOT NULL,
          at TEXT NOT NULL,
          erased INTEGER NOT NULL,
          revision INTEGER NOT NULL,
          count INTEGER NOT NULL,
          keys BLOB NOT NULL,
          persons BLOB NOT NULL,
          UNIQUE (name, day, origin)
        ) STRICT
        """;

    internal const string FlightTime = "CREATE INDEX flight_at ON flight (at)";

    internal const string FlightRevision = "CREATE INDEX flight_revision ON flight (revision)";

    /// <summary>What was erased: written with the erasure itself, told to a lane's journal afterwards, and kept here until it was told.</summary>
    internal const string Erasure = """
        CREATE TABLE erasure (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          done TEXT NOT NULL,
          what TEXT NOT NULL,
          count INTEGER NOT NULL,
          before TEXT NOT NULL,
          because TEXT NOT NULL
        ) STRICT
        """;

    /// <summary>The store's own random name: revisions of another file mean nothing to whoever knows this one's.</summary>
    internal const string Identity = "CREATE TABLE identity (name TEXT NOT NULL) STRICT";

    internal const string NameIt = "INSERT INTO identity (name) VALUES (lower(hex(randomblob(8))))";

    internal const string FindFlight = """
        SELECT id, destination, departs, arrives, at, persons FROM flight WHERE name = $name AND day = $day AND origin = $origin
        """;

    internal const string InsertFlight = """
        INSERT INTO flight (name, day, origin, destination, departs, arrives, at, erased, revision, count, keys, persons)
        VALUES ($name, $day, $origin, $destination, $departs, $arrives, $at, 0, $revision, $count, $keys, $persons)
        """;

    internal const string UpdateFlight = """
        UPDATE flight SET destination = $destination, departs = $departs, arrives = $arrives, at = $at, erased = 0, revision = $revision,
          count = $count, keys = $keys, persons = $persons
        WHERE id = $id
        """;

    internal const string NextRevision = "SELECT coalesce(max(revision), 0) + 1 FROM flight";

    /// <summary>The columns that <see cref="ArrivalRow.Flight"/> reads.</summary>
    internal const string Columns = "name, origin, destination, departs, arrives";

    /// <summary>Every statement that makes the tables, in order.</summary>
    internal static IReadOnlyList<string> Statements { get; } =
    [Flight, FlightTime, FlightRevision, Erasure, Identity, NameIt];
}
