using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Devices.Gpio.Tests;

/// <summary>What a barrier does about obstacles, missing movement and lying switches.</summary>
public class BarrierTests
{
    [Fact]
    public async Task Obstacle_stops_the_drive_within_50_ms_and_is_told()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);
        rig.World.PutObstacle(BarrierId.Entry);
        rig.Hardware.Close(BarrierId.Entry);

        await rig.UntilAsync(() => rig.World.Input(GpioFunctions.EntryObstacle));
        await rig.SettleAsync(); // N23 asks for 50 ms; here it is the same instant

        Assert.False(rig.Driven);
        Assert.Contains(new HardwareEvent.Obstacle(BarrierId.Entry, Present: true), rig.Told);
        Assert.Equal(BarrierPosition.Blocked, rig.All<HardwareEvent.BarrierMoved>().Last().Position);
    }

    [Fact]
    public async Task Obstacle_that_leaves_is_followed_by_a_pause_and_a_slow_closing()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);
        rig.World.PutObstacle(BarrierId.Entry);
        rig.Hardware.Close(BarrierId.Entry);
        await rig.UntilAsync(() => rig.World.Input(GpioFunctions.EntryObstacle));
        rig.World.TakeObstacle(BarrierId.Entry);

        await rig.RunAsync(2900);
        Assert.False(rig.Driven);
        var before = rig.Time.GetUtcNow();
        await rig.UntilAsync(() => rig.IsClosed(BarrierId.Entry));
        var took = rig.Time.GetUtcNow() - before;
        await rig.RunAsync(50);

        // Half of the way at full speed is 200 ms; at half speed it is at least 300 ms (the last slice need not be whole).
        Assert.InRange(took.TotalMilliseconds, 390, 600);
        Assert.Equal(BarrierPosition.Closed, rig.All<HardwareEvent.BarrierMoved>().Last().Position);
        Assert.Empty(rig.All<HardwareEvent.BarrierFaulted>());
    }

    [Fact]
    public async Task Obstacle_that_stays_is_a_fault_after_three_tries_and_a_new_command_tries_again()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);
        rig.World.PutObstacle(BarrierId.Entry);
        rig.Hardware.Close(BarrierId.Entry);
        await rig.UntilAsync(() => rig.World.Input(GpioFunctions.EntryObstacle));

        await rig.RunAsync(8900);
        Assert.Empty(rig.All<HardwareEvent.BarrierFaulted>());
        await rig.RunAsync(200); // three pauses of 3 s
        Assert.True(rig.Faulted(BarrierId.Entry, Catalogue.BarrierObstructed));
        await rig.RunAsync(20_000);
        Assert.Single(rig.All<HardwareEvent.BarrierFaulted>());
        Assert.False(rig.Driven);

        rig.World.TakeObstacle(BarrierId.Entry);
        await rig.RunAsync(50);
        await rig.ClosedAsync(BarrierId.Entry);
    }

    [Fact]
    public async Task Obstacle_that_comes_back_uses_up_the_tries()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);
        rig.World.PutObstacle(BarrierId.Entry);
        rig.Hardware.Close(BarrierId.Entry);

        for (var tried = 0; tried < 4; tried++)
        {
            Assert.Empty(rig.All<HardwareEvent.BarrierFaulted>());
            await rig.UntilAsync(() => rig.World.Input(GpioFunctions.EntryObstacle));
            await rig.SettleAsync();
            rig.World.TakeObstacle(BarrierId.Entry);
            await rig.RunAsync(100);
            rig.World.ForceDoor(BarrierId.Entry, 0.6);
            rig.World.PutObstacle(BarrierId.Entry);
        }

        Assert.True(rig.Faulted(BarrierId.Entry, Catalogue.BarrierObstructed));
    }

    [Fact]
    public async Task Person_in_the_doorway_stops_the_closing_leaf_and_gets_through()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);
        var walk = rig.World.PersonEntersAsync(pause: TimeSpan.FromSeconds(2));
        await rig.RunAsync(1500);

        rig.Hardware.Close(BarrierId.Entry);
        await rig.WalkAsync(walk);
        await rig.UntilAsync(() => rig.IsClosed(BarrierId.Entry));

        Assert.Contains(new HardwareEvent.Obstacle(BarrierId.Entry, Present: true), rig.Told);
        Assert.Equal(1, rig.All<HardwareEvent.PersonsChanged>().Last().Persons);
    }

    [Theory]
    [InlineData(Misbehaviour.Stuck, true)]
    [InlineData(Misbehaviour.Off, true)]
    [InlineData(Misbehaviour.Slow, false)]
    [InlineData(Misbehaviour.Delayed, false)]
    [InlineData(Misbehaviour.Intermittent, false)]
    [InlineData(Misbehaviour.Wrong, true)]
    public async Task Misbehaving_barrier_arrives_or_is_a_fault_and_is_never_driven_beyond_its_time(
        Misbehaviour how,
        bool faults
    )
    {
        var profile = SimulatedLaneWorld.DefaultProfile() with { DriveMax = TimeSpan.FromSeconds(4) };
        await using var rig = await LaneRig.StartAsync(profile);
        rig.World.Misbehave(BarrierId.Exit, how);

        rig.Open(BarrierId.Exit);
        await rig.RunAsync(6000);

        Assert.Equal(faults, rig.All<HardwareEvent.BarrierFaulted>().Any());
        Assert.Equal(!faults, rig.All<HardwareEvent.BarrierMoved>().Last().Position == BarrierPosition.Open);
        Assert.Equal(!faults, rig.Driven); // held open when it arrived, at rest when it gave up
        rig.Open(BarrierId.Entry);
        await rig.RunAsync(1000);
        Assert.Equal(0, rig.World.Openness(BarrierId.Entry));
    }

    [Fact]
    public async Task Barrier_whose_switches_flip_by_chance_never_lets_the_other_one_open_beside_it()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Exit);
        rig.World.Misbehave(BarrierId.Exit, Misbehaviour.Garbage);

        for (var i = 0; i < 200; i++)
        {
            rig.Open(BarrierId.Entry);
            await rig.RunAsync(25);
            Assert.False(rig.World.Output(GpioFunctions.ExitOpen) && rig.World.Output(GpioFunctions.EntryOpen));
        }

        Assert.NotEmpty(rig.All<HardwareEvent.BarrierFaulted>());
    }

    [Fact]
    public async Task Both_end_switches_at_once_are_a_fault_and_an_unknown_position()
    {
        await using var rig = await LaneRig.StartAsync();

        rig.World.StickInput(GpioFunctions.ExitOpened, active: true);
        await rig.RunAsync(100);
        Assert.True(rig.Faulted(BarrierId.Exit, Catalogue.BarrierSwitches));
        Assert.Equal(
            new HardwareEvent.BarrierMoved(BarrierId.Exit, BarrierPosition.Unknown),
            rig.All<HardwareEvent.BarrierMoved>().Last()
        );
        rig.Hardware.Close(BarrierId.Exit);
        rig.Open(BarrierId.Entry);
        await rig.RunAsync(500);
        Assert.True(rig.Refused(BarrierId.Entry, Catalogue.InterlockOtherOpen));
        Assert.False(rig.Driven);

        rig.World.Misbehave(GpioFunctions.ExitOpened, Misbehaviour.Ok);
        rig.Hardware.Close(BarrierId.Exit);
        await rig.RunAsync(500);
        await rig.OpenedAsync(BarrierId.Entry);
    }

    [Fact]
    public async Task Closed_switch_that_sticks_is_not_believed_after_an_opening()
    {
        await using var rig = await LaneRig.StartAsync();
        rig.World.StickInput(GpioFunctions.EntryClosed, active: true);
        rig.World.StickInput(GpioFunctions.EntryOpened, active: false);

        rig.Open(BarrierId.Entry);
        await rig.RunAsync(4000); // it is truly open now, but reads closed
        rig.Hardware.Close(BarrierId.Entry);
        rig.World.Misbehave(BarrierId.Entry, Misbehaviour.Stuck);
        rig.World.StickInput(GpioFunctions.EntryClosed, active: true);
        await rig.RunAsync(500);
        rig.Open(BarrierId.Exit);
        await rig.RunAsync(500);

        Assert.True(rig.Faulted(BarrierId.Entry, Catalogue.BarrierSwitchStuck));
        Assert.True(rig.Refused(BarrierId.Exit, Catalogue.InterlockOtherOpen));
        Assert.Equal(0, rig.World.Openness(BarrierId.Exit));
    }

    [Fact]
    public async Task Door_opened_by_hand_is_a_fault_event()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.RunAsync(600);

        rig.World.ForceDoor(BarrierId.Exit);
        await rig.RunAsync(100);

        Assert.True(rig.Faulted(BarrierId.Exit, Catalogue.BarrierForced));
        Assert.Equal(BarrierPosition.Unknown, rig.All<HardwareEvent.BarrierMoved>().Last().Position);
        await rig.ClosedAsync(BarrierId.Exit);
    }

    [Fact]
    public async Task Barrier_turned_round_just_after_it_began_to_open_ends_closed()
    {
        for (var after = 0; after < 60; after += 5)
        {
            await using var rig = await LaneRig.StartAsync();
            rig.Open(BarrierId.Entry);
            await rig.RunAsync(after);

            rig.Hardware.Close(BarrierId.Entry);
            await rig.RunAsync(1000);

            Assert.Equal(0, rig.World.Openness(BarrierId.Entry));
            Assert.Empty(rig.All<HardwareEvent.BarrierFaulted>());
            Assert.Equal(BarrierPosition.Closed, rig.All<HardwareEvent.BarrierMoved>().Last().Position);
        }
    }

    [Fact]
    public async Task Open_barrier_that_is_pushed_is_driven_open_again()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);

        rig.World.ForceDoor(BarrierId.Entry, 0.6);
        await rig.RunAsync(500);

        Assert.Equal(1, rig.World.Openness(BarrierId.Entry));
        Assert.Empty(rig.All<HardwareEvent.BarrierFaulted>());
    }
}
