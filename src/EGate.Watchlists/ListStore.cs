using EGate.Core;

namespace EGate.Watchlists;

/// <summary>Something about the lists that people must know.</summary>
/// <param name="List">Code of the list, or <c>package</c>.</param>
/// <param name="Entry">The catalogue entry.</param>
/// <param name="Detail">What in particular; no personal data.</param>
/// <param name="At">When it was found.</param>
public sealed record ListFault(string List, CatalogueEntry Entry, string Detail, DateTimeOffset At);

/// <summary>How a list stands now.</summary>
/// <param name="Name">Code of the list.</param>
/// <param name="Info">The list in force; null when none was ever loaded.</param>
/// <param name="Condition">By age.</param>
/// <param name="Faults">Age faults and that of the last package; empty when all is well.</param>
public sealed record ListStatus(string Name, ListInfo? Info, ListCondition Condition, IReadOnlyList<ListFault> Faults);

/// <summary>What a look at the incoming folder gave.</summary>
/// <param name="Taken">The package that is in force since this look; null when nothing changed.</param>
/// <param name="Refused">Why the package there was not taken; null when it was, when there is nothing new, and when that was said before.</param>
/// <param name="RefusedNumber">Number of the refused package; 0 when it cannot be read.</param>
public sealed record ListLook(PackageManifest? Taken, PackageProblem? Refused, long RefusedNumber);

/// <summary>
/// Keeps the lists in force. A package that has arrived in the incoming folder is verified file by file while it is copied into the
/// store's own folder, which nobody else writes; then it takes the place of the one before in one step. Whatever is wrong with a package,
/// the lists before it serve on. Safe for several threads; searches never wait for a package.
/// </summary>
public sealed class ListStore : IDisposable
{
    private const string PackageName = "package";

    // A search takes milliseconds; the lists before are closed when none can be under way any more.
    private static readonly TimeSpan CloseAfter = TimeSpan.FromMinutes(1);

    private readonly string _incoming;
    private readonly string _keysPath;
    private readonly StoreFolder _folder;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Queue<(ListLayers Layers, long Since)> _retired = new();
    private volatile ListSnapshot _snapshot = ListSnapshot.Empty;
    private volatile ListFault? _fault;
    private string _seen = string.Empty;

    /// <summary>Opens the lists in force and looks for newer ones. It does not throw when there are none or they are bad: see <see cref="Fault"/>.</summary>
    /// <param name="incoming">Folder in which packages arrive; it need not be trusted, nor be there.</param>
    /// <param name="folder">The store's own folder; created.</param>
    /// <param name="keys">File or folder of the public keys whose packages are taken.</param>
    /// <param name="time">Clock.</param>
    public ListStore(string incoming, string folder, string keys, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(incoming);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(keys);
        ArgumentNullException.ThrowIfNull(time);
        (_incoming, _keysPath, _time) = (incoming, keys, time);
        _folder = new StoreFolder(folder);
        try
        {
            _snapshot = _folder.Open(PackageKeys.Load(keys));
        }
        catch (PackageException e)
        {
            // What was in force cannot be used any more; a package that arrives may still be.
            _fault = FaultOf(new PackageProblem(e.Fault, e.Message));
        }
    }

    /// <summary>The lists in force.</summary>
    public ListSnapshot Snapshot => _snapshot;

    /// <summary>Why the package that arrived last, or the one in force, is not used; null when all is well.</summary>
    public ListFault? Fault => _fault;

    /// <summary>Looks at the incoming folder and takes the package there if it is newer and whole.</summary>
    public ListLook Look()
    {
        lock (_gate)
        {
            CloseRetired();
            var stamp = Stamp();
            if (stamp == _seen)
            {
                return new ListLook(null, null, 0);
            }

            long number = 0;
            try
            {
                var taken = Take(ref number);
                (_fault, _seen) = (null, stamp);
                return new ListLook(taken, null, 0);
            }
            catch (PackageException e)
            {
                // A full disk or a folder that cannot be read mends itself; everything else is looked at again when something has changed.
                _seen = e.Fault == PackageFault.NotReadable ? string.Empty : stamp;
                var problem = new PackageProblem(e.Fault, e.Message);
                var isNews = _fault is null || _fault.Detail != DetailOf(problem);
                _fault = isNews ? FaultOf(problem) : _fault;
                return new ListLook(null, isNews ? problem : null, number);
            }
        }
    }

