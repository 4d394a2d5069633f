namespace EGate.Documents;

/// <summary>Dates of machine-readable zones: YYMMDD, unknown parts of a birth date as fillers (Doc 9303-3, 4.8).</summary>
internal static class MrzDates
{
    /// <summary>A whole date in the given century (its first year, e.g. 2000).</summary>
    public static bool TryExact(ReadOnlySpan<char> yymmdd, int century, out DateOnly date)
    {
        date = default;
        if (yymmdd.Length != 6 || yymmdd.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var year = century + Number(yymmdd[..2]);
        var month = Number(yymmdd[2..4]);
        var day = Number(yymmdd[4..]);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>
    /// True when a birth date may be one: each part a number in range or unknown. Issuers write unknown parts as fillers or as 00.
    /// The century is not in it: a whole date must be a day of the calendar in at least one century that is not in the future.
    /// </summary>
    public static bool IsBirthDate(ReadOnlySpan<char> yymmdd, DateOnly today)
    {
        var year = yymmdd[..2];
        var month = yymmdd[2..4];
        var day = yymmdd[4..];
        if (!IsPart(year, 99) || !IsPart(month, 12) || !IsPart(day, 31))
        {
            return false;
        }

        if (year[0] == '<' || IsUnknown(month) || IsUnknown(day))
        {
            return true;
        }

        return TryExact(yymmdd, 1900, out _) || (TryExact(yymmdd, 2000, out var date) && date <= today);
    }

    private static bool IsUnknown(ReadOnlySpan<char> part) => part is "<<" or "00";

    private static bool IsPart(ReadOnlySpan<char> part, int max) =>
        part is "<<" || (!part.ContainsAnyExceptInRange('0', '9') && Number(part) <= max);

    private static int Number(ReadOnlySpan<char> twoDigits) => ((twoDigits[0] - '0') * 10) + twoDigits[1] - '0';
}
