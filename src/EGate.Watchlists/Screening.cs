using System.Globalization;
using EGate.Core;

namespace EGate.Watchlists;

/// <summary>What a search of the lists gave: checks for the verdict, and hits for the officers.</summary>
/// <param name="Checks">Always <c>lost-documents</c>, <c>watchlist-persons</c> and <c>lists-age</c>; no personal data in them.</param>
/// <param name="Hits">Strongest first; officers only, memory only.</param>
public sealed record ScreeningResult(IReadOnlyList<CheckResult> Checks, IReadOnlyList<ListHit> Hits);

/// <summary>
/// Searches one traveller in one snapshot of the lists. Pure: the same arguments give the same answer.
/// <para>A hit in a list of the action Stop or Refer fails its check, also on expired lists. A hit in a list that asks for a report only
/// passes with the reason <c>report-only</c>: the lane goes on as if there were none, officers and the journal are told. A hit that was
/// cleared for this document is none. Without a hit a check passes only if its list is there, is young enough and was searched with a
/// usable name or number; otherwise it was not possible.</para>
/// <para>What it does not do: organisations and ships of a list are not compared with travellers.</para>
/// </summary>
public static class Screening
{
    /// <summary>Most hits that are handed on; the checks count all that were found.</summary>
    public const int HitsMax = 20;

    private const string ReportOnly = "report-only";

