using System.Globalization;

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

        var year = century + int.Parse(yymmdd[..2], CultureInfo.InvariantCulture);
        var month = int.Parse(yymmdd[2..4], CultureInfo.InvariantCulture);
        var day = int.Parse(yymmdd[4..], CultureInfo.InvariantCulture);
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
    public static bool IsBirthDate(string yymmdd, DateOnly today)
    {
        var year = yymmdd[..2];
        var month = yymmdd[2..4];
        var day = yymmdd[4..];
        if (!IsPart(year, 0, 99) || !IsPart(month, 0, 12) || !IsPart(day, 0, 31))
        {
            return false;
        }

        if (IsUnknown(year) || IsUnknown(month) || IsUnknown(day) || month == "00" || day == "00")
        {
            return true;
        }

        return TryExact(yymmdd, 1900, out _) || (TryExact(yymmdd, 2000, out var date) && date <= today);
    }

    private static bool IsUnknown(string part) => part == "<<";

    private static bool IsPart(string part, int min, int max) =>
        IsUnknown(part)
        || (
            part.All(char.IsAsciiDigit)
            && int.Parse(part, CultureInfo.InvariantCulture) is var value
            && value >= min
            && value <= max
        );
}
