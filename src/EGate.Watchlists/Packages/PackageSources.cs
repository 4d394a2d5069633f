namespace EGate.Watchlists;

/// <summary>Reads the files of a plan into a sink, as often as is asked: changes of a FollowTheMoney list are applied to its base on the way.</summary>
internal sealed class PackageSources
{
    private readonly List<(PackageInput Input, ListFormat Format)> _inputs = [];
    private readonly Dictionary<(string List, string Entry), ListedIdentity?> _changes = [];
    private readonly ListReading?[] _deltas;

    /// <exception cref="ListRefusedException">A file is of no known format, or a delta is refused.</exception>
    internal PackageSources(IReadOnlyList<PackageInput> inputs)
    {
        foreach (var input in inputs)
        {
            _inputs.Add((input, input.Format ?? Sniff(input.Path)));
        }

        _deltas = new ListReading?[_inputs.Count];
        for (var i = 0; i < _inputs.Count; i++)
        {
            if (_inputs[i].Format == ListFormat.FollowTheMoneyDelta)
            {
                _deltas[i] = Read(i, new ChangeSink(_changes));
            }
        }
    }

    /// <summary>One pass over all files.</summary>
    /// <exception cref="ListRefusedException">A file is refused; nothing of what the sink took may be used.</exception>
    internal IReadOnlyList<ListReading> ReadInto(IListSink sink)
    {
        var unchanged = new UnchangedSink(_changes, sink);
        var readings = new List<ListReading>();
        for (var i = 0; i < _inputs.Count; i++)
        {
            readings.Add(_deltas[i] ?? Read(i, unchanged));
        }

        foreach (var identity in _changes.Values.OfType<ListedIdentity>())
        {
            sink.Add(identity);
        }

        return readings;
    }

    private ListReading Read(int at, IListSink sink)
    {
        var (input, format) = _inputs[at];
        using var file = new FileStream(input.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17);
        try
        {
            return ListReader.Read(
                file,
                format,
                new ListSettings(input.List, input.Action),
                sink,
                name => Beside(input.Path, name)
            );
        }
        catch (ListRefusedException e)
        {
            throw new ListRefusedException(e.Line, $"{e.Reason} ({Path.GetFileName(input.Path)})", e);
        }
    }

    // Upper and lower case of file names differ between OFAC's mirrors.
    private static FileStream? Beside(string path, string name)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var found = Directory
            .EnumerateFiles(folder)
            .FirstOrDefault(f => Path.GetFileName(f).Equals(name, StringComparison.OrdinalIgnoreCase));
        return found is null ? null : File.OpenRead(found);
    }

    private static ListFormat Sniff(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[ListReader.HeadBytes];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return ListReader.Sniff(head.AsSpan(0, length))
            ?? throw new ListRefusedException(0, $"{Path.GetFileName(path)} is of no list format that is known here");
    }

    private sealed class ChangeSink(Dictionary<(string, string), ListedIdentity?> changes) : IListSink
    {
        public void Add(ListedIdentity identity) => changes[(identity.List, identity.Entry)] = identity;

        public void Add(ListedDocument document) { }

        public void Remove(string list, string entry) => changes[(list, entry)] = null;
    }

    private sealed class UnchangedSink(Dictionary<(string, string), ListedIdentity?> changes, IListSink inner)
        : IListSink
    {
        public void Add(ListedIdentity identity)
        {
            if (changes.Count == 0 || !changes.ContainsKey((identity.List, identity.Entry)))
            {
                inner.Add(identity);
            }
        }

        public void Add(ListedDocument document) => inner.Add(document);

        public void Remove(string list, string entry) => inner.Remove(list, entry);
    }
}
