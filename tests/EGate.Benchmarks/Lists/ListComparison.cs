using System.Diagnostics;

namespace EGate.Benchmarks.Lists;

/// <summary>
/// The search of lists by name alone, beside searches that others would take for it: one corpus, the same travellers, one run. Prints a table.
/// </summary>
internal static class ListComparison
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);

    /// <summary>Runs and prints.</summary>
    /// <param name="identities">Listed identities of one to three names.</param>
    /// <param name="queries">Travellers who are listed in another writing.</param>
    public static int Run(int identities, int queries)
    {
        var corpus = NameCorpus.Make(identities, queries);
        Console.WriteLine($"{identities:N0} identities, {corpus.Names.Count:N0} names, by name alone");
        var rows = new List<string>();
        Measure(rows, corpus, () => new IndexSearch(corpus));
        Measure(rows, corpus, () => new LuceneSearch(corpus, prefix: 0));
        Measure(rows, corpus, () => new LuceneSearch(corpus, prefix: 1));
        if (PostgresServer.Programs is null)
        {
            Console.WriteLine("pg_trgm: PostgreSQL is not installed (apt-get install postgresql)");
        }
        else
        {
            Measure(rows, corpus, () => new TrigramDatabase(corpus));
        }

        Measure(rows, corpus, () => new ExhaustiveSearch(corpus));
        Console.WriteLine();
        Console.WriteLine("| | travellers | in the first 50 | first | CPU ms p50 | p95 | p99 |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        rows.ForEach(Console.WriteLine);
        return 0;
    }

    private static void Measure(List<string> rows, NameCorpus corpus, Func<INameSearch> open)
    {
        var watch = Stopwatch.StartNew();
        using var search = open();
        Console.WriteLine($"{search.Title}: made in {watch.Elapsed.TotalSeconds:F1} s");
        var asked = Spread(corpus.Travellers, search.QueriesMax);
        Warm(search, asked);
        var (in50, first) = (0, 0);
        var times = new List<double>();
        foreach (var traveller in asked)
        {
            var answer = search.Search(traveller);
            times.Add(answer.CpuMilliseconds);
            in50 += answer.Entries.Contains(traveller.Entry) ? 1 : 0;
            first += answer.Entries is [var best, ..] && best == traveller.Entry ? 1 : 0;
        }

        rows.Add(
            $"| {search.Title} | {asked.Count} | {(double)in50 / asked.Count:F3} | {(double)first / asked.Count:F3} | {Quantile(times, 0.5)} | {Quantile(times, 0.95)} | {Quantile(times, 0.99)} |"
        );
        Console.WriteLine(rows[^1]);
    }

    // The same time for each: what is compiled as it runs is compiled then, what is cached is cached.
    private static void Warm(INameSearch search, List<Traveller> asked)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; watch.Elapsed < WarmUp; i = (i + 1) % asked.Count)
        {
            search.Search(asked[i]);
        }
    }

    private static List<Traveller> Spread(IReadOnlyList<Traveller> all, int most)
    {
        var every = ((all.Count - 1) / most) + 1;
        return all.Where((_, i) => i % every == 0).ToList();
    }

    private static string Quantile(List<double> times, double share) => $"{Statistics.Quantile(times, share):F1}";
}
