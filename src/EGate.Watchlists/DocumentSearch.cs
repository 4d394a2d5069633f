using EGate.Core;

namespace EGate.Watchlists;

/// <summary>Looks the document up in the list of stolen, lost and revoked ones.</summary>
internal static class DocumentSearch
{
    private const double FoldedScore = 0.8;

    internal static (CheckResult Check, IReadOnlyList<ListHit> Hits) Search(
        TravellerIdentity identity,
        ListSnapshot snapshot,
        ListsPolicy policy,
        DateTimeOffset now
    )
    {
        var number = LostDocumentsIndex.Plain(identity.DocumentNumber ?? string.Empty);
        var issuer = LostDocumentsIndex.Plain(identity.Issuer ?? string.Empty);
        var unusable =
            LostDocumentRow.IsNumber(number) && LostDocumentRow.IsIssuer(issuer)
                ? Screening.Unusable(snapshot.Documents, policy, now)
                : "no-number";
        var (match, document) = snapshot.DocumentIndex?.Find(number, issuer) ?? (DocumentMatch.None, null);
        if (match != DocumentMatch.None)
        {
            return (Hit(match), [Explain(match, document!)]);
        }

        return unusable is null
            ? (CheckResult.Passed(CheckGroup.Lists, CheckNames.LostDocuments), [])
            : (CheckResult.NotPossible(CheckGroup.Lists, CheckNames.LostDocuments, unusable), []);
    }

    // The reason does not tell stolen from lost: the hit does, to officers, and the journal needs no more than that there was one.
    private static CheckResult Hit(DocumentMatch match) =>
        CheckResult.Failed(
            CheckGroup.Lists,
            CheckNames.LostDocuments,
            match == DocumentMatch.Exact ? "document-listed" : "document-possibly-listed"
        );

    private static ListHit Explain(DocumentMatch match, ListedDocument document)
    {
        var isExact = match == DocumentMatch.Exact;
        var rule = isExact
            ? "number and issuer as listed"
            : "number as listed only if O is read as 0 and I as 1; compare it by eye";
        var since = document.Date is { } date ? $" since {date:yyyy-MM-dd}" : string.Empty;
        var status = document.Reason switch
        {
            DocumentReason.StolenBlank => "stolen blank",
            DocumentReason.Stolen => "stolen",
            DocumentReason.Revoked => "revoked",
            _ => "lost",
        };
        return new ListHit(
            ListNames.Documents,
            $"{document.Issuer} {document.Number}",
            isExact ? HitStrength.ExactDocument : HitStrength.Possible,
            isExact ? 1 : FoldedScore,
            $"{document.Kind} {document.Number} of {document.Issuer}, {status}{since}: {rule}."
        );
    }
}
