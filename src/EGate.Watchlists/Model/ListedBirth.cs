using System.Globalization;

namespace EGate.Watchlists;

/// <summary>The ways a list gives a date of birth.</summary>
public enum BirthKind
{
    /// <summary>A full date.</summary>
    Date = 0,

    /// <summary>A year.</summary>
    Year = 1,

    /// <summary>About a year.</summary>
    Approximately = 2,

    /// <summary>Between two years, both included.</summary>
    Between = 3,

    /// <summary>Words, another calendar, or nothing that can be read: it supports nobody and clears nobody.</summary>
    Unknown = 4,

    /// <summary>A month of a year.</summary>
    Month = 5,
}

/// <summary>One date of birth of a listed person.</summary>
/// <param name="Kind">How it is given.</param>
/// <param name="YearFrom">First year it can be.</param>
/// <param name="YearTo">Last year it can be.</param>
/// <param name="Date">The full date; the first day of the month for <see cref="BirthKind.Month"/>; null for all other kinds.</param>
public sealed record ListedBirth(BirthKind Kind, int YearFrom, int YearTo, DateOnly? Date)
{
    /// <summary>Earliest and latest year that a list may name.</summary>
    public const int YearMin = 1800;

    /// <summary>Latest year that a list may name.</summary>
    public const int YearMax = 2100;

    /// <summary>A birth about which nothing usable is listed.</summary>
    public static ListedBirth Unknown { get; } = new(BirthKind.Unknown, YearMin, YearMax, null);

    /// <summary>A full date.</summary>
    public static ListedBirth On(DateOnly date) => new(BirthKind.Date, date.Year, date.Year, date);

    /// <summary>A month of a year.</summary>
    public static ListedBirth InMonth(int year, int month) =>
        new(BirthKind.Month, year, year, new DateOnly(year, month, 1));

    /// <summary>A year.</summary>
    public static ListedBirth In(int year) => new(BirthKind.Year, year, year, null);

    /// <summary>About a year.</summary>
    public static ListedBirth About(int year) => new(BirthKind.Approximately, year, year, null);

    /// <summary>Between two years.</summary>
    public static ListedBirth Between(int from, int to) => new(BirthKind.Between, from, to, null);

    /// <summary>As an officer reads it.</summary>
    public override string ToString() =>
        Kind switch
        {
            BirthKind.Date => Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            BirthKind.Month => Date!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            BirthKind.Year => YearFrom.ToString(CultureInfo.InvariantCulture),
            BirthKind.Approximately => string.Create(CultureInfo.InvariantCulture, $"about {YearFrom}"),
            BirthKind.Between => string.Create(CultureInfo.InvariantCulture, $"{YearFrom} to {YearTo}"),
            _ => "unknown",
        };
}
