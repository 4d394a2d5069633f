using EGate.Exchange;

namespace EGate.Gateway.Databases;

/// <summary>The databases of the gateway's file, each behind its guard.</summary>
internal sealed class DatabaseSet : IDisposable
{
    /// <summary>Makes them.</summary>
    public DatabaseSet(IReadOnlyList<DatabaseSettings> settings, TimeProvider time, Random chance)
    {
        All =
        [
            .. settings.Select(s =>
                (
                    s,
                    new GuardedDatabase(
                        s.Format == "soap" ? new SoapDatabase(s) : new JsonDatabase(s),
                        s,
                        time,
                        () => Next(chance)
                    )
                )
            ),
        ];
    }

    /// <summary>All of them with their settings.</summary>
    public IReadOnlyList<(DatabaseSettings Settings, GuardedDatabase Database)> All { get; }

    /// <summary>Asks one by its name.</summary>
    /// <exception cref="DatabaseException">There is none of that name, or it gave no answer.</exception>
    public Task<DatabaseAnswer> AskAsync(string name, DatabaseQuestion question, CancellationToken cancellation) =>
        All.Select(d => d.Database).FirstOrDefault(d => d.Name == name) is { } database
            ? database.AskAsync(question, cancellation)
            : throw new DatabaseException(DatabaseFault.NotReachable, $"the gateway knows no database {name}");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, database) in All)
        {
            database.Dispose();
        }
    }

    private static double Next(Random chance)
    {
        lock (chance)
        {
            return chance.NextDouble();
        }
    }
}
