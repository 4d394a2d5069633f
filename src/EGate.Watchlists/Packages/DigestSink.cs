namespace EGate.Watchlists;

/// <summary>Builds an index of what it takes, or of some entries of it, and collects the short names of all.</summary>
internal sealed class DigestSink(IndexBuilder? builder, HashSet<ulong>? only) : IListSink
{
    private bool _isTooMany;
    private List<(ulong Key, ulong Content)> _digests = [];

    /// <summary>Short names of what was taken; null when there were too many.</summary>
    internal List<(ulong Key, ulong Content)>? Digests => _isTooMany ? null : _digests;

    /// <summary>Entries that went into the index.</summary>
    internal long Count { get; private set; }

    public void Add(ListedIdentity identity)
    {
        var key = EntryDigest.Key(identity.List, identity.Entry);
        if (Take(key, only is null ? EntryDigest.Content(identity) : 0))
        {
            builder?.Add(identity);
        }
    }

    public void Add(ListedDocument document)
    {
        var key = EntryDigest.Key(document);
        if (Take(key, only is null ? EntryDigest.Content(document) : 0))
        {
            builder?.Add(document);
        }
    }

    // Only deltas remove, and those are applied before anything comes here.
    public void Remove(string list, string entry) { }

    private bool Take(ulong key, ulong content)
    {
        if (only is not null)
        {
            var isWanted = only.Contains(key);
            Count += isWanted ? 1 : 0;
            return isWanted;
        }

        Count++;
        if (_digests.Count >= EntryDigests.EntriesMax)
        {
            _isTooMany = true;
            _digests = [];
        }

        if (!_isTooMany)
        {
            _digests.Add((key, content));
        }

        return true;
    }
}
