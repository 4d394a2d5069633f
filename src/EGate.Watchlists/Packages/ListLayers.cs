namespace EGate.Watchlists;

/// <summary>
/// The index of a package as one: the base, and over it the entries that a delta added or changed. Entries that the delta takes away are
/// left out of the base's answers. Immutable; safe for several threads at a time.
/// </summary>
public sealed class ListLayers : IDisposable
{
    private readonly List<(ListIndex Index, RemovedEntries? Removed)> _layers = [];
    private readonly Lock _gate = new();
    private int _searches;
    private bool _isClosed;

    private ListLayers() { }

    /// <summary>Opens the package of a folder, or a folder with an index alone.</summary>
    /// <exception cref="PackageException">The manifest or a layer cannot be used.</exception>
    public static ListLayers Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return File.Exists(Path.Combine(folder, PackageManifest.FileName))
            ? Open(folder, PackageFolder.ReadManifest(folder).Manifest)
            : Of(() => ListIndex.Open(folder));
    }

    /// <summary>Opens the layers that a manifest names.</summary>
    /// <exception cref="PackageException">A layer cannot be used.</exception>
    internal static ListLayers Open(string folder, PackageManifest manifest)
    {
        var layers = new ListLayers();
        try
        {
            foreach (var layer in manifest.Layers)
            {
                var removed = layer.Removed is { } name ? RemovedEntries.Load(Path.Combine(folder, name)) : null;
                layers._layers.Add((Opened(() => ListIndex.Open(Path.Combine(folder, layer.Index))), removed));
            }

            return layers;
        }
        catch (PackageException)
        {
            layers.Dispose();
            throw;
        }
    }

    /// <summary>One index alone.</summary>
    internal static ListLayers Of(Func<ListIndex> open)
    {
        var layers = new ListLayers();
        layers._layers.Add((Opened(open), null));
        return layers;
    }

    /// <summary>Compares the check values of every layer.</summary>
    /// <exception cref="PackageException">One is damaged.</exception>
    public void Verify()
    {
        foreach (var (index, _) in _layers)
        {
            Opened(() =>
            {
                index.Verify();
                return index;
            });
        }
    }

    /// <summary>Searches persons and documents in all layers.</summary>
    /// <param name="query">Whom to search.</param>
    /// <param name="settings">From what on a person is a hit.</param>
    /// <param name="top">Most hits, 1 to <see cref="ListIndex.TopMax"/>.</param>
    /// <param name="today">Decides the century of a birth date without one.</param>
    /// <returns>Hits, the strongest first.</returns>
    /// <exception cref="ObjectDisposedException">The lists were closed, which a lane does a minute after others took their place.</exception>
    public IReadOnlyList<IndexHit> Search(PersonQuery query, MatchSettings settings, int top, DateOnly today)
    {
        Enter();
        try
        {
            return _layers.Count == 1
                ? _layers[0].Index.Search(query, settings, top, today)
                : InAll(query, settings, top, today);
        }
        finally
        {
            Leave();
        }
    }

    private List<IndexHit> InAll(PersonQuery query, MatchSettings settings, int top, DateOnly today)
    {
        var hits = new List<IndexHit>();
        for (var i = 0; i < _layers.Count; i++)
        {
            hits.AddRange(InLayer(i, query, settings, top, today));
        }

        return
        [
            .. hits.OrderBy(h => h.Strength == HitStrength.ExactDocument ? 0 : 1)
                .ThenByDescending(h => h.Score)
                .ThenBy(h => h.Entry, StringComparer.Ordinal)
                .Take(top),
        ];
    }

    /// <summary>Lets go of the files; at once, or when the last search under way has ended.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            if (_searches > 0)
            {
                return;
            }
        }

        Close();
    }

    private void Enter()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            _searches++;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_searches > 0 || !_isClosed)
            {
                return;
            }
        }

        Close();
    }

    private void Close()
    {
        foreach (var (index, _) in _layers)
        {
            index.Dispose();
        }
    }

    // Entries that are left out make room for others, so the layer is asked for more when its answer was full.
    private List<IndexHit> InLayer(int layer, PersonQuery query, MatchSettings settings, int top, DateOnly today)
    {
        var later = _layers
            .Skip(layer + 1)
            .Select(l => l.Removed)
            .OfType<RemovedEntries>()
            .Where(r => r.Count > 0)
            .ToList();
        for (var asked = top; ; asked = ListIndex.TopMax)
        {
            var found = _layers[layer].Index.Search(query, settings, asked, today);
            var kept = found.Where(h => !later.Exists(r => r.Holds(h))).ToList();
            if (kept.Count == found.Count || kept.Count >= top || found.Count < asked || asked >= ListIndex.TopMax)
            {
                return kept;
            }
        }
    }

    private static ListIndex Opened(Func<ListIndex> open)
    {
        try
        {
            return open();
        }
        catch (ListRefusedException e)
        {
            throw new PackageException(PackageFault.IndexUnusable, e.Reason, e);
        }
    }
}
