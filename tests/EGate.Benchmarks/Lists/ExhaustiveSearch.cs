namespace EGate.Benchmarks.Lists;

/// <summary>Jaro-Winkler of the traveller's name with every name there is, the words of both in order of the alphabet; no index.</summary>
internal sealed class ExhaustiveSearch : INameSearch
{
    private readonly List<WrittenName> _names;

    public ExhaustiveSearch(NameCorpus corpus)
    {
        _names = corpus.Names.Select(n => n with { Text = Sorted(n.Text) }).ToList();
    }

    public string Title => "Jaro-Winkler with every name";

    public int QueriesMax => 100;

    public NameAnswer Search(Traveller traveller)
    {
        var at = CpuTime.Now();
        var name = Sorted(traveller.Name);
        var best = new PriorityQueue<int, double>();
        foreach (var listed in _names)
        {
            var score = JaroWinkler.Similarity(name, listed.Text);
            if (best.Count < NameHits.NamesAsked)
            {
                best.Enqueue(listed.Entry, score);
            }
            else
            {
                best.EnqueueDequeue(listed.Entry, score);
            }
        }

        var worstFirst = new List<int>();
        while (best.TryDequeue(out var entry, out _))
        {
            worstFirst.Add(entry);
        }

        return new NameAnswer(NameHits.Entries(worstFirst.AsEnumerable().Reverse()), CpuTime.Since(at));
    }

    public void Dispose() { }

    private static string Sorted(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
