using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Devices.Gpio.Tests;

/// <summary>People in the simulated lane, seen through pins, debounce and passage logic.</summary>
public class PassageTests
{
    [Fact]
    public async Task Person_who_crosses_is_counted_in_and_out_and_both_barriers_close()
    {
        await using var rig = await LaneRig.StartAsync();

        await EnterAsync(rig);
        await rig.ClosedAsync(BarrierId.Entry);
        await rig.OpenedAsync(BarrierId.Exit);
        await rig.WalkAsync(rig.World.PersonLeavesAsync());
        await rig.ClosedAsync(BarrierId.Exit);

        Assert.Equal([0, 1, 0], rig.All<HardwareEvent.PersonsChanged>().Select(p => p.Persons));
        Assert.Single(rig.All<HardwareEvent.PassedExit>());
        Assert.Empty(rig.All<HardwareEvent.CommandRefused>());
        Assert.Empty(rig.All<HardwareEvent.BarrierFaulted>());
        Assert.False(rig.Driven);
    }

    [Fact]
    public async Task Person_waits_before_a_closed_barrier_until_it_is_open()
    {
        await using var rig = await LaneRig.StartAsync();
        var walk = rig.World.PersonEntersAsync();

        await rig.RunAsync(5000);
        Assert.False(walk.IsCompleted);
        Assert.False(rig.World.Input(GpioFunctions.EntryBeamOuter));
        rig.Open(BarrierId.Entry);
        await rig.WalkAsync(walk);

        Assert.Equal(1, rig.All<HardwareEvent.PersonsChanged>().Last().Persons);
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.0, 4000)]
    [InlineData(0.5, 0)]
    [InlineData(0.8, 2000)]
    public async Task Person_with_luggage_or_pause_is_one_person(double luggage, int pause)
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);

        await rig.WalkAsync(rig.World.PersonEntersAsync(luggage, TimeSpan.FromMilliseconds(pause)));

        Assert.Equal([0, 1], rig.All<HardwareEvent.PersonsChanged>().Select(p => p.Persons));
    }

    [Fact]
    public async Task Person_who_turns_half_way_is_not_counted()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);

        await rig.WalkAsync(rig.World.PersonTurnsHalfWayAsync());

        Assert.Equal([0], rig.All<HardwareEvent.PersonsChanged>().Select(p => p.Persons));
        Assert.Empty(rig.All<HardwareEvent.WalkedBack>());
    }

    [Fact]
    public async Task Two_people_on_one_opening_are_counted_as_two()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Entry);

        await rig.WalkAsync(rig.World.TailgateAsync());

        Assert.Equal(2, rig.All<HardwareEvent.PersonsChanged>().Last().Persons);
        Assert.Equal(2, rig.World.PeopleInside);
    }

    [Fact]
    public async Task Person_who_walks_back_is_told_and_the_mantrap_is_empty_again()
    {
        await using var rig = await LaneRig.StartAsync();
        await EnterAsync(rig);

        await rig.WalkAsync(rig.World.PersonWalksBackAsync());

        Assert.Single(rig.All<HardwareEvent.WalkedBack>());
        Assert.Equal(0, rig.All<HardwareEvent.PersonsChanged>().Last().Persons);
        Assert.False(rig.All<HardwareEvent.MantrapOccupied>().Last().Occupied);
    }

    [Fact]
    public async Task Person_who_comes_in_through_the_exit_is_a_wrong_way()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Exit);

        await rig.WalkAsync(rig.World.WrongWayAsync());

        Assert.Single(rig.All<HardwareEvent.WrongWay>());
        Assert.Equal(1, rig.All<HardwareEvent.PersonsChanged>().Last().Persons);
    }

    [Fact]
    public async Task Bag_left_behind_occupies_the_mantrap_without_a_person()
    {
        await using var rig = await LaneRig.StartAsync();

        rig.World.LeaveBag();
        await rig.RunAsync(50);
        Assert.True(rig.All<HardwareEvent.MantrapOccupied>().Last().Occupied);
        Assert.Equal(0, rig.All<HardwareEvent.PersonsChanged>().Last().Persons);
        rig.World.TakeBag();
        await rig.RunAsync(50);

        Assert.False(rig.All<HardwareEvent.MantrapOccupied>().Last().Occupied);
    }

    [Fact]
    public async Task Bouncing_inputs_change_nothing_that_is_told()
    {
        await using var calm = await LaneRig.StartAsync();
        await using var bouncing = await LaneRig.StartAsync(settings: new SimulatedLaneSettings { BounceEdges = 9 });

        foreach (var rig in new[] { calm, bouncing })
        {
            await rig.RunAsync(100);
            rig.Told.Clear(); // lines that still bounce at power-up are told as they are
            await EnterAsync(rig);
            await rig.ClosedAsync(BarrierId.Entry);
            await rig.OpenedAsync(BarrierId.Exit);
            await rig.WalkAsync(rig.World.PersonLeavesAsync());
            await rig.ClosedAsync(BarrierId.Exit);
        }

        Assert.Equal(calm.Told.Where(IsPassage), bouncing.Told.Where(IsPassage));
        Assert.Empty(bouncing.All<HardwareEvent.BarrierFaulted>());
    }

    [Fact]
    public async Task Fast_people_in_a_lane_with_low_active_lines_are_counted_all_the_same()
    {
        var profile = SimulatedLaneWorld.DefaultProfile();
        profile = profile with
        {
            Lines = profile.Lines.ToDictionary(l => l.Key, l => l.Value with { ActiveLow = l.Value.Offset % 2 == 0 }),
        };
        await using var rig = await LaneRig.StartAsync(profile, new SimulatedLaneSettings { WalkingSpeed = 8 });

        for (var i = 0; i < 5; i++)
        {
            await EnterAsync(rig);
            await rig.ClosedAsync(BarrierId.Entry);
            await rig.OpenedAsync(BarrierId.Exit);
            await rig.WalkAsync(rig.World.PersonLeavesAsync());
            await rig.ClosedAsync(BarrierId.Exit);
        }

        Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0], rig.All<HardwareEvent.PersonsChanged>().Select(p => p.Persons));
        Assert.Equal(5, rig.All<HardwareEvent.PassedExit>().Count());
        Assert.Equal(10, rig.Hardware.CommandLatencies.Count);
    }

    [Fact]
    public async Task Presence_sensor_that_is_off_makes_the_device_degraded_and_says_which_sensor()
    {
        await using var rig = await LaneRig.StartAsync();
        rig.World.Misbehave(GpioFunctions.MantrapPresence, Misbehaviour.Off);

        await EnterAsync(rig);
        await rig.RunAsync(2000);

        Assert.Equal(DeviceCondition.Degraded, rig.Hardware.Status.Condition);
        Assert.Equal(Catalogue.PresenceSensorDoubtful.Id, rig.Hardware.Status.FaultId);
        var examination = rig.Hardware.ExamineAsync(CancellationToken.None);
        await rig.SettleAsync();
        Assert.False((await examination).Passed);
    }

    private static bool IsPassage(HardwareEvent said) =>
        said is HardwareEvent.PersonsChanged or HardwareEvent.PassedExit or HardwareEvent.BarrierMoved;

    internal static async Task EnterAsync(LaneRig rig)
    {
        await rig.OpenedAsync(BarrierId.Entry);
        await rig.WalkAsync(rig.World.PersonEntersAsync());
    }
}