    /// <summary>How every list stands at <paramref name="now"/>: for the status page, <c>egatectl doctor</c> and the decision to serve.</summary>
    public IReadOnlyList<ListStatus> Status(ListsPolicy policy, DateTimeOffset now)
    {
        var snapshot = _snapshot;
        var condition = ListAge.Judge(snapshot.Package?.Manifest, policy, now);
        var faults = new List<ListFault>();
        var age = condition switch
        {
            ListCondition.Old => Catalogue.ListOld,
            ListCondition.Expired => Catalogue.ListExpired,
            ListCondition.Missing => Catalogue.ListMissing,
            _ => null,
        };
        if (age is not null)
        {
            var detail = snapshot.Package is { } package
                ? $"made {package.Manifest.Made:yyyy-MM-dd'T'HH:mm:ss'Z'}"
                : "no package was ever taken";
            faults.Add(new ListFault(PackageName, age, detail, now));
        }

        if (_fault is { } fault)
        {
            faults.Add(fault);
        }

        return snapshot.Lists.Count == 0
            ? [new ListStatus(PackageName, null, condition, faults)]
            : [.. snapshot.Lists.Select(l => new ListStatus(l.Name, l, condition, faults))];
    }

    /// <summary>Closes the lists.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var (layers, _) in _retired)
            {
                layers.Dispose();
            }

            _snapshot.Layers?.Dispose();
        }
    }

    private PackageManifest? Take(ref long number)
    {
        SignedManifest candidate;
        try
        {
            candidate = PackageFolder.ReadManifest(_incoming);
        }
        catch (PackageException e) when (e.Fault == PackageFault.NotThere)
        {
            return null; // nothing has arrived; the age of what is in force speaks for itself
        }

        number = candidate.Manifest.Sequence;
        PackageFolder.RequireNewer(
            candidate,
            PackageKeys.Load(_keysPath),
            _folder.Highest,
            _folder.HighestSha256,
            _time.GetUtcNow()
        );
        if (candidate.Sha256 == _snapshot.Package?.Sha256)
        {
            return null;
        }

        var fresh = _folder.Take(_incoming, candidate);
        var old = _snapshot;
        _snapshot = fresh;
        if (old.Layers is { } layers)
        {
            _retired.Enqueue((layers, _time.GetTimestamp()));
        }

        return candidate.Manifest;
    }

    private void CloseRetired()
    {
        while (_retired.TryPeek(out var oldest) && _time.GetElapsedTime(oldest.Since) >= CloseAfter)
        {
            _retired.Dequeue().Layers.Dispose();
        }
    }

    // What tells that something has arrived: files come one by one, and the manifest or a missing file may be the last.
    private string Stamp()
    {
        try
        {
            var folder = new DirectoryInfo(_incoming);
            var keys = Directory.Exists(_keysPath)
                ? Directory.GetLastWriteTimeUtc(_keysPath)
                : File.GetLastWriteTimeUtc(_keysPath);
            return !folder.Exists
                ? "-"
                : string.Join(
                    '|',
                    folder
                        .EnumerateFiles()
                        .OrderBy(f => f.Name, StringComparer.Ordinal)
                        .Take(1000)
                        .Select(f => $"{f.Name}:{f.Length}:{f.LastWriteTimeUtc.Ticks}")
                        .Append($"{keys.Ticks}")
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.GetType().Name;
        }
    }

    private ListFault FaultOf(PackageProblem problem) =>
        new(PackageName, Catalogue.ListPackageRefused, DetailOf(problem), _time.GetUtcNow());

    private static string DetailOf(PackageProblem problem) =>
        $"{PackageException.WordOf(problem.Fault)}: {problem.Detail}";
}
