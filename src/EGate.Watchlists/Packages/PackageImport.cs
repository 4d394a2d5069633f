namespace EGate.Watchlists;

/// <summary>
/// Puts a package into a folder from which lanes take theirs: verified whole before and while it is copied, the manifest last. A lane
/// verifies it again; this only spares people a walk to a lane that refuses it.
/// </summary>
public static class PackageImport
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    /// <summary>Copies the package of one folder into another.</summary>
    /// <param name="from">Folder of the package, e.g. on a stick.</param>
    /// <param name="to">Folder in which the lane's packages arrive; created.</param>
    /// <param name="keys">Whose packages the lane takes.</param>
    /// <param name="now">Time of day.</param>
    /// <exception cref="PackageException">It is not whole, not signed by such a key, or not newer than the one that is there; the folder is as it was.</exception>
    public static PackageManifest Run(string from, string to, PackageKeys keys, DateTimeOffset now)
    {
        ArgumentException.ThrowIfNullOrEmpty(from);
        ArgumentException.ThrowIfNullOrEmpty(to);
        var package = PackageFolder.ReadManifest(from);
        var (highest, there) = There(to, keys);
        PackageFolder.RequireNewer(package, keys, highest, there, now);
        if (PackageFolder.Examine(from, keys) is [var problem, ..])
        {
            throw new PackageException(problem.Fault, problem.Detail);
        }

        try
        {
            Directory.CreateDirectory(to);
            foreach (var file in package.Manifest.Files)
            {
                Copy(from, to, file);
            }

            var path = Path.Combine(to, PackageManifest.FileName);
            PackageFiles.Put(path, package.ToBytes());
            File.SetUnixFileMode(path, Readable);
            return package.Manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"the folder cannot be written: {e.Message}", e);
        }
    }

    private static void Copy(string from, string to, PackageFile file)
    {
        var path = Path.Combine(to, file.Name);
        using (var into = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            PackageFolder.Take(from, file, into);
            into.Flush(flushToDisk: true);
        }

        File.SetUnixFileMode(path + ".new", Readable);
        File.Move(path + ".new", path, overwrite: true);
    }

    // A package that is there and is not one of these keys' says nothing about what is newer.
    private static (long Highest, string? Sha256) There(string to, PackageKeys keys)
    {
        try
        {
            var there = PackageFolder.ReadManifest(to);
            there.Require(keys);
            return (there.Manifest.Sequence, there.Sha256);
        }
        catch (PackageException)
        {
            return (0, null);
        }
    }
}
