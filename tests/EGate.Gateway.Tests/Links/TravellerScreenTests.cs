using EGate.Contract;
using EGate.Gateway.Link;
using EGate.Gateway.Tests.Support;
using EGate.Gateway.TravellerPage;

namespace EGate.Gateway.Tests.Links;

/// <summary>Which screen each phase has, and that a referral tells nothing.</summary>
public sealed class TravellerScreenTests
{
    private static TravellerScreen For(LaneStatus status) =>
        TravellerScreen.For(new LaneView(status, 1, TimeSpan.Zero, null));

    [Theory]
    [InlineData(0, "closed", "closed")]
    [InlineData(10, "document", "walk-in")]
    [InlineData(15, "document", "document")]
    [InlineData(20, "reading", "reading")]
    [InlineData(30, "reading", "reading")]
    [InlineData(40, "enter", "walk-in")]
    [InlineData(50, "enter", "walk-in")]
    [InlineData(60, "closing", "closing")]
    [InlineData(70, "face", "face")]
    [InlineData(80, "deciding", "deciding")]
    [InlineData(90, "leave", "leave")]
    [InlineData(100, "leave", "leave")]
    [InlineData(110, "leave", "leave")]
    [InlineData(120, "clearing", "clearing")]
    [InlineData(200, "referral", "referral")]
    [InlineData(250, "referral", "referral")]
    [InlineData(300, "closed", "closed")]
    [InlineData(400, "evacuation", "evacuation")]
    [InlineData(410, "stopped", "stopped")]
    [InlineData(420, "closed", "closed")]
    public void Phase_has_its_screen_in_both_kinds_of_lane(int phase, string twoStep, string oneStep)
    {
        Assert.Equal(twoStep, For(Specimens.Status(phase)).Screen);
        Assert.Equal(oneStep, For(Specimens.Status(phase, "one-step")).Screen);
    }

    [Fact]
    public void Phase_this_version_does_not_know_sends_to_an_officer()
    {
        var status = Specimens.Status(10);
        status.Phase = 77;
        Assert.Equal(ScreenNames.Closed, For(status).Screen);
    }

    [Theory]
    [InlineData(20, "referral")]
    [InlineData(70, "referral")]
    [InlineData(80, "referral")]
    [InlineData(90, "leave")]
    [InlineData(100, "leave")]
    [InlineData(110, "leave")]
    [InlineData(120, "referral")]
    [InlineData(300, "closed")]
    [InlineData(400, "evacuation")]
    [InlineData(410, "stopped")]
    public void Referred_crossing_shows_the_neutral_screen_unless_a_door_or_the_lane_says_otherwise(
        int phase,
        string screen
    )
    {
        var status = Specimens.Status(phase);
        status.Referred = true;
        Assert.Equal(screen, For(status).Screen);
    }

    [Fact]
    public void No_status_is_no_contact() =>
        Assert.Equal(
            new TravellerScreen(0, "no-contact", false, false),
            TravellerScreen.For(new LaneView(null, 1, TimeSpan.Zero, null))
        );
}
