using System.Globalization;
using System.Text.RegularExpressions;

namespace EGate.Watchlists;

/// <summary>
/// Reads one date of birth in the forms that lists use. A text that is a date of none of these forms, or of another calendar, gives null:
/// the caller keeps it as unknown and says so.
/// </summary>
internal static partial class BirthText
{
    private const int TextMax = 64;

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    /// <summary>
    /// <c>1966</c>, <c>1966-07</c>, <c>1966-07-07</c> (also with slashes, as INTERPOL writes), <c>circa 1966</c>, <c>1960..1962</c>; what
    /// the national list and JSON sources use.
    /// </summary>
    internal static ListedBirth? Iso(string text)
    {
        if (text.Length > TextMax)
        {
            return null;
        }

        var match = IsoShape().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var year = Whole(match.Groups["y"]);
        if (match.Groups["to"].Success)
        {
            return Between(year, Whole(match.Groups["to"]));
        }

        var birth = Date(year, Whole(match.Groups["m"]), Whole(match.Groups["d"]));
        return birth is not null && match.Groups["c"].Success ? ListedBirth.About(birth.YearFrom) : birth;
    }

    /// <summary>
    /// OFAC: <c>07 Jul 1966</c>, <c>Jul 1966</c>, <c>1966</c>, each with <c>circa</c>, and ranges <c>1960 to 1962</c> of any of these.
    /// </summary>
    internal static ListedBirth? English(string text)
    {
        var plain = text.Trim().TrimEnd('.');
        if (plain.Length > TextMax)
        {
            return null;
        }

        var match = EnglishShape().Match(plain);
        if (!match.Success)
        {
            return null;
        }

        var year = Whole(match.Groups["y"]);
        if (match.Groups["y2"].Success)
        {
            return Between(year, Whole(match.Groups["y2"]));
        }

        var birth = Date(year, MonthOf(match.Groups["m"].Value), Whole(match.Groups["d"]));
        return birth is not null && match.Groups["c"].Success ? ListedBirth.About(birth.YearFrom) : birth;
    }

    /// <summary>UK: <c>07/07/1966</c> with the letters themselves for what is not known, <c>dd/07/1966</c>, <c>dd/mm/1966</c>.</summary>
    internal static ListedBirth? DayFirst(string text)
    {
        var match = text.Length <= TextMax ? DayFirstShape().Match(text) : Match.Empty;
        if (!match.Success)
        {
            return null;
        }

        var (day, month) = (Whole(match.Groups["d"]), Whole(match.Groups["m"]));
        return Date(Whole(match.Groups["y"]), month, month == 0 ? 0 : day);
    }

    /// <summary>A date of parts, 0 for what is not known; null when it is none or outside the years of <see cref="ListedBirth"/>.</summary>
    internal static ListedBirth? Date(int year, int month, int day) =>
        !IsYear(year) || month is < 0 or > 12 || day < 0 ? null
        : month == 0 ? (day == 0 ? ListedBirth.In(year) : null)
        : day == 0 ? ListedBirth.InMonth(year, month)
        : day <= DateTime.DaysInMonth(year, month) ? ListedBirth.On(new DateOnly(year, month, day))
        : null;

    /// <summary>Between two years, in their order; null when they are not years of a birth.</summary>
    internal static ListedBirth? Between(int from, int to) =>
        IsYear(from) && IsYear(to) && from <= to ? ListedBirth.Between(from, to) : null;

    /// <summary>A whole number of one to four digits; 0 for anything else.</summary>
    internal static int Whole(string text) =>
        text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : 0;

    private static int Whole(Group group) => group.Success ? Whole(group.Value) : 0;

    private static bool IsYear(int year) => year is >= ListedBirth.YearMin and <= ListedBirth.YearMax;

    private static int MonthOf(string text) =>
        text.Length == 0 ? 0 : Array.IndexOf(Months, text[..3].ToLowerInvariant()) + 1;

    [GeneratedRegex(
        @"^(?<c>(circa|about|approximately|ca\.?|c\.)\s+)?(?<y>[0-9]{4})((\.\.|\s+to\s+)(?<to>[0-9]{4})|[-/](?<m>0[1-9]|1[0-2])([-/](?<d>0[1-9]|[12][0-9]|3[01]))?)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex IsoShape();

    [GeneratedRegex(
        @"^(?<c>circa\s+)?((?<d>[0-9]{1,2})\s+)?((?<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?(?<y>[0-9]{4})"
            + @"(\s*(to|-)\s*([0-9]{1,2}\s+)?((jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?(?<y2>[0-9]{4}))?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex EnglishShape();

    [GeneratedRegex(
        @"^(?<d>dd|0?[0-9]|[12][0-9]|3[01])/(?<m>mm|0?[0-9]|1[0-2])/(?<y>[0-9]{4})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DayFirstShape();
}
