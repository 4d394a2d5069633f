namespace EGate.Benchmarks.Lists;

/// <summary>The entries found, best first, each once, at most fifty; and the processor time it took.</summary>
internal readonly record struct NameAnswer(IReadOnlyList<int> Entries, double CpuMilliseconds);

/// <summary>A search by name alone over the names of one <see cref="NameCorpus"/>: ours, or one that ours is measured beside.</summary>
internal interface INameSearch : IDisposable
{
    /// <summary>As the table calls it.</summary>
    string Title { get; }

    /// <summary>Most travellers it is asked about: fewer than all where one search takes a second.</summary>
    int QueriesMax { get; }

    NameAnswer Search(Traveller traveller);
}
