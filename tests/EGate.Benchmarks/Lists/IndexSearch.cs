using EGate.Watchlists;

namespace EGate.Benchmarks.Lists;

/// <summary>Ours: the index of EGate.Watchlists, asked by name alone.</summary>
internal sealed class IndexSearch : INameSearch
{
    private static readonly DateOnly Today = new(2026, 2, 27);
    private readonly string _folder = Directory.CreateTempSubdirectory("egate-lists-").FullName;
    private readonly ListIndex _index;

    public IndexSearch(NameCorpus corpus)
    {
        using (var builder = IndexBuilder.Create(_folder))
        {
            foreach (var identity in corpus.Identities)
            {
                builder.Add(identity);
            }

            builder.Complete();
        }

        _index = ListIndex.Open(_folder);
    }

    public string Title => "**EGate**";

    public int QueriesMax => int.MaxValue;

    public NameAnswer Search(Traveller traveller)
    {
        var query = ListBenchmark.Query(traveller, withBirth: false);
        var at = CpuTime.Now();
        var hits = _index.Search(query, MatchSettings.Default, NameHits.Most, Today);
        var took = CpuTime.Since(at);
        return new NameAnswer(
            hits.Select(h => int.Parse(h.Entry.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)).ToList(),
            took
        );
    }

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
