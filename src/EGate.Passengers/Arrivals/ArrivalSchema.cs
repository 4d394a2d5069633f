namespace EGate.Passengers;

/// <summary>The tables of the store. A column is empty text where nothing is known, and after erasure.</summary>
internal static class ArrivalSchema
{
    /// <summary>Kept in the file (user_version); a file of another version is not touched.</summary>
    internal const int Version = 1;

    /// <summary><c>day</c> tells flights of one name apart; <c>at</c> is the time that retention counts from; <c>erased</c> has a bit per field that is gone.</summary>
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
          UNIQUE (name, day, origin)
        ) STRICT
        """;

    /// <summary>
    /// <c>identity</c> tells the persons of a flight apart: the document, or the name and date of birth where none was announced. The keys
    /// are what persons are found by; see <see cref="MrzForm"/>.
    /// </summary>
    internal const string Person = """
        CREATE TABLE person (
          id INTEGER PRIMARY KEY,
          flight INTEGER NOT NULL REFERENCES flight,
          identity TEXT NOT NULL,
          state INTEGER NOT NULL,
          role INTEGER NOT NULL,
          infant INTEGER NOT NULL,
          surname TEXT NOT NULL,
          given TEXT NOT NULL,
          birth TEXT NOT NULL,
          sex TEXT NOT NULL,
          nationality TEXT NOT NULL,
          type TEXT NOT NULL,
          number TEXT NOT NULL,
          issuer TEXT NOT NULL,
          expiry TEXT NOT NULL,
          flags TEXT NOT NULL,
          name_key TEXT NOT NULL,
          number_key TEXT NOT NULL,
          UNIQUE (flight, identity)
        ) STRICT
        """;

    internal const string PersonName = "CREATE INDEX person_name ON person (name_key)";

    internal const string PersonNumber = "CREATE INDEX person_number ON person (number_key)";

    /// <summary>Keys of further documents of one person: hardly anybody has any.</summary>
    internal const string Further = """
        CREATE TABLE further (
          number_key TEXT NOT NULL,
          person INTEGER NOT NULL,
          PRIMARY KEY (number_key, person)
        ) STRICT, WITHOUT ROWID
        """;

    internal const string FurtherOfPerson = "CREATE INDEX further_person ON further (person)";

    internal const string FlightTime = "CREATE INDEX flight_at ON flight (at)";

    internal const string UpsertFlight = """
        INSERT INTO flight (name, day, origin, destination, departs, arrives, at, erased)
        VALUES ($name, $day, $origin, $destination, $departs, $arrives, $at, 0)
        ON CONFLICT (name, day, origin) DO UPDATE SET
          destination = CASE WHEN excluded.destination <> '' THEN excluded.destination ELSE destination END,
          departs = CASE WHEN excluded.departs <> '' THEN excluded.departs ELSE departs END,
          arrives = CASE WHEN excluded.arrives <> '' THEN excluded.arrives ELSE arrives END,
          at = CASE WHEN excluded.arrives <> '' OR arrives = '' THEN excluded.at ELSE at END,
          erased = 0
        RETURNING id
        """;

    internal const string UpsertPerson = """
        INSERT INTO person (flight, identity, state, role, infant, surname, given, birth, sex, nationality, type, number, issuer, expiry, flags, name_key, number_key)
        VALUES ($flight, $identity, $state, $role, $infant, $surname, $given, $birth, $sex, $nationality, $type, $number, $issuer, $expiry, $flags, $name_key, $number_key)
        ON CONFLICT (flight, identity) DO UPDATE SET
          state = excluded.state,
          role = excluded.role,
          infant = excluded.infant,
          surname = CASE WHEN excluded.surname <> '' THEN excluded.surname ELSE surname END,
          given = CASE WHEN excluded.given <> '' THEN excluded.given ELSE given END,
          birth = CASE WHEN excluded.birth <> '' THEN excluded.birth ELSE birth END,
          sex = CASE WHEN excluded.sex <> '<' THEN excluded.sex ELSE sex END,
          nationality = CASE WHEN excluded.nationality <> '' THEN excluded.nationality ELSE nationality END,
          type = CASE WHEN excluded.type <> '' THEN excluded.type ELSE type END,
          number = CASE WHEN excluded.number <> '' THEN excluded.number ELSE number END,
          issuer = CASE WHEN excluded.issuer <> '' THEN excluded.issuer ELSE issuer END,
          expiry = CASE WHEN excluded.expiry <> '' THEN excluded.expiry ELSE expiry END,
          flags = CASE WHEN excluded.flags <> '' THEN excluded.flags ELSE flags END,
          name_key = CASE WHEN excluded.surname <> '' AND (excluded.birth <> '' OR birth = '') THEN excluded.name_key ELSE name_key END,
          number_key = CASE WHEN excluded.number_key <> '' THEN excluded.number_key ELSE number_key END
        """;

    internal const string InsertFurther = """
        INSERT OR IGNORE INTO further (number_key, person)
        SELECT $number_key, id FROM person WHERE flight = $flight AND identity = $identity
        """;

    internal const string Columns = """
        SELECT f.name, f.origin, f.destination, f.departs, f.arrives, p.state, p.role, p.infant, p.surname, p.given, p.birth, p.sex,
          p.nationality, p.type, p.number, p.issuer, p.expiry, p.flags
        FROM person p JOIN flight f ON f.id = p.flight
        """;
}
