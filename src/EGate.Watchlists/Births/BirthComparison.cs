namespace EGate.Watchlists;

/// <summary>What the dates of birth say about two records being one person, best for a match first.</summary>
public enum BirthEvidence
{
    /// <summary>The same full date.</summary>
    Equal = 0,

    /// <summary>Close: the same year, a year beside it, day and month exchanged, inside a listed range.</summary>
    Near = 1,

    /// <summary>Nothing can be said: one side gives no usable date.</summary>
    Unknown = 2,

    /// <summary>Every listed date is another one.</summary>
    Contradicts = 3,
}

/// <summary>A judgement on dates of birth, with the listed date that decided and the rule in words.</summary>
internal readonly record struct BirthJudgement(BirthEvidence Evidence, string Why);

/// <summary>
/// Compares a traveller's date of birth with all dates listed for a person; the best one counts. Windows: one year beside a listed date
/// or year, because lists and registers differ so; two years beside an approximate one (this project's choice: the UN list gives no
/// width); day and month exchanged.
/// </summary>
internal static class BirthComparison
{
    private const int ApproximateYears = 2;

    internal static BirthJudgement Compare(TravellerBirth traveller, IReadOnlyList<ListedBirth> listed)
    {
        if (listed.Count == 0)
        {
            return new(BirthEvidence.Unknown, "the list gives no date of birth");
        }

        if (traveller.IsUnknown)
        {
            return new(BirthEvidence.Unknown, "the document gives no date of birth");
        }

        return listed.Select(l => CompareOne(traveller, l)).MinBy(j => j.Evidence);
    }

    private static BirthJudgement CompareOne(TravellerBirth traveller, ListedBirth listed) =>
        listed.Kind switch
        {
            BirthKind.Date => CompareDate(traveller, listed.Date!.Value),
            BirthKind.Unknown => new(BirthEvidence.Unknown, "a listed date of birth cannot be read as a date"),
            BirthKind.Approximately => CompareYears(traveller, listed, ApproximateYears),
            _ => CompareYears(traveller, listed, 1),
        };

    private static BirthJudgement CompareDate(TravellerBirth traveller, DateOnly listed)
    {
        var sameYear = traveller.Years.Contains(listed.Year);
        if (sameYear && traveller.Month == listed.Month && traveller.Day == listed.Day)
        {
            return new(BirthEvidence.Equal, $"born {listed:yyyy-MM-dd} as listed");
        }

        if (sameYear && traveller.Month == listed.Day && traveller.Day == listed.Month)
        {
            return new(BirthEvidence.Near, $"day and month exchanged against the listed {listed:yyyy-MM-dd}");
        }

        return CompareYears(traveller, ListedBirth.On(listed), 1);
    }

    private static BirthJudgement CompareYears(TravellerBirth traveller, ListedBirth listed, int slack)
    {
        var distance = traveller.Years.Min(y => Math.Max(0, Math.Max(listed.YearFrom - y, y - listed.YearTo)));
        return distance > slack ? new(BirthEvidence.Contradicts, $"born in another year than the listed {listed}")
            : distance == 0 ? new(BirthEvidence.Near, $"year of birth fits the listed {listed}")
            : new(BirthEvidence.Near, $"year of birth is {distance} beside the listed {listed}");
    }
}
