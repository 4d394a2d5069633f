namespace EGate.Watchlists;

/// <summary>The files of a package that is being made, and their way into the folder of the package.</summary>
internal sealed class PackageFiles(string work, string output, bool isSigned)
{
    private const int HashLength = 16;
    private readonly List<PackageFile> _all = [];
    private readonly List<(string Path, string Name)> _made = [];

    /// <summary>All of them.</summary>
    internal IReadOnlyList<PackageFile> All => _all;

    /// <summary>Adds a file that was made, under a name that holds the beginning of its hash.</summary>
    internal string Add(string path, string name, string ending)
    {
        using var file = File.OpenRead(path);
        var sha256 = PackageFolder.Hash(file, Stream.Null, long.MaxValue - 1);
        // An index that is only searched by hand keeps the name that is looked for in a folder.
        var full = isSigned ? $"{name}-{sha256[..HashLength]}.{ending}" : $"{name}.{ending}";
        _all.Add(new PackageFile(full, file.Length, sha256));
        _made.Add((path, full));
        return full;
    }

    /// <summary>Adds a file of another package, verified and copied when it is not in the folder yet.</summary>
    internal void AddFrom(string folder, PackageFile file)
    {
        _all.Add(file);
        if (Path.GetFullPath(folder) == Path.GetFullPath(output))
        {
            PackageFolder.Require(folder, file);
            return;
        }

        var copy = Path.Combine(work, file.Name);
        using (var into = File.Create(copy))
        {
            PackageFolder.Take(folder, file, into);
        }

        _made.Add((copy, file.Name));
    }

    /// <summary>Puts the files in place, the manifest last, and takes away what neither it nor the manifest before names.</summary>
    internal void Publish(SignedManifest manifest, EntryDigests? digests)
    {
        var kept = Named().Concat(_all.Select(f => f.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, name) in _made)
        {
            File.Move(path, Path.Combine(output, name), overwrite: true);
        }

        var digestPath = Path.Combine(work, EntryDigests.FileName);
        digests?.Save(digestPath);
        if (digests is not null)
        {
            File.Move(digestPath, Path.Combine(output, EntryDigests.FileName), overwrite: true);
        }

        Put(Path.Combine(output, PackageManifest.FileName), manifest.ToBytes());
        foreach (
            var old in Directory.EnumerateFiles(output).Where(f => IsOurs(f) && !kept.Contains(Path.GetFileName(f)))
        )
        {
            File.Delete(old);
        }
    }

    /// <summary>Writes a small file whole, durably, and puts it in its place in one step.</summary>
    internal static void Put(string path, byte[] bytes)
    {
        var temporary = path + ".new";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    // Whoever fetches the package before this one is not left without its files in the middle.
    private List<string> Named()
    {
        try
        {
            return PackageFolder.ReadManifest(output).Manifest.Files.Select(f => f.Name).ToList();
        }
        catch (PackageException)
        {
            return [];
        }
    }

    private static bool IsOurs(string path) =>
        Path.GetExtension(path) is ".index" or ".keys" or ".csv"
        && Path.GetFileNameWithoutExtension(path).Split('-')
            is ["lists" or "delta" or "removed" or "cleared", { Length: HashLength }];
}
