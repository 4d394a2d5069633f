using FsCheck.Xunit;

namespace EGate.Passengers.Tests;

/// <summary>Dates and flight names as messages write them.</summary>
public sealed class TravelDateTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("740812", "1974-08-12")]
    [InlineData("261124", "2026-11-24")]
    [InlineData("261125", "1926-11-25")]
    [InlineData("19260101", "1926-01-01")]
    [InlineData("000229", "2000-02-29")]
    [InlineData("040229", "2004-02-29")]
    public void Birth_is_the_latest_day_that_is_not_in_the_future(string text, string expected) =>
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", null), TravelDate.Digits(text)?.Born(Today));

    [Theory]
    [InlineData("320415", "2032-04-15")]
    [InlineData("760101", "1976-01-01")]
    [InlineData("750101", "2075-01-01")]
    [InlineData("120415", "2012-04-15")]
    public void Expiry_is_at_most_fifty_years_past(string text, string expected) =>
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", null), TravelDate.Digits(text)?.Expires(Today));

    [Theory]
    [InlineData("12JUL64", "640712")]
    [InlineData("12jul1964", "640712")]
    public void Named_month_is_read_in_both_lengths(string text, string mrz) =>
        Assert.Equal(mrz, TravelDate.Named(text)?.Mrz);

    [Theory]
    [InlineData("")]
    [InlineData("31FEB64")]
    [InlineData("00JAN64")]
    [InlineData("12JUX64")]
    [InlineData("12JUL0064")]
    [InlineData("1JUL1964")]
    public void Named_date_of_no_calendar_is_none(string text) => Assert.Null(TravelDate.Named(text));

    [Property]
    public void Every_day_comes_back_from_the_form_it_is_kept_in(DateTime day)
    {
        var year = 1900 + (day.Year % 200);
        var date = new TravelDate(year, day.Month, Math.Min(day.Day, 28));

        Assert.Equal(date, TravelDate.Digits(date.ToString().Replace("-", "", StringComparison.Ordinal)));
        Assert.Equal(date.Mrz, TravelDate.Digits(date.Mrz)?.Mrz);
    }

    [Theory]
    [InlineData("UA0989", "", "UA989")]
    [InlineData("0989", "UA", "UA989")]
    [InlineData("UA989", "UA", "UA989")]
    [InlineData("A92707", "", "A92707")]
    [InlineData("B2740", "B2", "B2740")]
    [InlineData("UAL0012A", "", "UAL12A")]
    [InlineData("u2 8", "", "U28")]
    [InlineData("0000", "UT", "UT0")]
    [InlineData("SEA QUEEN", "", "SEAQUEEN")]
    [InlineData("", "", "")]
    [InlineData("0123456789012345678901234567890123456789", "UTOPIAN AIRWAYS OF THE WORLD", "012345678901")]
    public void Flight_has_one_form(string text, string airline, string expected) =>
        Assert.Equal(expected, FlightName.Of(text, airline));

    [Theory]
    [InlineData("UA989", "UA")]
    [InlineData("A92707", "A9")]
    [InlineData("UAL12A", "UAL")]
    [InlineData("SEAQUEEN", "")]
    [InlineData("", "")]
    public void Airline_is_told_from_its_flight(string flight, string airline) =>
        Assert.Equal(airline, FlightName.AirlineOf(flight));
}
