namespace EGate.Watchlists;

/// <summary>A document of the index whose number is the wanted one, or looks like it.</summary>
/// <param name="List">Code of the list; empty for a document of an identity.</param>
/// <param name="Identity">Identity that it belongs to; null for a document of a list of documents.</param>
/// <param name="Issuer">Code of the issuing state; empty when the list does not say.</param>
/// <param name="Kind">Kind of document.</param>
/// <param name="Reason">Why it is listed; means nothing for a document of an identity.</param>
/// <param name="Date">Day of theft, loss or revocation.</param>
/// <param name="Action">What the list asks for.</param>
/// <param name="IsExact">False when the number agrees only if O is read as 0 and I as 1.</param>
internal sealed record FoundDocument(
    string List,
    uint? Identity,
    string Issuer,
    DocumentKind Kind,
    DocumentReason Reason,
    DateOnly? Date,
    ListAction Action,
    bool IsExact
);

/// <summary>Looks documents up by number.</summary>
internal static class DocumentLookup
{
    /// <summary>True when the number is listed for the issuer, character for character, or for any issuer when none is given.</summary>
    internal static bool IsListed(IndexReader reader, string number, string? issuer)
    {
        var keys = reader.View<ulong>(IndexSection.DocumentKeys);
        var key = DocumentTable.Key(number);
        for (var i = SortedKeys.First(keys, key); i < keys.Length && keys[i] == key; i++)
        {
            var info = reader.View<DocumentInfo>(IndexSection.DocumentInfos)[i];
            if (
                info.Exact == DocumentTable.Exact(number)
                && (string.IsNullOrEmpty(issuer) || DocumentTable.Issuer(issuer) == info.Issuer)
            )
            {
                return true;
            }
        }

        return false;
    }

    internal static List<FoundDocument> Find(IndexReader reader, string number)
    {
        var found = new List<FoundDocument>();
        var keys = reader.View<ulong>(IndexSection.DocumentKeys);
        var key = DocumentTable.Key(number);
        var exact = DocumentTable.Exact(number);
        for (var i = SortedKeys.First(keys, key); i < keys.Length && keys[i] == key && found.Count < FoundMax; i++)
        {
            found.Add(Read(reader, i, exact));
        }

        return found;
    }

    private const int FoundMax = 64;

    private static FoundDocument Read(IndexReader reader, int at, uint exact)
    {
        var info = reader.View<DocumentInfo>(IndexSection.DocumentInfos)[at];
        var isOfIdentity = (info.Flags & DocumentTable.OfIdentity) != 0;
        return new FoundDocument(
            isOfIdentity ? string.Empty : reader.Summary.Lists[(int)info.Owner],
            isOfIdentity ? info.Owner : null,
            DocumentTable.IssuerText(info.Issuer),
            (DocumentKind)(info.Flags & DocumentTable.KindMask),
            (DocumentReason)((info.Flags >> DocumentTable.ReasonShift) & 3),
            info.Day > 0 ? DateOnly.FromDayNumber(info.Day) : null,
            (ListAction)info.Action,
            info.Exact == exact
        );
    }
}
