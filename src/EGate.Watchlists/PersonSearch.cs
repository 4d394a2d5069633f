using EGate.Core;

namespace EGate.Watchlists;

/// <summary>Looks the holder up in the list of persons: by name with date of birth, and by the document numbers that the list names.</summary>
internal static class PersonSearch
{
    internal static (CheckResult Check, IReadOnlyList<ListHit> Hits) Search(
        TravellerIdentity identity,
        ListSnapshot snapshot,
        ListsPolicy policy,
        DateTimeOffset now
    )
    {
        if (snapshot.PersonIndex is not { } index)
        {
            return (NotPossible("list-missing"), []);
        }

        var settings = MatchSettings.Default with { PossibleAt = policy.MatchAt };
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var hits = index
            .Search(Query(identity), settings, Screening.HitsMax, today)
            .Select(h => new ListHit(ListNames.Persons, h.Entry, h.Strength, Math.Round(h.Score, 4), h.Explanation))
            .ToList();
        if (hits.Count > 0)
        {
            var reason = hits.Exists(h => h.Strength != HitStrength.Possible)
                ? "person-listed"
                : "person-possibly-listed";
            var score = hits.Max(h => h.Score);
            return (
                CheckResult.Failed(CheckGroup.Lists, CheckNames.WatchlistPersons, reason, score, policy.MatchAt),
                hits
            );
        }

        var hasName = NameWords.Of($"{identity.Surname} {identity.GivenNames}").Telling > 0;
        var unusable = hasName ? Screening.Unusable(snapshot.Persons, policy, now) : "no-name";
        return unusable is null
            ? (CheckResult.Passed(CheckGroup.Lists, CheckNames.WatchlistPersons, 0, policy.MatchAt), [])
            : (NotPossible(unusable), []);
    }

    private static CheckResult NotPossible(string reason) =>
        CheckResult.NotPossible(CheckGroup.Lists, CheckNames.WatchlistPersons, reason);

    private static PersonQuery Query(TravellerIdentity identity) =>
        new()
        {
            Name = $"{identity.Surname} {identity.GivenNames}",
            NameTruncated = identity.NameTruncated,
            Born = identity.BirthDate,
            Sex = identity.Sex,
            Nationality = identity.Nationality,
            DocumentNumber = identity.DocumentNumber,
            Issuer = identity.Issuer,
        };
}
