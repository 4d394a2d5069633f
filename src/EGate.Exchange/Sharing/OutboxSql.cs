using Microsoft.Data.Sqlite;

namespace EGate.Exchange;

/// <summary>The statements of the outbox. Times are milliseconds since 1970 (UTC).</summary>
internal static class OutboxSql
{
    private const string Columns = "id, receiver, created, due, attempts, error, body IS NULL";

    internal static void Prepare(SqliteConnection connection)
    {
        // secure_delete: what was delivered is overwritten, not only forgotten.
        Run(
            connection,
            null,
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA secure_delete = ON;
            CREATE TABLE IF NOT EXISTS notification (
                id TEXT NOT NULL,
                receiver TEXT NOT NULL,
                created INTEGER NOT NULL,
                due INTEGER NOT NULL,
                attempts INTEGER NOT NULL DEFAULT 0,
                error TEXT NOT NULL DEFAULT '',
                body BLOB,
                PRIMARY KEY (receiver, id)
            ) STRICT;
            CREATE INDEX IF NOT EXISTS waiting ON notification (receiver, attempts, created, due) WHERE body IS NOT NULL;
            """
        );
    }

    internal static void Insert(
        SqliteConnection connection,
        SqliteTransaction transaction,
        HitNotification notification,
        DateTimeOffset now
    ) =>
        Run(
            connection,
            transaction,
            "INSERT OR IGNORE INTO notification (id, receiver, created, due, body) VALUES ($id, $receiver, $now, $now, $body)",
            ("$id", notification.Id),
            ("$receiver", notification.Receiver),
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$body", notification.ToBytes())
        );

    internal static List<OutgoingNotification> Due(
        SqliteConnection connection,
        IReadOnlyCollection<string> receivers,
        DateTimeOffset now,
        int most
    )
    {
        using var command = ForReceivers(
            connection,
            "SELECT id, receiver, body, attempts FROM notification WHERE body IS NOT NULL AND due <= $now AND receiver IN ({0}) "
                + "ORDER BY attempts, created LIMIT $most",
            receivers
        );
        command.Parameters.AddWithValue("$now", now.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$most", most);
        using var reader = command.ExecuteReader();
        var due = new List<OutgoingNotification>();
        while (reader.Read())
        {
            due.Add(
                new OutgoingNotification(
                    reader.GetString(0),
                    reader.GetString(1),
                    reader.GetFieldValue<byte[]>(2),
                    reader.GetInt32(3)
                )
            );
        }

        return due;
    }

    internal static DateTimeOffset? NextDue(SqliteConnection connection, IReadOnlyCollection<string> receivers)
    {
        using var command = ForReceivers(
            connection,
            "SELECT min(due) FROM notification WHERE body IS NOT NULL AND receiver IN ({0})",
            receivers
        );
        return command.ExecuteScalar() is long due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;
    }

    internal static int? Attempts(SqliteConnection connection, SqliteTransaction transaction, DeliveryOutcome outcome)
    {
        using var command = Command(
            connection,
            transaction,
            "SELECT attempts FROM notification WHERE receiver = $receiver AND id = $id AND body IS NOT NULL",
            ("$receiver", outcome.Receiver),
            ("$id", outcome.Id)
        );
        return command.ExecuteScalar() is long attempts ? (int)attempts : null;
    }

    internal static void Keep(
        SqliteConnection connection,
        SqliteTransaction transaction,
        DeliveryOutcome outcome,
        DateTimeOffset due,
        int errorMax
    )
    {
        if (outcome.Error is not { } error)
        {
            Run(
                connection,
                transaction,
                "DELETE FROM notification WHERE receiver = $receiver AND id = $id",
                ("$receiver", outcome.Receiver),
                ("$id", outcome.Id)
            );
            return;
        }

        Run(
            connection,
            transaction,
            "UPDATE notification SET attempts = attempts + 1, due = $due, error = $error WHERE receiver = $receiver AND id = $id",
            ("$receiver", outcome.Receiver),
            ("$id", outcome.Id),
            ("$due", due.ToUnixTimeMilliseconds()),
            ("$error", Line(error, errorMax))
        );
    }

    internal static List<OutboxItem> GiveUp(
        SqliteConnection connection,
        SqliteTransaction transaction,
        DateTimeOffset before
    )
    {
        using var command = Command(
            connection,
            transaction,
            $"UPDATE notification SET body = NULL WHERE body IS NOT NULL AND created < $before RETURNING {Columns}",
            ("$before", before.ToUnixTimeMilliseconds())
        );
        return Items(command);
    }

    internal static void Trim(SqliteConnection connection, SqliteTransaction transaction, int most) =>
        Run(
            connection,
            transaction,
            "DELETE FROM notification WHERE rowid IN (SELECT rowid FROM notification WHERE body IS NULL ORDER BY created DESC LIMIT -1 OFFSET $most)",
            ("$most", most)
        );

    internal static int Retry(
        SqliteConnection connection,
        SqliteTransaction transaction,
        string id,
        DateTimeOffset now
    ) =>
        Run(
            connection,
            transaction,
            "UPDATE notification SET due = $now WHERE body IS NOT NULL AND ($id = '' OR id = $id)",
            ("$now", now.ToUnixTimeMilliseconds()),
            ("$id", id)
        );

    internal static int Count(SqliteConnection connection, SqliteTransaction? transaction, bool givenUp)
    {
        using var command = Command(
            connection,
            transaction,
            "SELECT count(*) FROM notification WHERE (body IS NULL) = $givenUp",
            ("$givenUp", givenUp ? 1 : 0)
        );
        return (int)(long)command.ExecuteScalar()!;
    }

    internal static List<OutboxItem> List(SqliteConnection connection, int most)
    {
        using var command = Command(
            connection,
            null,
            $"SELECT {Columns} FROM notification ORDER BY body IS NULL, created LIMIT $most",
            ("$most", most)
        );
        return Items(command);
    }

    private static List<OutboxItem> Items(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var items = new List<OutboxItem>();
        while (reader.Read())
        {
            items.Add(
                new OutboxItem(
                    reader.GetString(0),
                    reader.GetString(1),
                    DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2)),
                    DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3)),
                    reader.GetInt32(4),
                    reader.GetString(5),
                    reader.GetBoolean(6)
                )
            );
        }

        return items;
    }

    private static SqliteCommand ForReceivers(
        SqliteConnection connection,
        string text,
        IReadOnlyCollection<string> receivers
    )
    {
        var command = connection.CreateCommand();
        var names = receivers.Select((r, i) => (Name: $"$r{i}", Value: r)).ToList();
        command.CommandText = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            text,
            string.Join(", ", names.Select(n => n.Name))
        );
        names.ForEach(n => command.Parameters.AddWithValue(n.Name, n.Value));
        return command;
    }

    private static int Run(
        SqliteConnection connection,
        SqliteTransaction? transaction,
        string text,
        params (string Name, object Value)[] values
    )
    {
        using var command = Command(connection, transaction, text, values);
        return command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(
        SqliteConnection connection,
        SqliteTransaction? transaction,
        string text,
        params (string Name, object Value)[] values
    )
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    // What a far end wrote may stand in it.
    private static string Line(string text, int most) =>
        string.Concat(text.Take(most).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
}
