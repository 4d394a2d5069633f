using EGate.Core;

namespace EGate.Watchlists;

/// <summary>How usable the lists are by their age.</summary>
public enum ListCondition
{
    /// <summary>Young enough.</summary>
    Current = 0,

    /// <summary>Past the warning age; still searched and still clears.</summary>
    Old = 1,

    /// <summary>Past the age limit or the package's own end, or made in the future; hits count, but it clears nobody.</summary>
    Expired = 2,

    /// <summary>Never loaded.</summary>
    Missing = 3,
}

/// <summary>Judges the age of the lists against the policy of the site and the end that their maker has set.</summary>
public static class ListAge
{
    /// <summary>The condition of a package; null is one that is not there.</summary>
    public static ListCondition Judge(PackageManifest? package, ListsPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (package is null)
        {
            return ListCondition.Missing;
        }

        var age = now - package.Made;
        return age < -Screening.FutureMax || age > policy.AgeMax || now > package.ValidUntil ? ListCondition.Expired
            : age > policy.AgeWarn ? ListCondition.Old
            : ListCondition.Current;
    }
}
