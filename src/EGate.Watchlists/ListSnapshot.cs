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
        PersonIndex? personIndex,
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

    internal PersonIndex? PersonIndex { get; }

    internal LostDocumentsIndex? DocumentIndex { get; }

    internal ListSnapshot WithPersons(ListInfo info, IReadOnlyList<ListedIdentity> persons) =>
        new(info, new PersonIndex(persons), Documents, DocumentIndex);

    internal ListSnapshot WithDocuments(ListInfo info, IReadOnlyList<ListedDocument> documents) =>
        new(Persons, PersonIndex, info, new LostDocumentsIndex(documents));
}