    /// <summary>Lists made further in the future than this (10 minutes) mean that the clock or the lists are wrong.</summary>
    public static TimeSpan FutureMax { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Searches number, name and date of birth.</summary>
    /// <param name="identity">Who the document says its holder is.</param>
    /// <param name="snapshot">The lists in force.</param>
    /// <param name="policy">Age limits.</param>
    /// <param name="now">Time of day, for the age of the lists and the century of birth.</param>
    public static ScreeningResult Search(
        TravellerIdentity identity,
        ListSnapshot snapshot,
        ListsPolicy policy,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(policy);
        var found = Found(identity, snapshot, now);
        var unusable = Unusable(snapshot, policy, now);

        // A hit on a list of documents names nobody; a hit on a person does, also one by the number of a document.
        var documents = DocumentCheck(
            identity,
            found.Where(h => h.Name.Length == 0),
            snapshot.HoldsDocuments ? unusable : "list-missing"
        );
        var persons = PersonCheck(
            identity,
            [.. found.Where(h => h.Name.Length > 0)],
            snapshot.HoldsPersons ? unusable : "list-missing",
            Settings(snapshot).PossibleAt
        );
        return new ScreeningResult(
            [documents, persons, AgeCheck(snapshot, policy, now, unusable)],
            [
                .. found
                    .OrderBy(h => h.Strength)
                    .ThenByDescending(h => h.Score)
                    .Take(HitsMax)
                    .Select(h => new ListHit(
                        h.List,
                        h.Entry,
                        h.Strength,
                        Math.Round(h.Score, 4),
                        h.Explanation,
                        h.Action
                    )),
            ]
        );
    }

    private static MatchSettings Settings(ListSnapshot snapshot) =>
        snapshot.Package?.Manifest.Settings ?? MatchSettings.Default;

    private static IReadOnlyList<IndexHit> Found(TravellerIdentity identity, ListSnapshot snapshot, DateTimeOffset now)
    {
        if (snapshot.Layers is not { } layers)
        {
            return [];
        }

        var query = new PersonQuery
        {
            Name = $"{identity.Surname} {identity.GivenNames}",
            NameTruncated = identity.NameTruncated,
            Born = identity.BirthDate,
            Sex = identity.Sex,
            Nationality = identity.Nationality,
            DocumentNumber = identity.DocumentNumber,
            Issuer = Issuer(identity),
        };
        var number = Number(identity);
        return
        [
            .. layers
                .Search(query, Settings(snapshot), ListIndex.TopMax, DateOnly.FromDateTime(now.UtcDateTime))
                .Where(h => !snapshot.Cleared.Clears(number, Issuer(identity), h, now)),
        ];
    }

    private static CheckResult DocumentCheck(TravellerIdentity identity, IEnumerable<IndexHit> hits, string? unusable)
    {
        var known = hits.ToList();
        var serious = known.Where(h => h.Action != ListAction.ReportOnly).ToList();
        if (serious.Count > 0)
        {
            // The reason does not tell stolen from lost: the hit does, to officers, and the journal needs no more than that there was one.
            var isExact = serious.Exists(h => h.Strength == HitStrength.ExactDocument);
            return CheckResult.Failed(
                CheckGroup.Lists,
                CheckNames.LostDocuments,
                isExact ? "document-listed" : "document-possibly-listed"
            );
        }

        var isNumber = LostDocumentRow.IsNumber(Number(identity)) && LostDocumentRow.IsIssuer(Issuer(identity));
        return Cleared(CheckNames.LostDocuments, isNumber ? unusable : "no-number", known.Count > 0, null, null);
    }

    private static CheckResult PersonCheck(
        TravellerIdentity identity,
        List<IndexHit> hits,
        string? unusable,
        double possibleAt
    )
    {
        var serious = hits.Where(h => h.Action != ListAction.ReportOnly).ToList();
        if (serious.Count > 0)
        {
            var isListed = serious.Exists(h => h.Strength != HitStrength.Possible);
            return CheckResult.Failed(
                CheckGroup.Lists,
                CheckNames.WatchlistPersons,
                isListed ? "person-listed" : "person-possibly-listed",
                Math.Round(serious.Max(h => h.Score), 4),
                possibleAt
            );
        }

        var hasName = NameWords.Of($"{identity.Surname} {identity.GivenNames}").Telling > 0;
        return Cleared(CheckNames.WatchlistPersons, hasName ? unusable : "no-name", hits.Count > 0, 0, possibleAt);
    }

    private static CheckResult Cleared(
        string check,
        string? unusable,
        bool isReported,
        double? score,
        double? threshold
    ) =>
        unusable is not null ? CheckResult.NotPossible(CheckGroup.Lists, check, unusable)
        : isReported ? CheckResult.PassedWithWarning(CheckGroup.Lists, check, ReportOnly)
        : CheckResult.Passed(CheckGroup.Lists, check, score, threshold);

    /// <summary>Why the lists cannot clear anybody, as the reason word of a check; null when they can.</summary>
    private static string? Unusable(ListSnapshot snapshot, ListsPolicy policy, DateTimeOffset now) =>
        ListAge.Judge(snapshot.Package?.Manifest, policy, now) switch
        {
            ListCondition.Missing => "list-missing",
            ListCondition.Expired => now < snapshot.Package!.Manifest.Made ? "list-from-the-future" : "list-expired",
            _ => null,
        };

    private static CheckResult AgeCheck(ListSnapshot snapshot, ListsPolicy policy, DateTimeOffset now, string? unusable)
    {
        var hours = snapshot.Package is { } package
            ? Math.Round((now - package.Manifest.Made).TotalHours, 2)
            : (double?)null;
        return unusable is null
            ? CheckResult.Passed(CheckGroup.Lists, CheckNames.ListsAge, hours, policy.AgeMax.TotalHours)
            : new CheckResult(
                CheckGroup.Lists,
                CheckNames.ListsAge,
                Outcome.NotPossible,
                unusable,
                hours,
                policy.AgeMax.TotalHours
            );
    }

    private static string Number(TravellerIdentity identity) =>
        DocumentNumbers.Plain(identity.DocumentNumber ?? string.Empty) ?? string.Empty;

    // Germany's D is kept in lists as DEU.
    private static string Issuer(TravellerIdentity identity) => Countries.Issuer(identity.Issuer ?? string.Empty);

    internal static string Figure(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);
}
