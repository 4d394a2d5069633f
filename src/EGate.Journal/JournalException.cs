using EGate.Core;

namespace EGate.Journal;

/// <summary>
/// The one exception of the journal: a record is not durable, or the journal cannot be opened or read.
/// Whoever catches it refers the traveller (DESIGN section 5, rule 3) and shows <see cref="Fault"/>.
/// </summary>
public sealed class JournalException : Exception
{
    /// <summary>Says what went wrong as a catalogue entry, with a short technical detail that holds no personal data.</summary>
    public JournalException(CatalogueEntry fault, string detail, Exception? inner = null)
        : base($"{Id(fault)}: {detail}", inner)
    {
        Fault = fault;
        Detail = detail;
    }

    /// <summary>The catalogue entry with cause and remedy.</summary>
    public CatalogueEntry Fault { get; }

    /// <summary>Which file or call failed and how, for technicians.</summary>
    public string Detail { get; }

    private static string Id(CatalogueEntry fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault.Id;
    }
}
