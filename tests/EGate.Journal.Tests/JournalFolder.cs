using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Journal.Tests;

/// <summary>A journal in a folder of its own, and the ways a test tampers with it.</summary>
internal sealed class JournalFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("egate-journal-");

    internal FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    internal string Folder => _folder.FullName;

    internal string Path => System.IO.Path.Combine(Folder, "journal.db");

    internal string Checkpoint => System.IO.Path.Combine(Folder, "journal.checkpoint");

    internal string PublicKey => System.IO.Path.Combine(Folder, "journal.pub");

    internal string PrivateKey => System.IO.Path.Combine(Folder, "journal.key");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    internal JournalStore Open(JournalOptions? options = null) => JournalStore.Open(Path, Time, options);

    /// <summary>Appends records of several kinds, a second apart, and closes the journal.</summary>
    internal void Write(int count)
    {
        using var store = Open();
        for (var i = 0; i < count; i++)
        {
            Append(store, i);
        }
    }

    internal JournalReceipt Append(JournalStore store, int i)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        var arguments = new JournalArguments
        {
            { "verdict", i % 3 == 0 ? "Refer" : "Admit" },
            { "score.face-match", 0.5 + (i / 100.0) },
            { "checks", i },
            { "simulated", true },
        };
        return store.Append(JournalKinds.All[i % JournalKinds.All.Count], $"c-{i / 3}", arguments);
    }

    internal void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        // An attacker need not wait for the disk.
        command.CommandText = "PRAGMA synchronous=OFF; " + sql;
        command.ExecuteNonQuery();
    }

    internal JournalVerification Verify() => JournalVerifier.Verify(Path);

    /// <summary>The files as they are now, to be put back after tampering.</summary>
    internal Dictionary<string, byte[]> Keep() => Directory.GetFiles(Folder).ToDictionary(f => f, File.ReadAllBytes);

    internal void Restore(Dictionary<string, byte[]> kept)
    {
        foreach (var file in Directory.GetFiles(Folder).Where(f => !kept.ContainsKey(f)))
        {
            File.Delete(file);
        }

        foreach (var (path, bytes) in kept)
        {
            File.WriteAllBytes(path, bytes);
        }
    }
}
