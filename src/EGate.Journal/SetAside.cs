using System.Globalization;

namespace EGate.Journal;

/// <summary>
/// Puts a damaged journal out of the way and begins a new one whose first record says so. The new journal is complete on disk before the
/// old one is moved, so the fact is recorded whatever happens in between.
/// </summary>
internal static class SetAside
{
    /// <summary>Finishes what a power cut interrupted: the old journal is gone from its place, the new one not yet there.</summary>
    internal static void FinishInterrupted(JournalFiles files)
    {
        var next = files.Next;
        if (!File.Exists(files.Database) && !File.Exists(files.Checkpoint) && File.Exists(next.Database))
        {
            File.Move(next.Database, files.Database);
        }

        if (File.Exists(files.Database) && !File.Exists(files.Checkpoint) && !File.Exists(next.Database))
        {
            MoveIfThere(next.Checkpoint, files.Checkpoint);
        }
    }

    /// <summary>Name, without directory and extension, that the damaged journal's files get.</summary>
    internal static string NameAt(JournalFiles files, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var name = $"{Path.GetFileName(files.Stem)}.{stamp}";
        var directory = Path.GetDirectoryName(files.Stem)!;
        for (var i = 1; Directory.EnumerateFiles(directory, name + ".*").Any(); i++)
        {
            name = $"{Path.GetFileName(files.Stem)}.{stamp}-{i}";
        }

        return name;
    }

    /// <summary>The public key goes along, so that the set-aside journal can be verified even after a new key was made.</summary>
    internal static void KeepPublicKey(JournalFiles files, string name)
    {
        if (File.Exists(files.PublicKey))
        {
            File.Copy(files.PublicKey, Target(files, name).PublicKey, overwrite: true);
        }
    }

    internal static void Replace(
        JournalFiles files,
        string name,
        TailDamage damage,
        JournalSigningKey key,
        TimeProvider time,
        long bytesMax
    )
    {
        var next = files.Next;
        foreach (var leftover in new[] { next.Database, next.Wal, next.SharedMemory, next.Checkpoint })
        {
            File.Delete(leftover);
        }

        using (var writer = ChainWriter.Begin(next.Database, next.Checkpoint, key, time, bytesMax))
        {
            var arguments = new JournalArguments
            {
                { "set-aside", name + ".db" },
                { "damage", damage.Word },
                { "sequence", damage.Sequence },
                { "size", damage.Size },
            };
            writer.Append(JournalKinds.JournalSetAside, string.Empty, arguments.ToCanonicalJson());
            writer.Settle();
        }

        var aside = Target(files, name);
        MoveIfThere(files.Database, aside.Database);
        MoveIfThere(files.Wal, aside.Wal);
        MoveIfThere(files.SharedMemory, aside.SharedMemory);
        MoveIfThere(files.Checkpoint, aside.Checkpoint);
        File.Move(next.Database, files.Database);
        File.Move(next.Checkpoint, files.Checkpoint);
    }

    private static JournalFiles Target(JournalFiles files, string name) =>
        new(Path.Combine(Path.GetDirectoryName(files.Stem)!, name + ".db"));

    private static void MoveIfThere(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to);
        }
    }
}
