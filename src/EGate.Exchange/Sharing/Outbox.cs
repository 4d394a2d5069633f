using Microsoft.Data.Sqlite;

namespace EGate.Exchange;

/// <summary>The outbox cannot be used, or is full.</summary>
public sealed class OutboxException : Exception
{
    /// <summary>With what is wrong.</summary>
    public OutboxException(string message, Exception? inner = null)
        : base(message, inner) { }
}

/// <summary>One line of the outbox, without what it says.</summary>
/// <param name="Id">Of the notification.</param>
/// <param name="Receiver">Whom it is for.</param>
/// <param name="Created">When the decision was made (UTC).</param>
/// <param name="Due">When it is tried next.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">Why it was not delivered the last time; empty when it was not tried.</param>
/// <param name="GivenUp">It waited too long; what it said is gone.</param>
public sealed record OutboxItem(
    string Id,
    string Receiver,
    DateTimeOffset Created,
    DateTimeOffset Due,
    int Attempts,
    string Error,
    bool GivenUp
);

/// <summary>
/// Notifications that wait to be delivered, in a SQLite file (WAL, full sync) that survives any end of the process. What is delivered is
/// deleted and overwritten at once; what waited too long loses what it said. Bounded. Safe for several threads.
/// </summary>
public sealed class Outbox : IDisposable
{
    /// <summary>Most notifications that wait. More is a sign that nobody reads them.</summary>
    public const int PendingMax = 100_000;

    private const int GivenUpMax = 1_000;
    private const int ErrorMax = 200;

    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;

    private Outbox(SqliteConnection connection, TimeProvider time) => (_connection, _time) = (connection, time);

    /// <summary>Raised after every change, on the changing thread.</summary>
    public event Action? Changed;

    /// <summary>Opens the file, or makes it with mode 0600.</summary>
    /// <exception cref="OutboxException">It cannot be opened, or is no outbox.</exception>
    public static Outbox Open(string path, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        SqliteConnection? connection = null;
        try
        {
            if (!File.Exists(path) && !OperatingSystem.IsWindows())
            {
                using var made = new FileStream(
                    path,
                    new FileStreamOptions
                    {
                        Mode = FileMode.CreateNew,
                        Access = FileAccess.Write,
                        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    }
                );
            }

            var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
            connection = new SqliteConnection(text.ToString());
            connection.Open();
            OutboxSql.Prepare(connection);
            return new Outbox(connection, time);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection?.Dispose();
            throw new OutboxException($"the outbox cannot be opened ({e.GetType().Name})", e);
        }
    }

    /// <summary>Adds notifications, all or none; they are durable when this returns. One that is there already stays as it is.</summary>
    /// <exception cref="OutboxException">It is full, or cannot be written.</exception>
    public void Add(IReadOnlyList<HitNotification> notifications)
    {
        ArgumentNullException.ThrowIfNull(notifications);
        Write(transaction =>
        {
            if (OutboxSql.Count(_connection, transaction, givenUp: false) + notifications.Count > PendingMax)
            {
                throw new OutboxException($"the outbox is full: {PendingMax} notifications wait");
            }

            foreach (var notification in notifications)
            {
                OutboxSql.Insert(_connection, transaction, notification, _time.GetUtcNow());
            }
        });
    }

    /// <summary>What is due for these receivers, what was tried least first, then the oldest.</summary>
    internal IReadOnlyList<OutgoingNotification> Due(IReadOnlyCollection<string> receivers, int most) =>
        Read(() => OutboxSql.Due(_connection, receivers, _time.GetUtcNow(), most));

    /// <summary>When something is due next for these receivers; null when nothing waits.</summary>
    internal DateTimeOffset? NextDue(IReadOnlyCollection<string> receivers) =>
        Read(() => OutboxSql.NextDue(_connection, receivers));

    /// <summary>Keeps what came of deliveries: delivered ones go, the others wait longer each time. Gives back how often each was tried.</summary>
    /// <exception cref="OutboxException">It cannot be written.</exception>
    public IReadOnlyDictionary<(string Id, string Receiver), int> Report(IReadOnlyList<DeliveryOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var tried = new Dictionary<(string, string), int>();
        Write(transaction =>
        {
            foreach (var outcome in outcomes)
            {
                // One that is reported on twice, or is not ours, counts for nothing.
                if (OutboxSql.Attempts(_connection, transaction, outcome) is { } attempts)
                {
                    tried[(outcome.Id, outcome.Receiver)] = attempts + 1;
                    var due = _time.GetUtcNow() + BackOff.After(attempts + 1);
                    OutboxSql.Keep(_connection, transaction, outcome, due, ErrorMax);
                }
            }
        });
        return tried;
    }

    /// <summary>Gives up what waited longer than this: what it said is deleted, that it was stays to be seen.</summary>
    /// <exception cref="OutboxException">It cannot be written.</exception>
    public IReadOnlyList<OutboxItem> GiveUp(TimeSpan olderThan)
    {
        IReadOnlyList<OutboxItem> old = [];
        Write(transaction =>
        {
            old = OutboxSql.GiveUp(_connection, transaction, _time.GetUtcNow() - olderThan);
            OutboxSql.Trim(_connection, transaction, GivenUpMax);
        });
        return old;
    }

    /// <summary>Makes one, or all, that wait due now. How many.</summary>
    /// <exception cref="OutboxException">It cannot be written.</exception>
    public int Retry(string id)
    {
        var count = 0;
        Write(transaction => count = OutboxSql.Retry(_connection, transaction, id, _time.GetUtcNow()));
        return count;
    }

    /// <summary>How many wait, and how many were given up.</summary>
    public (int Pending, int GivenUp) Counts() =>
        Read(() => (OutboxSql.Count(_connection, null, false), OutboxSql.Count(_connection, null, true)));

    /// <summary>The oldest ones, those that wait first.</summary>
    public IReadOnlyList<OutboxItem> List(int most) => Read(() => OutboxSql.List(_connection, most));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private T Read<T>(Func<T> read)
    {
        try
        {
            lock (_gate)
            {
                return read();
            }
        }
        catch (SqliteException e)
        {
            throw new OutboxException($"the outbox cannot be read ({e.SqliteErrorCode})", e);
        }
    }

    private void Write(Action<SqliteTransaction> write)
    {
        try
        {
            lock (_gate)
            {
                using var transaction = _connection.BeginTransaction();
                write(transaction);
                transaction.Commit();
            }
        }
        catch (SqliteException e)
        {
            throw new OutboxException($"the outbox cannot be written ({e.SqliteErrorCode})", e);
        }

        Changed?.Invoke();
    }
}
