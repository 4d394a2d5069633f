using System.Globalization;
using EGate.Core;
using Microsoft.Data.Sqlite;

namespace EGate.Journal;

/// <summary>The SQLite file: one strict table, WAL, full synchronisation. It knows rows, not what they mean.</summary>
internal sealed class JournalDatabase : IDisposable
{
    /// <summary>Longest canonical JSON of a record; the reader looks at no more than this and one byte.</summary>
    internal const int ArgumentsMax = 65_536;

    internal const string Schema = """
        CREATE TABLE record (
          sequence INTEGER PRIMARY KEY,
          utc TEXT NOT NULL,
          monotonic_ms INTEGER NOT NULL,
          kind TEXT NOT NULL,
          crossing TEXT NOT NULL,
          arguments TEXT NOT NULL,
          previous BLOB NOT NULL,
          hash BLOB NOT NULL,
          signature BLOB NOT NULL
        ) STRICT
        """;

    private readonly SqliteConnection _connection;
    private SqliteCommand? _insert;

    private JournalDatabase(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens for writing, and makes the table when the file is new.</summary>
    internal static JournalDatabase OpenWritable(string path, long bytesMax)
    {
        var database = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            database.Expect("PRAGMA journal_mode=WAL", "wal");
            database.Execute("PRAGMA synchronous=FULL");
            database.Expect("PRAGMA synchronous", "2");
            var pageSize = long.Parse(database.Scalar("PRAGMA page_size"), CultureInfo.InvariantCulture);
            database.Execute(
                string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={bytesMax / pageSize}")
            );
            if (database.Scalar("SELECT count(*) FROM sqlite_schema") == "0")
            {
                database.Execute(Schema);
            }

            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens for reading beside a writer, or a copy. A copy on a medium that cannot hold the shared-memory file is read as it stands.
    /// </summary>
    internal static JournalDatabase OpenReadOnly(string path)
    {
        if (!File.Exists(path))
        {
            throw new JournalException(Catalogue.JournalUnreadable, $"{Path.GetFileName(path)} is not there");
        }

        var database = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            database.Scalar("SELECT count(*) FROM sqlite_schema");
            return database;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 8 or 14 && !File.Exists(path + "-wal"))
        {
            database.Dispose();
            return Open(new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>True when the file holds exactly the one table, without triggers, indexes or anything else.</summary>
    internal bool HasOwnSchema() =>
        Scalar("SELECT count(*) FROM sqlite_schema") == "1" && Scalar("SELECT sql FROM sqlite_schema") == Schema;

    internal long LastSequence() =>
        long.Parse(Scalar("SELECT coalesce(max(sequence), 0) FROM record"), CultureInfo.InvariantCulture);

    /// <summary>Durable when it returns: one statement, one transaction, synced before the next line runs.</summary>
    internal void Insert(RawRecord record)
    {
        _insert ??= PrepareInsert();
        _insert.Parameters[0].Value = record.Sequence;
        _insert.Parameters[1].Value = Text(record.Utc);
        _insert.Parameters[2].Value = record.MonotonicMs;
        _insert.Parameters[3].Value = Text(record.Kind);
        _insert.Parameters[4].Value = Text(record.Crossing);
        _insert.Parameters[5].Value = Text(record.Arguments);
        _insert.Parameters[6].Value = record.Previous;
        _insert.Parameters[7].Value = record.Hash;
        _insert.Parameters[8].Value = record.Signature;
        _insert.ExecuteNonQuery();
    }

    /// <summary>Rows from a sequence upwards, lazily, in order.</summary>
    internal IEnumerable<JournalRow> Rows(long from) =>
        Query("WHERE sequence >= $from ORDER BY sequence", ("$from", from));

    /// <summary>The newest rows, newest first; of one crossing when it is given.</summary>
    internal IEnumerable<JournalRow> Newest(int count, string? crossing) =>
        crossing is null
            ? Query("ORDER BY sequence DESC LIMIT $count", ("$count", count))
            : Query(
                "WHERE crossing = $crossing ORDER BY sequence DESC LIMIT $count",
                ("$count", count),
                ("$crossing", crossing)
            );

    /// <summary>Writes everything from the WAL into the file itself, so that the file can be moved alone.</summary>
    internal void Settle() => Scalar("PRAGMA wal_checkpoint(TRUNCATE)");

    public void Dispose()
    {
        _insert?.Dispose();
        _connection.Dispose();
    }

    private static JournalDatabase Open(string source, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 2,
        };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            return new JournalDatabase(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Text(byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8);

    // Every text column comes as the bytes in the file, and with the type it is stored under: decoding could hide a change.
    private IEnumerable<JournalRow> Query(string where, params (string Name, object Value)[] parameters)
    {
        using var command = _connection.CreateCommand();
        var columns = string.Join(
            ", ",
            JournalRow.BlobColumns.Select(c => $"substr(CAST({c} AS BLOB), 1, {ArgumentsMax + 1})")
        );
        var types = string.Join(" || ' ' || ", JournalRow.TypedColumns.Select(c => $"typeof({c})"));
        command.CommandText = $"SELECT sequence, CAST(monotonic_ms AS INTEGER), {types}, {columns} FROM record {where}";
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return JournalRow.From(reader);
        }
    }

    private SqliteCommand PrepareInsert()
    {
        var command = _connection.CreateCommand();
        command.CommandText =
            "INSERT INTO record VALUES ($sequence, $utc, $monotonic, $kind, $crossing, $arguments, $previous, $hash, $signature)";
        string[] names =
        [
            "$sequence",
            "$utc",
            "$monotonic",
            "$kind",
            "$crossing",
            "$arguments",
            "$previous",
            "$hash",
            "$signature",
        ];
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private string Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? string.Empty;
    }

    private void Expect(string sql, string answer)
    {
        var found = Scalar(sql);
        if (found != answer)
        {
            throw new JournalException(
                Catalogue.JournalNotWritable,
                $"{sql} answered {found} where {answer} is needed"
            );
        }
    }
}
