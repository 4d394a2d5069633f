using System.Security.Cryptography;

namespace EGate.Gateway.Lists;

/// <summary>
/// The folder in which packages are put down for the lane: files first, the manifest last, each in one step. Half-fetched files have
/// another ending, so that the lane does not see them.
/// </summary>
internal sealed class ListDropFolder(string path)
{
    private const string PartEnding = ".part";
    private const int ChunkBytes = 1 << 16;
    private const int HashLength = 16;

    // The lane's user reads it by its group; nobody else has business with it.
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    /// <summary>Bytes free on the folder's disk.</summary>
    internal long FreeBytes => new DriveInfo(Path.GetFullPath(path)).AvailableFreeSpace;

    internal void Create() => Directory.CreateDirectory(path);

    /// <summary>True when a file is there in its full length, under a name that holds the beginning of its hash, so that it is the right one.</summary>
    internal bool Has(ListedFile file) =>
        file.Name.Contains(file.Sha256[..HashLength], StringComparison.Ordinal)
        && new FileInfo(At(file.Name)) is { Exists: true } there
        && there.Length == file.Bytes;

    /// <summary>Bytes that an earlier try has fetched.</summary>
    internal long Fetched(ListedFile file) =>
        new FileInfo(At(file.Name) + PartEnding) is { Exists: true } part ? part.Length : 0;

    /// <summary>Opens the half-fetched file to go on writing at its end, or anew.</summary>
    internal FileStream OpenPart(ListedFile file, bool goOn)
    {
        var stream = new FileStream(
            At(file.Name) + PartEnding,
            goOn ? FileMode.Append : FileMode.Create,
            FileAccess.Write
        );
        File.SetUnixFileMode(stream.SafeFileHandle, Mode);
        return stream;
    }

    /// <summary>Gives up what an earlier try has fetched.</summary>
    internal void DropPart(ListedFile file) => File.Delete(At(file.Name) + PartEnding);

    /// <summary>Puts a fetched file in its place; false, and the bytes are gone, when it is not the one that the manifest names.</summary>
    internal async Task<bool> PlaceAsync(ListedFile file, CancellationToken cancellation)
    {
        var part = At(file.Name) + PartEnding;
        string sha256;
        await using (
            var stream = new FileStream(
                part,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                ChunkBytes,
                useAsync: true
            )
        )
        {
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
        }

        if (sha256 != file.Sha256)
        {
            File.Delete(part);
            return false;
        }

        File.Move(part, At(file.Name), overwrite: true);
        return true;
    }

    /// <summary>Puts the manifest in its place, and takes away what neither it nor the one before names.</summary>
    internal async Task PublishAsync(byte[] manifest, PackageListing listing, CancellationToken cancellation)
    {
        var before = Listing()?.Files.Select(f => f.Name) ?? [];
        var kept = before
            .Concat(listing.Files.Select(f => f.Name))
            .Append(PackageListing.ManifestName)
            .ToHashSet(StringComparer.Ordinal);
        var temporary = At(PackageListing.ManifestName) + PartEnding;
        await File.WriteAllBytesAsync(temporary, manifest, cancellation);
        File.SetUnixFileMode(temporary, Mode);
        File.Move(temporary, At(PackageListing.ManifestName), overwrite: true);
        foreach (var old in Directory.EnumerateFiles(path).Where(f => !kept.Contains(Path.GetFileName(f))))
        {
            File.Delete(old);
        }
    }

    /// <summary>True when this very manifest and all its files are there.</summary>
    internal bool Holds(byte[] manifest, PackageListing listing)
    {
        var there = At(PackageListing.ManifestName);
        return File.Exists(there)
            && new FileInfo(there).Length == manifest.Length
            && File.ReadAllBytes(there).AsSpan().SequenceEqual(manifest)
            && listing.Files.All(Has);
    }

    private PackageListing? Listing()
    {
        var there = new FileInfo(At(PackageListing.ManifestName));
        return there is { Exists: true, Length: <= PackageListing.ManifestBytesMax }
            ? PackageListing.Parse(File.ReadAllBytes(there.FullName))
            : null;
    }

    private string At(string name) => Path.Combine(path, name);
}
