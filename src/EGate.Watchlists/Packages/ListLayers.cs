namespace EGate.Watchlists;

/// <summary>
/// The index of a package as one: the base, and over it the entries that a delta added or changed. Entries that the delta takes away are
/// left out of the base's answers. Immutable; safe for several threads at a time.
/// </summary>
public sealed class ListLayers : IDisposable
{
    private readonly List<(ListIndex Index, RemovedEntries? Removed)> _layers = [];

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
    public IReadOnlyList<IndexHit> Search(PersonQuery query, MatchSettings settings, int top, DateOnly today)
    {
        if (_layers.Count == 1)
        {
            return _layers[0].Index.Search(query, settings, top, today);
        }

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

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (index, _) in _layers)
        {
            index.Dispose();
        }
    }

    // Entries that are left out make room for others, so the layer is asked for more when its answer was full.
    private IEnumerable<IndexHit> InLayer(int layer, PersonQuery query, MatchSettings settings, int top, DateOnly today)
    {
        var later = _layers.Skip(layer + 1).Select(l => l.Removed).OfType<RemovedEntries>().Where(r => r.Count > 0).ToList();
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
