using EGate.Core;

namespace EGate.Watchlists;

/// <summary>How usable a list is by its age.</summary>
public enum ListCondition
{
    /// <summary>Young enough.</summary>
    Current = 0,

    /// <summary>Past the warning age; still searched and still clears.</summary>
    Old = 1,

    /// <summary>Past the age limit, or made in the future; hits count, but it clears nobody.</summary>
    Expired = 2,

    /// <summary>Never loaded.</summary>
    Missing = 3,
}

/// <summary>Judges the age of lists against the policy.</summary>
public static class ListAge
{
    /// <summary>The condition of a list made at <paramref name="made"/>; null is a list that is not there.</summary>
    public static ListCondition Judge(DateTimeOffset? made, ListsPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (made is not { } since)
        {
            return ListCondition.Missing;
        }

        var age = now - since;
        return age < -Screening.FutureMax || age > policy.AgeMax ? ListCondition.Expired
            : age > policy.AgeWarn ? ListCondition.Old
            : ListCondition.Current;
    }
}
