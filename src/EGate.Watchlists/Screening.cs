using System.Globalization;
using EGate.Core;

namespace EGate.Watchlists;

/// <summary>What a search of the lists gave: three checks for the verdict, and hits for the officers.</summary>
/// <param name="Checks">Always <c>lost-documents</c>, <c>watchlist-persons</c> and <c>lists-age</c>; no personal data in them.</param>
/// <param name="Hits">Strongest first; officers only, memory only.</param>
public sealed record ScreeningResult(IReadOnlyList<CheckResult> Checks, IReadOnlyList<ListHit> Hits);

/// <summary>
/// Searches one traveller in one snapshot of the lists. Pure: the same arguments give the same answer.
/// <para>A hit fails its check, also on an expired list. Without a hit a check passes only if its list is there, is young enough and was
/// searched with a usable name or number; otherwise it was not possible.</para>
/// <para>What it does not do yet: entities (the UN list's second half) are not compared with travellers; nationalities are shown, not
/// compared; there is no list of cleared namesakes; a name that agrees fully is no hit when every listed date of birth contradicts.</para>
/// </summary>
public static class Screening
{
    /// <summary>Most hits that are handed on; the checks count all.</summary>
    public const int HitsMax = 20;

    /// <summary>A list made further in the future than this (10 minutes) means that the clock or the list is wrong.</summary>
    public static TimeSpan FutureMax { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Searches number, name and date of birth.</summary>
    /// <param name="identity">Who the document says its holder is.</param>
    /// <param name="snapshot">The lists in force.</param>
    /// <param name="policy">Age limits and the name score from which a person is a hit.</param>
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
        var (documents, documentHits) = DocumentSearch.Search(identity, snapshot, policy, now);
        var (persons, personHits) = PersonSearch.Search(identity, snapshot, policy, now);
        var hits = documentHits
            .Concat(personHits)
            .OrderBy(h => h.Strength)
            .ThenByDescending(h => h.Score)
            .Take(HitsMax)
            .ToList();
        return new ScreeningResult([documents, persons, Age(snapshot, policy, now)], hits);
    }

    /// <summary>Why a list cannot clear anybody, as the reason word of a check; null when it can.</summary>
    internal static string? Unusable(ListInfo? list, ListsPolicy policy, DateTimeOffset now) =>
        ListAge.Judge(list?.Made, policy, now) switch
        {
            ListCondition.Missing => "list-missing",
            ListCondition.Expired => now < list!.Made ? "list-from-the-future" : "list-expired",
            _ => null,
        };

    // The older of the two lists counts.
    private static CheckResult Age(ListSnapshot snapshot, ListsPolicy policy, DateTimeOffset now)
    {
        var reason = Unusable(snapshot.Persons, policy, now) ?? Unusable(snapshot.Documents, policy, now);
        var hours = new[] { snapshot.Persons, snapshot.Documents }
            .OfType<ListInfo>()
            .Select(l => (double?)Math.Round((now - l.Made).TotalHours, 2))
            .Max();
        return reason is null
            ? CheckResult.Passed(CheckGroup.Lists, CheckNames.ListsAge, hours, policy.AgeMax.TotalHours)
            : new CheckResult(
                CheckGroup.Lists,
                CheckNames.ListsAge,
                Outcome.NotPossible,
                reason,
                hours,
                policy.AgeMax.TotalHours
            );
    }

    internal static string Figure(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);
}
