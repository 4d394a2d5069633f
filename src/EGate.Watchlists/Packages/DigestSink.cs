namespace EGate.Watchlists;

/// <summary>Builds an index of what it takes, or of some entries of it, and collects the short names of all.</summary>
internal sealed class DigestSink(IndexBuilder? builder, HashSet<ulong>? only, bool keepDigests) : IListSink
{
    private bool _isTooMany = !keepDigests;
    private List<(ulong Key, ulong Content)> _digests = [];

    /// <summary>Short names of what was taken; null when they were not wanted, or too many.</summary>
    internal List<(ulong Key, ulong Content)>? Digests => _isTooMany ? null : _digests;

    /// <summary>Entries that went into the index.</summary>
    internal long Count { get; private set; }

    public void Add(ListedIdentity identity)
    {
        if (
            !IsPlain()
            && !Take(EntryDigest.Key(identity.List, identity.Entry), _isTooMany ? 0 : EntryDigest.Content(identity))
        )
        {
            return;
        }

        Count++;
        builder?.Add(identity);
    }

    public void Add(ListedDocument document)
    {
        if (!IsPlain() && !Take(EntryDigest.Key(document), _isTooMany ? 0 : EntryDigest.Content(document)))
        {
            return;
        }

        Count++;
        builder?.Add(document);
    }

    // Only deltas remove, and those are applied before anything comes here.
    public void Remove(string list, string entry) { }

    // Nothing is selected and nothing is to be remembered: no hash is needed.
    private bool IsPlain() => only is null && _isTooMany;

    private bool Take(ulong key, ulong content)
    {
        if (only is not null)
        {
            return only.Contains(key);
        }

        if (_digests.Count >= EntryDigests.EntriesMax)
        {
            _isTooMany = true;
            _digests = [];
            return true;
        }

        _digests.Add((key, content));
        return true;
    }
}
