using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EGate.Passengers;

/// <summary>The SQLite file of the store: WAL, full synchronisation, and freed pages overwritten with zeros, so that what is erased is gone from the file.</summary>
internal sealed class ArrivalDatabase : IDisposable
{
    private const int CacheKilobytes = 32 * 1024;
    private const int PagesOfLog = 8_000;
    private const string Memory = ":memory:";

    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);
    private readonly SqliteConnection connection;

    private ArrivalDatabase(SqliteConnection connection) => this.connection = connection;

    /// <summary>Opens a file, and makes it, for its user alone, when it is not there.</summary>
    internal static ArrivalDatabase Open(string path)
    {
        if (path != Memory && !File.Exists(path))
        {
            Create(path);
        }

        return Connect(path, SqliteOpenMode.ReadWrite);
    }

    internal static ArrivalDatabase InMemory() => Connect(Memory, SqliteOpenMode.Memory);

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>A statement with its parameters in order of their names here; prepared once.</summary>
    internal SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var parameter in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
            }

            commands.Add(sql, command);
        }

        return command;
    }

    /// <summary>Everything in one transaction; when anything throws, nothing of it stays.</summary>
    internal T InTransaction<T>(Func<T> work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Execute("COMMIT");
            return result;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    internal void Execute(string sql) => Prepare(sql).ExecuteNonQuery();

    internal string Scalar(string sql) =>
        Convert.ToString(Prepare(sql).ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";

    private static void Create(string path)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, how);
    }

    private static ArrivalDatabase Connect(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = 5,
            }.ConnectionString
        );
        var database = new ArrivalDatabase(connection);
        try
        {
            connection.Open();
            database.Prepare();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void Prepare()
    {
        Scalar("PRAGMA journal_mode=WAL");
        Execute("PRAGMA synchronous=FULL");
        Scalar("PRAGMA secure_delete=ON");
        // The flights of a day fit in; the log is folded into the file every 32 MB.
        Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size=-{CacheKilobytes}"));
        Scalar(string.Create(CultureInfo.InvariantCulture, $"PRAGMA wal_autocheckpoint={PagesOfLog}"));
        var version = Scalar("PRAGMA user_version");
        if (version == "0" && Scalar("SELECT count(*) FROM sqlite_schema") == "0")
        {
            InTransaction(() =>
            {
                foreach (var sql in ArrivalSchema.Statements)
                {
                    Execute(sql);
                }

                Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={ArrivalSchema.Version}"));
                return true;
            });
        }
        else if (version != ArrivalSchema.Version.ToString(CultureInfo.InvariantCulture))
        {
            throw new ArrivalStoreException(
                $"The file is no store of expected arrivals, or one of another version ({version})."
            );
        }
    }

    private void Rollback()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite rolled back by itself; the failure that led here is the one to tell.
        }
    }
}
