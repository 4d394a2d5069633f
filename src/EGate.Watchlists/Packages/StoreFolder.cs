using System.Globalization;
using System.Text;

namespace EGate.Watchlists;

/// <summary>
/// The folder of the lists in force, which only its owner writes: the manifest, its files, and the highest number ever taken, which stays
/// when the manifest is lost.
/// </summary>
internal sealed class StoreFolder
{
    private const string HighestName = "highest";
    private const string NewEnding = ".new";
    private const int LineMax = 128;
    private readonly string _folder;

    internal StoreFolder(string folder) => _folder = folder;

    /// <summary>Highest number of a package that was ever taken; 0 when none was.</summary>
    internal long Highest { get; private set; }

    /// <summary>SHA-256 of the manifest of that number; empty when none was taken.</summary>
    internal string HighestSha256 { get; private set; } = string.Empty;

    /// <summary>Opens what is in force; empty when nothing is. Signature, lengths and hashes are verified anew.</summary>
    /// <exception cref="PackageException">It cannot be used.</exception>
    internal ListSnapshot Open(PackageKeys keys)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            ReadHighest();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"the folder of the lists: {e.GetType().Name}", e);
        }

        if (!File.Exists(Path.Combine(_folder, PackageManifest.FileName)))
        {
            return ListSnapshot.Empty;
        }

        var package = PackageFolder.ReadManifest(_folder);
        package.Require(keys);
        if (package.Manifest.Sequence < Highest)
        {
            throw new PackageException(
                PackageFault.Older,
                $"the lists in force have number {package.Manifest.Sequence}, but number {Highest} was taken before: somebody put old ones back"
            );
        }

        foreach (var file in package.Manifest.Files)
        {
            RequireOrDrop(file);
        }

        (Highest, HighestSha256) = (package.Manifest.Sequence, package.Sha256);
        return ListSnapshot.Open(_folder, package);
    }

    /// <summary>Copies a package in, verifying it on the way, opens it and makes it the one in force.</summary>
    /// <exception cref="PackageException">It is not what its manifest says, or the disk fails; what is in force stays.</exception>
    internal ListSnapshot Take(string incoming, SignedManifest package)
    {
        try
        {
            foreach (var file in package.Manifest.Files)
            {
                Copy(incoming, file);
            }

            var snapshot = ListSnapshot.Open(_folder, package);
            PackageFiles.Put(
                Path.Combine(_folder, HighestName),
                Encoding.ASCII.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{package.Manifest.Sequence} {package.Sha256}")
                )
            );
            PackageFiles.Put(Path.Combine(_folder, PackageManifest.FileName), package.ToBytes());
            (Highest, HighestSha256) = (package.Manifest.Sequence, package.Sha256);
            RemoveAllBut(package.Manifest);
            return snapshot;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"the folder of the lists: {e.Message}", e);
        }
    }

    // A file that is there already was verified when it came, and bears its hash in its name; a base is not copied for every delta.
    private void Copy(string incoming, PackageFile file)
    {
        var path = Path.Combine(_folder, file.Name);
        if (
            new FileInfo(path) is { Exists: true } there
            && there.Length == file.Bytes
            && file.Name.Contains(file.Sha256[..16], StringComparison.Ordinal)
        )
        {
            return;
        }

        using (
            var into = new FileStream(
                path + NewEnding,
                FileMode.Create,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 0
            )
        )
        {
            PackageFolder.Take(incoming, file, into);
            into.Flush(flushToDisk: true);
        }

        File.Move(path + NewEnding, path, overwrite: true);
    }

    // An index that is still mapped by a search goes when it is closed: Linux keeps the bytes until then.
    private void RemoveAllBut(PackageManifest manifest)
    {
        var kept = manifest
            .Files.Select(f => f.Name)
            .Append(PackageManifest.FileName)
            .Append(HighestName)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(_folder).Where(p => !kept.Contains(Path.GetFileName(p))))
        {
            File.Delete(path);
        }
    }

    // A file that is damaged must not be taken for one that is there already when its package comes again.
    private void RequireOrDrop(PackageFile file)
    {
        try
        {
            PackageFolder.Require(_folder, file);
        }
        catch (PackageException e) when (e.Fault is PackageFault.FileAltered or PackageFault.FileCut)
        {
            File.Delete(Path.Combine(_folder, file.Name));
            throw;
        }
    }

    private void ReadHighest()
    {
        var path = Path.Combine(_folder, HighestName);
        if (!File.Exists(path))
        {
            return;
        }

        var words = new FileInfo(path).Length <= LineMax ? File.ReadAllText(path).Split(' ') : [];
        if (
            words.Length != 2
            || !long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            throw new PackageException(
                PackageFault.NotReadable,
                $"{HighestName} holds no number: old lists could come back unseen; remove it only when the lists in force are known to be right"
            );
        }

        (Highest, HighestSha256) = (number, words[1]);
    }
}
