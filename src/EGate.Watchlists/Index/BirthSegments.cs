namespace EGate.Watchlists;

/// <summary>
/// Rows stand in the order of the year of birth, so that the rows near a year are one stretch of every word's rows. Identities without a
/// usable year, or with dates more than two years apart, stand in segment 0, which every search looks into.
/// </summary>
internal static class BirthSegments
{
    internal const int Count = ListedBirth.YearMax - ListedBirth.YearMin + 2;

    private const int SpreadMax = 2;
    private const int WindowYears = 2;

    internal static int Of(IReadOnlyList<ListedBirth> births)
    {
        if (births.Count == 0 || births.Any(b => b.Kind == BirthKind.Unknown))
        {
            return 0;
        }

        var (from, to) = (births.Min(b => b.YearFrom), births.Max(b => b.YearTo));
        var middle = (from + to) / 2;
        return to - from > SpreadMax || middle is < ListedBirth.YearMin or > ListedBirth.YearMax
            ? 0
            : middle - ListedBirth.YearMin + 1;
    }

    /// <summary>First and last segment near each year that the traveller may be born in, segment 0 apart; not overlapping, ascending.</summary>
    internal static List<(int First, int Last)> Near(TravellerBirth birth)
    {
        var near = new List<(int First, int Last)>();
        foreach (var year in birth.Years.Order())
        {
            var middle = year - ListedBirth.YearMin + 1;
            var (first, last) = (
                Math.Clamp(middle - WindowYears, 1, Count - 1),
                Math.Clamp(middle + WindowYears, 1, Count - 1)
            );
            if (near.Count > 0 && near[^1].Last >= first)
            {
                near[^1] = (near[^1].First, last);
            }
            else
            {
                near.Add((first, last));
            }
        }

        return near;
    }
}

/// <summary>The only date of birth of an identity in 32 bits, for ordering rows before their details are read.</summary>
internal static class PackedBirth
{
    internal const uint None = 0;

    internal static uint Of(IReadOnlyList<ListedBirth> births) =>
        births.Count == 1 && births[0] is { Kind: BirthKind.Date, Date: { } date }
            ? ((uint)date.Year << 9) | ((uint)date.Month << 5) | (uint)date.Day
            : None;

    /// <summary>A rough weight in nats of the packed date for a traveller, 0 when nothing is packed.</summary>
    internal static float Weight(uint packed, int yearA, int yearB, uint monthAndDay)
    {
        if (packed == None)
        {
            return 0;
        }

        var year = (int)(packed >> 9);
        var isYear = year == yearA || year == yearB;
        var isDay = (packed & 0x1FF) == monthAndDay;
        return isYear && isDay ? 9.6f
            : isYear || isDay ? 2.5f
            : Math.Abs(year - yearA) == 1 || Math.Abs(year - yearB) == 1 ? -0.6f
            : -4f;
    }
}
