namespace EGate.Watchlists;

/// <summary>Keeps everything a reader finds in memory: for small lists, and for tests.</summary>
public sealed class ListCollection : IListSink
{
    private readonly List<ListedIdentity> _identities = [];
    private readonly List<ListedDocument> _documents = [];
    private readonly List<(string List, string Entry)> _removed = [];

    /// <summary>Persons in the order of the file.</summary>
    public IReadOnlyList<ListedIdentity> Identities => _identities;

    /// <summary>Documents in the order of the file.</summary>
    public IReadOnlyList<ListedDocument> Documents => _documents;

    /// <summary>Entries that were taken away.</summary>
    public IReadOnlyList<(string List, string Entry)> Removed => _removed;

    /// <inheritdoc/>
    public void Add(ListedIdentity identity) => _identities.Add(identity);

    /// <inheritdoc/>
    public void Add(ListedDocument document) => _documents.Add(document);

    /// <inheritdoc/>
    public void Remove(string list, string entry) => _removed.Add((list, entry));
}
