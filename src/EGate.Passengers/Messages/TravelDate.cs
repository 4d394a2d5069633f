using System.Globalization;

namespace EGate.Passengers;

/// <summary>
/// A date of birth or expiry as a message says it. Most say two digits of the year, as the machine-readable zone does, so the century is
/// open until somebody knows what the date is for.
/// </summary>
/// <param name="Year">0..99, or the whole year 1800..2199 when the message says it.</param>
/// <param name="Month">1..12.</param>
/// <param name="Day">1..31, and of the calendar in every century the year may belong to.</param>
public readonly record struct TravelDate(int Year, int Month, int Day)
{
    private const int WholeYearMin = 1800;
    private const int WholeYearMax = 2199;
    private const int LongestLife = 130;

    /// <summary>How many years before the day of asking a date of expiry may be, before it is taken for one of the next century.</summary>
    private const int ExpiredMax = 50;

    private static readonly string[] Months =
    [
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MAY",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "OCT",
        "NOV",
        "DEC",
    ];

    /// <summary>YYMMDD, as in the machine-readable zone.</summary>
    public string Mrz => string.Create(CultureInfo.InvariantCulture, $"{Year % 100:00}{Month:00}{Day:00}");

    /// <summary>YYYY-MM-DD, or YY-MM-DD when the century is not said.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(Year < 100 ? "" : (Year / 100).ToString(CultureInfo.InvariantCulture))}{Year % 100:00}-{Month:00}-{Day:00}"
        );

    /// <summary>The day somebody was born: the latest that is not after <paramref name="today"/>. Null for none of the calendar.</summary>
    public DateOnly? Born(DateOnly today)
    {
        var date = this;
        return Candidates(today.Year)
            .Where(y => y >= today.Year - LongestLife)
            .Select(y => date.In(y))
            .LastOrDefault(d => d <= today);
    }

    /// <summary>The day something expires: in the century in which it is not more than 50 years past.</summary>
    public DateOnly? Expires(DateOnly today)
    {
        var date = this;
        return Candidates(today.Year + 100)
            .Where(y => y >= today.Year - ExpiredMax)
            .Select(y => date.In(y))
            .FirstOrDefault(d => d is not null);
    }

    /// <summary>Reads YYMMDD or CCYYMMDD; null for anything else, and for what the calendar does not have.</summary>
    public static TravelDate? Digits(ReadOnlySpan<char> text) =>
        text.Length switch
        {
            6 when Number(text, out var number) => Of(number / 10_000, number / 100 % 100, number % 100),
            8 when Number(text, out var number) && number / 10_000 is >= WholeYearMin and <= WholeYearMax => Of(
                number / 10_000,
                number / 100 % 100,
                number % 100
            ),
            _ => null,
        };

    /// <summary>Reads DDMMMYY or DDMMMYYYY as reservations write it (12JUL64); null for anything else.</summary>
    internal static TravelDate? Named(ReadOnlySpan<char> text)
    {
        if (text.Length is not (7 or 9) || !Number(text[..2], out var day) || !Number(text[5..], out var year))
        {
            return null;
        }

        for (var month = 0; month < Months.Length; month++)
        {
            if (text[2..5].Equals(Months[month], StringComparison.OrdinalIgnoreCase))
            {
                return text.Length == 9 && year is < WholeYearMin or > WholeYearMax ? null : Of(year, month + 1, day);
            }
        }

        return null;
    }

    /// <summary>Digits only, at most nine of them.</summary>
    internal static bool Number(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.Length is 0 or > 9)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }

    private static TravelDate? Of(int year, int month, int day) =>
        // 29 February is allowed wherever one of the centuries has it.
        month is >= 1 and <= 12
        && day >= 1
        && day <= DateTime.DaysInMonth(year < 100 ? 2000 + year : year, month)
            ? new TravelDate(year, month, day)
            : null;

    private IEnumerable<int> Candidates(int upTo)
    {
        var year = Year;
        return year >= 100
            ? [year]
            : Enumerable.Range(18, 4).Select(century => (century * 100) + year).Where(y => y <= upTo);
    }

    private DateOnly? In(int year) => Day <= DateTime.DaysInMonth(year, Month) ? new DateOnly(year, Month, Day) : null;
}
