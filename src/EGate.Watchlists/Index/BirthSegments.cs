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

/// <summary>
/// The only birth of an identity in 32 bits, for ordering rows before their details are read: a date, a year, or the middle of a few years.
/// </summary>
internal static class PackedBirth
{
    internal const uint None = 0;

    private const uint MonthAndDay = 0x1FF;
    private const uint AboutFlag = 1u << 31;
    private const int YearShift = 9;
    private const int YearBits = 0xFFF;
    private const int AboutYears = 3;
    private const float SameDate = 9.6f;
    private const float SameYearOrDay = 2.5f;
    private const float About = 1.5f;

    // Of several births one may be the traveller's.
    private const float Several = 1.5f;
    private const float Beside = -0.6f;
    private const float Other = -4;

    internal static uint Of(IReadOnlyList<ListedBirth> births)
    {
        if (births.Count != 1 || births[0].Kind == BirthKind.Unknown)
        {
            return None;
        }

        var birth = births[0];
        if (birth is { Kind: BirthKind.Date, Date: { } date })
        {
            return ((uint)date.Year << YearShift) | ((uint)date.Month << 5) | (uint)date.Day;
        }

        var about = birth.Kind == BirthKind.Approximately || birth.YearTo > birth.YearFrom ? AboutFlag : 0;
        return about | ((uint)((birth.YearFrom + birth.YearTo) / 2) << YearShift);
    }

    /// <summary>
    /// The dates that one person's papers may show in the place of the traveller's, packed, with their segments: itself, day and month
    /// exchanged, a year or a day beside, 1 January of the year.
    /// </summary>
    internal static IEnumerable<(int Segment, uint Packed)> Dates(TravellerBirth birth)
    {
        if (!birth.IsFull)
        {
            yield break;
        }

        var dates = new HashSet<DateOnly>();
        foreach (var year in birth.Years)
        {
            Add(dates, year, birth.Month!.Value, birth.Day!.Value);
            Add(dates, year, birth.Day.Value, birth.Month.Value);
            Add(dates, year - 1, birth.Month.Value, birth.Day.Value);
            Add(dates, year + 1, birth.Month.Value, birth.Day.Value);
            Add(dates, year, 1, 1);
            if (Date(year, birth.Month.Value, birth.Day.Value) is { } date)
            {
                dates.Add(date.AddDays(-1));
                dates.Add(date.AddDays(1));
            }
        }

        foreach (var date in dates)
        {
            IReadOnlyList<ListedBirth> only = [ListedBirth.On(date)];
            yield return (BirthSegments.Of(only), Of(only));
        }
    }

    private static void Add(HashSet<DateOnly> dates, int year, int month, int day)
    {
        if (Date(year, month, day) is { } date)
        {
            dates.Add(date);
        }
    }

    private static DateOnly? Date(int year, int month, int day) =>
        year is > ListedBirth.YearMin and < ListedBirth.YearMax
        && month <= 12
        && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    /// <summary>A rough weight in nats of the packed birth for a traveller.</summary>
    internal static float Weight(uint packed, int yearA, int yearB, uint monthAndDay)
    {
        if (packed == None)
        {
            return Several;
        }

        var year = (int)(packed >> YearShift) & YearBits;
        var distance = Math.Min(Math.Abs(year - yearA), Math.Abs(year - yearB));
        if ((packed & AboutFlag) != 0)
        {
            return distance <= AboutYears ? About : Other;
        }

        var isDay = (packed & MonthAndDay) == monthAndDay;
        return distance == 0 && isDay ? SameDate
            : distance == 0 || isDay ? SameYearOrDay
            : distance == 1 ? Beside
            : Other;
    }
}
