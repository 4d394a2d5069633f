namespace EGate.Journal;

/// <summary>The files of one journal, all beside <c>journal.db</c> and named after it.</summary>
internal sealed class JournalFiles
{
    internal JournalFiles(string path)
    {
        Database = path;
        var stem = Path.Combine(
            Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".",
            Path.GetFileNameWithoutExtension(path)
        );
        Checkpoint = stem + ".checkpoint";
        PrivateKey = stem + ".key";
        PublicKey = stem + ".pub";
        Lock = stem + ".lock";
        Stem = stem;
    }

    /// <summary>Directory and name without extension.</summary>
    internal string Stem { get; }

    internal string Database { get; }
    internal string Wal => Database + "-wal";
    internal string SharedMemory => Database + "-shm";
    internal string Checkpoint { get; }
    internal string PrivateKey { get; }
    internal string PublicKey { get; }
    internal string Lock { get; }

    /// <summary>Where a new journal is prepared while the damaged one is still in its place.</summary>
    internal JournalFiles Next => new(Stem + ".next.db");

    /// <summary>Whole text of a small file, or null when there is none or it is larger than <paramref name="max"/> bytes.</summary>
    internal static string? ReadSmall(string path, int max)
    {
        var info = new FileInfo(path);
        return info.Exists && info.Length <= max ? File.ReadAllText(path) : null;
    }

    /// <summary>Replaces a file so that after a power cut the old or the new text is there, never a mixture.</summary>
    internal static void Replace(string path, byte[] content)
    {
        var next = path + ".tmp";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }

    /// <summary>Writes a new file that only its owner can read (mode 0600 from its first byte on). Fails when it exists.</summary>
    internal static void CreateSecret(string path, byte[] content)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <summary>True when group or others have any right on the file.</summary>
    internal static bool IsExposed(string path) =>
        !OperatingSystem.IsWindows()
        && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0;
}
