namespace EGate.Watchlists;

/// <summary>What is known about one loaded list.</summary>
/// <param name="Name">See <see cref="ListNames"/>.</param>
/// <param name="Entries">Entries that are searched.</param>
/// <param name="Rejected">Records that were lost, because they could not be used.</param>
/// <param name="Made">When its source made it (UTC): the <c>dateGenerated</c> of the UN file, the <c># made:</c> line of a CSV file.</param>
/// <param name="Sha256">Of the file's bytes, in hexadecimal.</param>
/// <param name="Rejections">The first rejected records and parts of records, with line and reason.</param>
public sealed record ListInfo(
    string Name,
    int Entries,
    int Rejected,
    DateTimeOffset Made,
    string Sha256,
    IReadOnlyList<RejectedRecord> Rejections
);

/// <summary>
/// The lists as they stood at one moment; immutable, so a crossing searches the same entries from beginning to end. A list that could
/// never be loaded is null.
/// </summary>
public sealed class ListSnapshot
{
    internal ListSnapshot(
        ListInfo? persons,
        ListIndex? personIndex,
        ListInfo? documents,
        LostDocumentsIndex? documentIndex
    )
    {
        Persons = persons;
        PersonIndex = personIndex;
        Documents = documents;
        DocumentIndex = documentIndex;
    }

    /// <summary>Nothing is loaded.</summary>
    public static ListSnapshot Empty { get; } = new(null, null, null, null);

    /// <summary>The person list, or null.</summary>
    public ListInfo? Persons { get; }

    /// <summary>The lost documents list, or null.</summary>
    public ListInfo? Documents { get; }

    internal ListIndex? PersonIndex { get; }

    internal LostDocumentsIndex? DocumentIndex { get; }

    /// <summary>Makes a snapshot of lists that were read already.</summary>
    public static ListSnapshot Of(UnConsolidatedList? persons, LostDocumentsList? documents) =>
        Empty.With(persons).With(documents);

    internal ListSnapshot With(UnConsolidatedList? list) =>
        list is null ? this : new(list.Info, IndexBuilder.InMemory(list.Persons), Documents, DocumentIndex);

    internal ListSnapshot With(LostDocumentsList? list) =>
        list is null ? this : new(Persons, PersonIndex, list.Info, new LostDocumentsIndex(list.Documents));
}
