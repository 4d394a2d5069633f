namespace EGate.Watchlists;

/// <summary>The list formats that are read. Which one a file is, is told by its content, never by its name.</summary>
public enum ListFormat
{
    /// <summary>UN Security Council consolidated list, XML.</summary>
    UnXml = 0,

    /// <summary>OFAC SDN or consolidated list, SDN.XML.</summary>
    OfacXml = 1,

    /// <summary>OFAC SDN or consolidated list, sdn.csv with alt.csv and sdn_comments.csv beside it.</summary>
    OfacCsv = 2,

    /// <summary>EU financial sanctions files, XML 1.0 and 1.1.</summary>
    EuXml = 3,

    /// <summary>UK sanctions list, XML.</summary>
    UkXml = 4,

    /// <summary>UK sanctions list, CSV.</summary>
    UkCsv = 5,

    /// <summary>OpenSanctions targets.simple.csv.</summary>
    OpenSanctionsCsv = 6,

    /// <summary>FollowTheMoney entities, one JSON object a line.</summary>
    FollowTheMoney = 7,

    /// <summary>Changes of FollowTheMoney entities: <c>{"op": "ADD|MOD|DEL", "entity": {..}}</c>, one a line.</summary>
    FollowTheMoneyDelta = 8,

    /// <summary>The national list as CSV; see <see cref="NationalCsv"/>.</summary>
    NationalCsv = 9,

    /// <summary>The national list as JSON lines; see <see cref="NationalJson"/>.</summary>
    NationalJson = 10,

    /// <summary>Stolen, lost and revoked documents as CSV; see <see cref="LostDocumentsCsv"/>.</summary>
    LostDocumentsCsv = 11,

    /// <summary>Stolen, lost and revoked documents as XML; see <see cref="LostDocumentsXml"/>.</summary>
    LostDocumentsXml = 12,

    /// <summary>Notices with the public field set as CSV; see <see cref="NoticesCsv"/>.</summary>
    NoticesCsv = 13,

    /// <summary>Notices with the public field set as XML; see <see cref="NoticesXml"/>.</summary>
    NoticesXml = 14,
}

/// <summary>Who a list is when it is read.</summary>
/// <param name="List">Code of the list, 1 to 32 lower-case letters, digits and hyphens.</param>
/// <param name="Action">What its hits ask for.</param>
public sealed record ListSettings(string List, ListAction Action);

/// <summary>Takes what a reader finds, one by one; nothing of the file is kept by the reader.</summary>
public interface IListSink
{
    /// <summary>A person.</summary>
    void Add(ListedIdentity identity);

    /// <summary>A stolen, lost or revoked document.</summary>
    void Add(ListedDocument document);

    /// <summary>An entry that a delta file takes away.</summary>
    void Remove(string list, string entry);
}

/// <summary>What came of reading a list file.</summary>
/// <param name="Format">As which it was read.</param>
/// <param name="Settings">As which list it was read.</param>
/// <param name="Made">When its source says it made it (UTC); null when the format does not say.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">Of all its bytes, in hexadecimal.</param>
/// <param name="Identities">Persons that were handed on.</param>
/// <param name="Documents">Documents that were handed on.</param>
/// <param name="Removed">Entries that a delta takes away.</param>
/// <param name="Skipped">Records that are no persons: organisations, ships, aircraft.</param>
/// <param name="Rejected">Records that were lost because they cannot be used.</param>
/// <param name="Rejections">The first rejected records and parts of records, with line and reason.</param>
public sealed record ListReading(
    ListFormat Format,
    ListSettings Settings,
    DateTimeOffset? Made,
    long Bytes,
    string Sha256,
    long Identities,
    long Documents,
    long Removed,
    long Skipped,
    long Rejected,
    IReadOnlyList<RejectedRecord> Rejections
);
