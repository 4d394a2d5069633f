using EGate.Watchlists;

namespace EGate.Benchmarks.Lists;

/// <summary>A written name of an entry; an entry has one to three, which stand together.</summary>
internal readonly record struct WrittenName(int Entry, string Text);

/// <summary>The identities, names and travellers of <see cref="ListBenchmark"/>, from the same seeds, kept in memory for several searches.</summary>
internal sealed class NameCorpus
{
    private const int NamesMax = 3;

    private NameCorpus(List<ListedIdentity> identities, List<WrittenName> names, List<Traveller> travellers)
    {
        Identities = identities;
        Names = names;
        Travellers = travellers;
    }

    public IReadOnlyList<ListedIdentity> Identities { get; }

    public IReadOnlyList<WrittenName> Names { get; }

    public IReadOnlyList<Traveller> Travellers { get; }

    public static NameCorpus Make(int identities, int queries)
    {
        var people = new People(11, ListBenchmark.Tail(identities));
        var corpus = new Corpus(12, NamesMax);
        var variants = new Variants(77);
        var every = Math.Max(1, identities / queries);
        var listed = new List<ListedIdentity>(identities);
        var names = new List<WrittenName>(identities * 2);
        var travellers = new List<Traveller>(queries);
        for (var i = 0; i < identities; i++)
        {
            var person = people.Next();
            var identity = corpus.Identity(i, person);
            listed.Add(identity);
            names.AddRange(identity.Names.Select(n => new WrittenName(i, n.Text)));
            if (i % every == 0 && travellers.Count < queries)
            {
                travellers.Add(variants.Make(i, person));
            }
        }

        return new NameCorpus(listed, names, travellers);
    }
}
