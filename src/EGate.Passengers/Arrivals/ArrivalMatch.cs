namespace EGate.Passengers;

/// <summary>By what a traveller was found among the expected arrivals. The order is that in which one looks.</summary>
public enum MatchKind
{
    /// <summary>Nobody like him is expected, although others are.</summary>
    NotExpected = 0,

    /// <summary>By the number of the document.</summary>
    Document = 1,

    /// <summary>By name and date of birth.</summary>
    NameAndBirth = 2,

    /// <summary>By name alone, of an announcement that has neither document nor date of birth, as reservations often are.</summary>
    Name = 3,

    /// <summary>There are no passenger data for this time at all: nothing can be said.</summary>
    NoData = 4,
}

/// <summary>The stable words for what differs between a traveller and his announcement. They are evidence for the officer, and no more.</summary>
public static class ArrivalDifferences
{
    /// <summary>Another document than was announced.</summary>
    public const string Document = "other-document";

    /// <summary>Another issuing state than was announced for the same number.</summary>
    public const string Issuer = "other-issuer";

    /// <summary>Another date of birth.</summary>
    public const string BirthDate = "other-birth-date";

    /// <summary>Day and month of the birth are exchanged; it is found beside <see cref="BirthDate"/>.</summary>
    public const string BirthDateTurned = "birth-date-turned";

    /// <summary>Another name.</summary>
    public const string Name = "other-name";

    /// <summary>Another sex.</summary>
    public const string Sex = "other-sex";

    /// <summary>Another nationality.</summary>
    public const string Nationality = "other-nationality";

    /// <summary>Another date of expiry of the same document.</summary>
    public const string Expiry = "other-expiry";

    /// <summary>The announcement was withdrawn, or the carrier said that the person did not board.</summary>
    public const string Withdrawn = "announcement-withdrawn";

    /// <summary>Not among the expected, although others of this time are.</summary>
    public const string NotExpected = "not-expected";

    /// <summary>There are no passenger data for this time. It says nothing about the traveller.</summary>
    public const string NoData = "no-passenger-data";

    /// <summary>Every word.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Document, Issuer, BirthDate, BirthDateTurned, Name, Sex, Nationality, Expiry, Withdrawn, NotExpected, NoData];
}

/// <summary>What the expected arrivals say about one traveller.</summary>
/// <param name="Kind">By what he was found.</param>
/// <param name="Arrival">His announcement; null when he was not found.</param>
/// <param name="Differences">Words of <see cref="ArrivalDifferences"/>; empty when everything that was announced agrees.</param>
public sealed record ArrivalMatch(MatchKind Kind, ExpectedArrival? Arrival, IReadOnlyList<string> Differences)
{
    /// <summary>Names nobody.</summary>
    public override string ToString() => $"{Kind}, {Differences.Count} differences";
}
