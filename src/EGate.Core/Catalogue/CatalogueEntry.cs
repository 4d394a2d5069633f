using System.Reflection;

namespace EGate.Core;

/// <summary>How much an event matters to the people who run the lane.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Notice = 0,

    /// <summary>The lane serves, something needs attention.</summary>
    Warning = 1,

    /// <summary>A crossing was referred, or a part is out.</summary>
    Error = 2,

    /// <summary>The lane does not serve, or a safety rule was at stake.</summary>
    Critical = 3,
}

/// <summary>
/// One kind of event that people are told of. The sentence is for reading; programs switch on <see cref="Id"/>.
/// One source: CLI, pages, systemd journal and docs all read it from here.
/// </summary>
/// <param name="Id">Stable upper-case id with underscores, e.g. <c>READER_LOST</c>.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Sentence">What happened, one sentence.</param>
/// <param name="Cause">What usually causes it.</param>
/// <param name="Remedy">What to do.</param>
public sealed record CatalogueEntry(string Id, Severity Severity, string Sentence, string Cause, string Remedy);

/// <summary>All catalogue entries. Each area keeps its own in a file <c>Catalogue.*.cs</c> beside this one.</summary>
public static partial class Catalogue
{
    private static readonly Lazy<IReadOnlyDictionary<string, CatalogueEntry>> Entries = new(() =>
        typeof(Catalogue)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(CatalogueEntry))
            .Select(p => (CatalogueEntry)p.GetValue(null)!)
            .ToDictionary(e => e.Id, StringComparer.Ordinal)
    );

    /// <summary>Every entry by id.</summary>
    public static IReadOnlyDictionary<string, CatalogueEntry> All => Entries.Value;
}
