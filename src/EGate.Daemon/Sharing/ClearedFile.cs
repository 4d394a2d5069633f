using EGate.Watchlists;

namespace EGate.Daemon.Sharing;

/// <summary>
/// What officers of this lane have found to be "not this person", in the form that <c>egatectl lists build --cleared</c> takes. It counts
/// nowhere before the maker of the lists has signed it into a package: one officer alone silences nobody. Mode 0600.
/// </summary>
internal sealed class ClearedFile(string path)
{
    private const int BytesMax = 16 * 1024 * 1024;
    private readonly Lock _gate = new();

    /// <summary>Adds a row, or renews it; it is durable when this returns.</summary>
    /// <exception cref="IOException">It cannot be written, or what is there is no such file. What was there stays.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    public void Add(ClearedLookalike row)
    {
        lock (_gate)
        {
            try
            {
                Write(Known().With(row).ToBytes());
            }
            catch (ListRefusedException e)
            {
                throw new IOException($"{path} cannot take the row: {e.Message}", e);
            }
        }
    }

    private ClearedLookalikes Known()
    {
        if (!File.Exists(path))
        {
            return ClearedLookalikes.None;
        }

        using var file = File.OpenRead(path);
        return file.Length <= BytesMax
            ? ClearedLookalikes.Read(file)
            : throw new IOException($"{path} is longer than {BytesMax} bytes");
    }

    private void Write(byte[] bytes)
    {
        var fresh = path + ".new";
        var how = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using (var file = new FileStream(fresh, how))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
