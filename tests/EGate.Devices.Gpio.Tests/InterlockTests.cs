using EGate.Core;

namespace EGate.Devices.Gpio.Tests;

/// <summary>Each rule of the interlock, seen at the pins.</summary>
public class InterlockTests
{
    [Theory]
    [InlineData(BarrierId.Entry, BarrierId.Exit)]
    [InlineData(BarrierId.Exit, BarrierId.Entry)]
    public async Task Opening_while_the_other_is_open_is_refused(BarrierId first, BarrierId second)
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(first);

        rig.Open(second);
        await rig.RunAsync(500);

        Assert.True(rig.Refused(second, Catalogue.InterlockOtherOpen));
        Assert.Equal(0, rig.World.Openness(second));
    }

    [Fact]
    public async Task Opening_both_in_one_breath_opens_only_the_first()
    {
        await using var rig = await LaneRig.StartAsync();

        rig.Open(BarrierId.Exit);
        rig.Open(BarrierId.Entry);
        await rig.RunAsync(500);

        Assert.Equal(1, rig.World.Openness(BarrierId.Exit));
        Assert.Equal(0, rig.World.Openness(BarrierId.Entry));
        Assert.True(rig.Refused(BarrierId.Entry, Catalogue.InterlockOtherOpen));
    }

    [Fact]
    public async Task Opening_while_the_other_is_still_closing_is_refused_and_the_token_stays_good()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);
        var token = rig.Token(BarrierId.Exit);

        rig.Hardware.Close(BarrierId.Entry);
        rig.Hardware.Open(BarrierId.Exit, token);
        await rig.UntilAsync(() => rig.World.Openness(BarrierId.Entry) == 0);
        Assert.True(rig.Refused(BarrierId.Exit, Catalogue.InterlockOtherOpen));
        await rig.RunAsync(50);
        rig.Hardware.Open(BarrierId.Exit, token);
        await rig.UntilAsync(() => rig.World.Openness(BarrierId.Exit) == 1);
    }

    [Fact]
    public async Task Token_of_the_other_barrier_opens_nothing()
    {
        await using var rig = await LaneRig.StartAsync();
        await RefusedAsync(rig, rig.Token(BarrierId.Entry), Catalogue.InterlockTokenInvalid);
    }

    [Fact]
    public async Task Token_whose_barrier_was_changed_opens_nothing()
    {
        await using var rig = await LaneRig.StartAsync();
        await RefusedAsync(
            rig,
            rig.Token(BarrierId.Entry) with
            {
                Barrier = BarrierId.Exit,
            },
            Catalogue.InterlockTokenInvalid
        );
    }

    [Fact]
    public async Task Forged_token_opens_nothing()
    {
        await using var rig = await LaneRig.StartAsync();
        var foreign = new OpeningTokens().Mint("crossing-1", BarrierId.Exit, 1, rig.Time.GetUtcNow().AddSeconds(10));
        await RefusedAsync(rig, foreign, Catalogue.InterlockTokenInvalid);
        await RefusedAsync(rig, foreign with { Mac = [] }, Catalogue.InterlockTokenInvalid);
    }

    [Fact]
    public async Task Expired_token_opens_nothing_and_cannot_be_prolonged()
    {
        await using var rig = await LaneRig.StartAsync();
        var token = rig.Token(BarrierId.Exit);
        await rig.RunAsync(10_100);

        await RefusedAsync(rig, token, Catalogue.InterlockTokenExpired);
        await RefusedAsync(
            rig,
            token with
            {
                ExpiresAt = token.ExpiresAt.AddHours(1),
            },
            Catalogue.InterlockTokenInvalid
        );
    }

    [Fact]
    public async Task Used_token_opens_nothing_again()
    {
        await using var rig = await LaneRig.StartAsync();
        var token = rig.Token(BarrierId.Exit);
        rig.Hardware.Open(BarrierId.Exit, token);
        await rig.RunAsync(500);
        await rig.ClosedAsync(BarrierId.Exit);

        await RefusedAsync(rig, token, Catalogue.InterlockTokenUsed);
    }

    [Fact]
    public async Task Opening_without_a_turning_lane_loop_is_refused()
    {
        await using var rig = await LaneRig.StartAsync();
        rig.Beats = false;
        await rig.RunAsync(1500);

        await RefusedAsync(rig, rig.Token(BarrierId.Exit), Catalogue.InterlockNoHeartbeat);
    }

    [Fact]
    public async Task Open_barrier_closes_when_the_other_one_is_forced_by_hand()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Exit);
        await rig.RunAsync(600);

        rig.World.ForceDoor(BarrierId.Entry);
        await rig.RunAsync(1000);

        Assert.True(rig.Faulted(BarrierId.Entry, Catalogue.BarrierForced));
        Assert.True(rig.Refused(BarrierId.Exit, Catalogue.InterlockOtherOpen));
        Assert.Equal(0, rig.World.Openness(BarrierId.Exit));
    }

    [Fact]
    public async Task Opened_barrier_is_held_by_its_drive_and_a_closed_one_is_not()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);
        await rig.RunAsync(10_000);
        Assert.True(rig.World.Output(GpioFunctions.EntryOpen));

        await rig.ClosedAsync(BarrierId.Entry);
        Assert.False(rig.Driven);
    }

    [Fact]
    public async Task Command_reaches_the_pin_within_the_turn_it_wakes()
    {
        await using var rig = await LaneRig.StartAsync();

        rig.Open(BarrierId.Entry);
        await rig.SettleAsync(); // no time passes

        Assert.True(rig.World.Output(GpioFunctions.EntryOpen));
        Assert.Equal([TimeSpan.Zero], rig.Hardware.CommandLatencies.Snapshot());
    }

    private static async Task RefusedAsync(LaneRig rig, OpeningToken token, CatalogueEntry why)
    {
        rig.Told.Clear();
        rig.Hardware.Open(BarrierId.Exit, token);
        await rig.RunAsync(500);
        Assert.True(rig.Refused(BarrierId.Exit, why), string.Join(", ", rig.Told));
        Assert.Equal(0, rig.World.Openness(BarrierId.Exit));
        Assert.False(rig.World.Output(GpioFunctions.ExitOpen));
    }
}
