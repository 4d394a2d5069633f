namespace EGate.Benchmarks.Lists;

/// <summary>How names that were found become entries: the best name of an entry counts, so an entry with three names takes one place.</summary>
internal static class NameHits
{
    /// <summary>Entries that count as found: as many as an officer would read.</summary>
    public const int Most = 50;

    /// <summary>Names asked of an engine that ranks names, so that fifty entries remain when an entry has three of them.</summary>
    public const int NamesAsked = 200;

    /// <summary>The first fifty entries of names that come best first.</summary>
    public static List<int> Entries(IEnumerable<int> entriesOfNames) => entriesOfNames.Distinct().Take(Most).ToList();
}
