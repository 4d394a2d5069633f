using EGate.Core;

namespace EGate.Watchlists;

/// <summary>Looks the holder up in the list of persons: by name with date of birth, and by the document numbers that the list names.</summary>
internal static class PersonSearch
{
    /// <summary>Name score from which an equal full date of birth makes a hit strong (border-practice.md section 4).</summary>
    private const double StrongAt = 0.92;

    // Short numbers are shared by many states' documents, and the list's issuers are words that are not compared yet.
    private const int DocumentNumberMin = 6;

    internal static (CheckResult Check, IReadOnlyList<ListHit> Hits) Search(
        TravellerIdentity identity,
        ListSnapshot snapshot,
        ListsPolicy policy,
        DateTimeOffset now
    )
    {
        var name = PersonName.Of($"{identity.Surname} {identity.GivenNames}");
        if (snapshot.PersonIndex is not { } index)
        {
            return (NotPossible("list-missing"), []);
        }

        var birth = TravellerBirth.Parse(identity.BirthDate, DateOnly.FromDateTime(now.UtcDateTime));
        var found = name.Tokens.Length == 0 ? [] : index.Find(name, identity.NameTruncated, birth);
        var best = found.Count == 0 ? 0 : Math.Round(found[0].Score, 4);
        var hits = found.Where(m => m.Score >= policy.MatchAt).Select(m => ByName(m, identity)).ToList();
        hits.AddRange(ByDocument(index, identity, birth, hits));
        if (hits.Count > 0)
        {
            var reason = hits.Exists(h => h.Strength == HitStrength.Strong)
                ? "person-listed"
                : "person-possibly-listed";
            var score = Math.Max(best, hits.Max(h => Math.Round(h.Score, 4)));
            return (
                CheckResult.Failed(CheckGroup.Lists, CheckNames.WatchlistPersons, reason, score, policy.MatchAt),
                hits
            );
        }

        var unusable = name.Substantial == 0 ? "no-name" : Screening.Unusable(snapshot.Persons, policy, now);
        return unusable is null
            ? (CheckResult.Passed(CheckGroup.Lists, CheckNames.WatchlistPersons, best, policy.MatchAt), [])
            : (NotPossible(unusable), []);
    }

    private static CheckResult NotPossible(string reason) =>
        CheckResult.NotPossible(CheckGroup.Lists, CheckNames.WatchlistPersons, reason);

    private static ListHit ByName(PersonMatch match, TravellerIdentity identity)
    {
        var sexDiffers = match.Person.Sex is { } sex && identity.Sex is "M" or "F" && identity.Sex != sex;
        var isStrong = match.Match.Score >= StrongAt && match.Birth.Evidence == BirthEvidence.Equal && !sexDiffers;
        return new ListHit(
            ListNames.Persons,
            match.Person.Entry,
            isStrong ? HitStrength.Strong : HitStrength.Possible,
            Math.Round(match.Score, 4),
            HitExplanation.OfName(match, sexDiffers)
        );
    }

    private static IEnumerable<ListHit> ByDocument(
        PersonIndex index,
        TravellerIdentity identity,
        TravellerBirth birth,
        List<ListHit> already
    )
    {
        var number = LostDocumentsIndex.Plain(identity.DocumentNumber ?? string.Empty);
        if (number.Length < DocumentNumberMin)
        {
            yield break;
        }

        foreach (
            var (person, document) in index
                .FindDocument(number)
                .Where(f => !already.Exists(h => h.Entry == f.Person.Entry))
        )
        {
            var judgement = BirthComparison.Compare(birth, person.Births);
            yield return new ListHit(
                ListNames.Persons,
                person.Entry,
                HitStrength.Possible,
                1,
                HitExplanation.OfDocument(person, document, judgement)
            );
        }
    }
}
