namespace EGate.Watchlists.Tests;

public class BirthTests
{
    private static readonly DateOnly Today = new(2026, 2, 27);

    [Fact]
    public void Dates_that_one_persons_papers_show_weigh_by_how_rarely_chance_makes_them()
    {
        var listed = ListedBirth.On(new DateOnly(1980, 5, 17));
        string[] mostTellingFirst =
        [
            "1980-05-17",
            "1981-05-17",
            "1980-05-18",
            "1980-01-01",
            "1980-05-29",
            "1980-09-26",
            "1981-09-26",
            "1950-09-26",
        ];

        var weights = mostTellingFirst.Select(born => Weight(born, listed)).ToList();

        Assert.Equal(weights.OrderDescending(), weights);
        Assert.Equal(weights.Distinct(), weights);
    }

    [Theory]
    [InlineData("1980-05-06", 1980, 6, 5)]
    [InlineData("1979-12-31", 1980, 1, 1)]
    [InlineData("1980-03-01", 1980, 2, 29)]
    [InlineData("1980-01-01", 1980, 9, 13)]
    [InlineData("1980-09-13", 1980, 1, 1)]
    public void Slip_of_an_office_supports_a_match(string born, int year, int month, int day)
    {
        Assert.InRange(Weight(born, ListedBirth.On(new DateOnly(year, month, day))), 1, 6);
    }

    [Fact]
    public void First_of_January_proves_less_than_another_date()
    {
        Assert.True(
            Weight("1980-01-01", ListedBirth.On(new DateOnly(1980, 1, 1)))
                < Weight("1980-01-02", ListedBirth.On(new DateOnly(1980, 1, 2)))
        );
    }

    [Theory]
    [InlineData("800230")]
    [InlineData("800231")]
    [InlineData("2100-12-31")]
    [InlineData("1800-01-01")]
    [InlineData("80<<<<")]
    [InlineData("8005<<")]
    [InlineData("<<<<<<")]
    public void Date_that_no_calendar_has_or_at_its_edge_is_compared(string born)
    {
        var birth = TravellerBirth.Parse(born, Today);

        Assert.InRange(Weight(born, ListedBirth.On(new DateOnly(1980, 2, 28))), -20, 10);
        Assert.All(PackedBirth.Dates(birth), d => Assert.InRange(d.Segment, 1, BirthSegments.Count - 1));
    }

    private static double Weight(string born, ListedBirth listed) =>
        BirthComparison.Compare(TravellerBirth.Parse(born, Today), [listed]).Weight;
}
