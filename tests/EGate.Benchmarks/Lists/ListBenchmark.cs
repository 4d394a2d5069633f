using System.Diagnostics;
using EGate.Watchlists;

namespace EGate.Benchmarks.Lists;

/// <summary>
/// Builds an index of made people, searches travellers who are listed under another writing and travellers who are not, and prints what was
/// found, what was found wrongly, and what it cost. Everything is seeded: the same numbers give the same people.
/// </summary>
internal static class ListBenchmark
{
    private static readonly Dictionary<int, ListedIdentity> Listed = [];
    private static readonly DateOnly Today = new(2026, 2, 27);

    /// <summary>Runs and prints.</summary>
    /// <param name="identities">Listed identities.</param>
    /// <param name="names">Most names of each.</param>
    /// <param name="queries">Listed travellers, and as many that are not listed.</param>
    public static int Run(int identities, int names, int queries)
    {
        var folder = Directory.CreateTempSubdirectory("egate-lists-").FullName;
        try
        {
            var persons = Build(folder, identities, names, queries);
            using var index = Open(folder);
            var variants = new Variants(77);
            var travellers = persons.Select(p => variants.Make(p.Entry, p.Person)).ToList();
            Recall(index, travellers, withBirth: false);
            Recall(index, travellers, withBirth: true);
            Innocent(index, identities, queries);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<(int Entry, Person Person)> Build(string folder, int identities, int names, int queries)
    {
        var watch = Stopwatch.StartNew();
        var people = new People(11, Tail(identities));
        var corpus = new Corpus(12, names);
        var wanted = Math.Max(1, identities / queries);
        var kept = new List<(int, Person)>();
        Listed.Clear();
        using var builder = IndexBuilder.Create(folder);
        for (var i = 0; i < identities; i++)
        {
            var person = people.Next();
            var identity = corpus.Identity(i, person);
            builder.Add(identity);
            if (i % wanted == 0 && kept.Count < queries)
            {
                kept.Add((i, person));
                Listed[i] = identity;
            }
        }

        var summary = builder.Complete();
        var length = new FileInfo(Path.Combine(folder, ListIndex.FileName)).Length;
        Console.WriteLine(
            $"{summary.Identities:N0} identities, {summary.Names:N0} names, {summary.Words:N0} words, made and built in {watch.Elapsed.TotalSeconds:F1} s, {length / 1048576.0:F0} MiB, {(double)length / summary.Names:F0} bytes a name, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:F0} MiB"
        );
        return kept;
    }

    // Family names grow with the people, slower than they do.
    internal static int Tail(int identities) => Math.Max(2000, (int)(Math.Pow(identities, 0.85) / 4));

    private static ListIndex Open(string folder)
    {
        var watch = Stopwatch.StartNew();
        var index = ListIndex.Open(folder);
        Console.WriteLine($"opened in {watch.Elapsed.TotalMilliseconds:F1} ms");
        return index;
    }

    private static void Recall(ListIndex index, List<Traveller> travellers, bool withBirth)
    {
        var found = new Dictionary<VariantKind, (int All, int In50, int First)>();
        var times = new List<double>();
        var missed = new List<string>();
        // The first round warms what is compiled as it runs.
        for (var round = 0; round < 2; round++)
        {
            found.Clear();
            times.Clear();
            missed.Clear();
            foreach (var traveller in travellers)
            {
                var at = CpuTime.Now();
                var hits = index.Search(Query(traveller, withBirth), MatchSettings.Default, 50, Today);
                times.Add(CpuTime.Since(at));
                var place = hits.Select((h, i) => (h, i))
                    .FirstOrDefault(h => h.h.Entry == $"N{traveller.Entry}", (null!, -1))
                    .Item2;
                var (all, in50, first) = found.GetValueOrDefault(traveller.Kind);
                found[traveller.Kind] = (all + 1, in50 + (place >= 0 ? 1 : 0), first + (place == 0 ? 1 : 0));
                if (place < 0)
                {
                    missed.Add(
                        $"{traveller.Kind} {traveller.Entry} {traveller.Name} {traveller.Born} ({hits.Count}); listed as {string.Join(" / ", Listed[traveller.Entry].Names.Select(n => n.Text))}, born {string.Join(", ", Listed[traveller.Entry].Births)}"
                    );
                }
            }
        }

        var total = found.Values.Aggregate((a, b) => (a.All + b.All, a.In50 + b.In50, a.First + b.First));
        Console.WriteLine(withBirth ? "with the date of birth" : "by name alone");
        foreach (var (kind, (all, in50, first)) in found.OrderBy(f => f.Key))
        {
            Console.WriteLine(
                $"  {kind, -16} {all, 6} travellers, in the first 50: {(double)in50 / all:F4}, first: {(double)first / all:F4}"
            );
        }

        Console.WriteLine(
            $"  {"all", -16} {total.All, 6} travellers, in the first 50: {(double)total.In50 / total.All:F4}, first: {(double)total.First / total.All:F4}"
        );
        Console.WriteLine($"  {Statistics.Line("CPU ms", times)}");
        if (Environment.GetEnvironmentVariable("EGATE_MISSED") is not null)
        {
            missed.Take(60).ToList().ForEach(Console.WriteLine);
        }
    }

    private static void Innocent(ListIndex index, int identities, int queries)
    {
        var people = new People(999, Tail(identities));
        var corpus = new Corpus(998, 1);
        var (with, without) = (0, 0);
        var times = new List<double>();
        for (var i = 0; i < queries; i++)
        {
            var person = people.Next();
            var query = new PersonQuery
            {
                Name = corpus.Name(person),
                Born = person.Born.ToString("yyyy-MM-dd", null),
                Sex = person.IsFemale ? "F" : "M",
                Nationality = Corpus.Country(person.Culture),
            };
            var at = CpuTime.Now();
            var hits = index.Search(query, MatchSettings.Default, 50, Today);
            times.Add(CpuTime.Since(at));
            with += hits.Any(h => h.Score >= MatchSettings.Default.PossibleAt) ? 1 : 0;
            without += hits.Count > 0 ? 1 : 0;
            if (hits.Count > 0 && with < 12 && Environment.GetEnvironmentVariable("EGATE_MISSED") is not null)
            {
                Console.WriteLine($"{query.Name} {query.Born} {hits[0].Score:F3} {hits[0].Explanation}");
            }
        }

        Console.WriteLine(
            $"travellers who are not listed, with the date of birth: {queries}; with a hit: {without} ({1000.0 * without / queries:F2} in 1,000), of them at the usual threshold {with}"
        );
        Console.WriteLine($"  {Statistics.Line("CPU ms", times)}");
    }

    internal static PersonQuery Query(Traveller traveller, bool withBirth) =>
        new()
        {
            Name = traveller.Name,
            NameTruncated = traveller.IsTruncated,
            Born = withBirth ? traveller.Born : null,
            Sex = withBirth ? traveller.Sex : null,
            Nationality = withBirth ? traveller.Country : null,
        };
}
