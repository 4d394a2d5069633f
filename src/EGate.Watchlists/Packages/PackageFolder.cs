using System.Security.Cryptography;

namespace EGate.Watchlists;

/// <summary>One thing that is wrong with a package.</summary>
/// <param name="Fault">Which kind.</param>
/// <param name="Detail">What and where; no personal data.</param>
public sealed record PackageProblem(PackageFault Fault, string Detail);

/// <summary>A folder that holds a package, wherever it came from. Nothing in it is believed before it is verified.</summary>
public static class PackageFolder
{
    private const int ChunkBytes = 1 << 17;

    /// <summary>Reads the manifest of a folder; its signature is not verified.</summary>
    /// <exception cref="PackageException">There is none, or it is damaged.</exception>
    public static SignedManifest ReadManifest(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.Combine(folder, PackageManifest.FileName);
        try
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            var bytes = new byte[SignedManifest.BytesMax + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return SignedManifest.Parse(bytes.AsSpan(0, length));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PackageException(PackageFault.NotThere, $"there is no {PackageManifest.FileName}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"{PackageManifest.FileName}: {e.GetType().Name}", e);
        }
    }

    /// <summary>Whether a package may take the place of the one in force.</summary>
    /// <param name="candidate">The newcomer.</param>
    /// <param name="keys">Whose packages are taken.</param>
    /// <param name="highest">Highest number ever taken; 0 when there was none.</param>
    /// <param name="inForce">SHA-256 of the manifest of that number: the same package may come again, to mend what was damaged. Null when there is none.</param>
    /// <param name="now">Time of day.</param>
    /// <exception cref="PackageException">It may not.</exception>
    public static void RequireNewer(
        SignedManifest candidate,
        PackageKeys keys,
        long highest,
        string? inForce,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(candidate);
        candidate.Require(keys);
        var sequence = candidate.Manifest.Sequence;
        if (sequence < highest)
        {
            throw new PackageException(
                PackageFault.Older,
                $"the package has number {sequence}, but number {highest} was taken before: an old package, sent again"
            );
        }

        if (sequence == highest && candidate.Sha256 != inForce)
        {
            throw new PackageException(
                PackageFault.SameNumber,
                $"the package has number {sequence} like the one in force, and is another one"
            );
        }

        if (candidate.Manifest.Made - now > Screening.FutureMax)
        {
            throw new PackageException(
                PackageFault.FromTheFuture,
                $"the package says it was made {candidate.Manifest.Made:yyyy-MM-dd'T'HH:mm:ss'Z'}, which is in the future"
            );
        }
    }

    /// <summary>Everything that is wrong with the package in a folder; empty when it is whole. Without keys the signature is not judged.</summary>
    public static IReadOnlyList<PackageProblem> Examine(string folder, PackageKeys? keys)
    {
        var problems = new List<PackageProblem>();
        void Try(Action step)
        {
            try
            {
                step();
            }
            catch (PackageException e)
            {
                problems.Add(new PackageProblem(e.Fault, e.Message));
            }
        }

        SignedManifest? manifest = null;
        Try(() => manifest = ReadManifest(folder));
        if (manifest is null)
        {
            return problems;
        }

        if (keys is not null)
        {
            Try(() => manifest.Require(keys));
        }

        foreach (var file in manifest.Manifest.Files)
        {
            Try(() => Require(folder, file));
        }

        if (problems.Count == 0)
        {
            Try(() =>
            {
                using var lists = ListLayers.Open(folder, manifest.Manifest);
                lists.Verify();
            });
        }

        return problems;
    }

    /// <summary>Demands that a file has the length and the hash that the manifest says.</summary>
    /// <exception cref="PackageException">It has not.</exception>
    internal static void Require(string folder, PackageFile file) => Take(folder, file, Stream.Null);

    /// <summary>Copies a file and hashes what was copied: what is put in place is what was verified.</summary>
    /// <exception cref="PackageException">It is not what the manifest says; the copy is then worth nothing.</exception>
    internal static void Take(string folder, PackageFile file, Stream into)
    {
        try
        {
            using var from = new FileStream(
                Path.Combine(folder, file.Name),
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 0
            );
            if (from.Length != file.Bytes)
            {
                throw new PackageException(
                    PackageFault.FileCut,
                    $"{file.Name} has {from.Length} bytes, the manifest says {file.Bytes}"
                );
            }

            if (Hash(from, into, file.Bytes) != file.Sha256)
            {
                throw new PackageException(
                    PackageFault.FileAltered,
                    $"{file.Name} is not the file that the manifest names"
                );
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PackageException(PackageFault.FileMissing, $"{file.Name} is not there", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(PackageFault.NotReadable, $"{file.Name}: {e.GetType().Name}", e);
        }
    }

    /// <summary>SHA-256 of a stream in hexadecimal, copied on the way, at most so many bytes and one more.</summary>
    internal static string Hash(Stream from, Stream into, long bytesMax)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var chunk = new byte[ChunkBytes];
        long total = 0;
        int count;
        while (total <= bytesMax && (count = from.Read(chunk)) > 0)
        {
            hash.AppendData(chunk, 0, count);
            into.Write(chunk, 0, count);
            total += count;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
