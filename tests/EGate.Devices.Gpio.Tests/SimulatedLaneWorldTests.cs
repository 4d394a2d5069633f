using System.Device.Gpio;
using EGate.Core;
using EGate.Devices.Simulated;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Devices.Gpio.Tests;

/// <summary>The simulated lane by itself, without the hardware class.</summary>
public sealed class SimulatedLaneWorldTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly SimulatedLaneWorld _world;
    private readonly GpioController _pins;

    public SimulatedLaneWorldTests()
    {
        _world = new SimulatedLaneWorld(SimulatedLaneWorld.DefaultProfile(), _time);
        _pins = new GpioController(new SimulatedGpioDriver(_world));
    }

    public void Dispose() => _pins.Dispose();

    [Fact]
    public void Leaf_travels_in_its_time_and_stands_when_both_drives_are_on()
    {
        Drive(GpioFunctions.ExitOpen, active: true);
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.InRange(_world.Openness(BarrierId.Exit), 0.49, 0.51);
        Drive(GpioFunctions.ExitClose, active: true);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(_world.Openness(BarrierId.Exit), 0.49, 0.51);
        Drive(GpioFunctions.ExitClose, active: false);
        _time.Advance(TimeSpan.FromMilliseconds(201));

        Assert.Equal(1, _world.Openness(BarrierId.Exit));
        Assert.True(_world.Input(GpioFunctions.ExitOpened));
        Assert.False(_world.Input(GpioFunctions.ExitClosed));
    }

    [Fact]
    public void Edge_of_the_open_switch_comes_when_the_leaf_is_there()
    {
        var seen = Edges(GpioFunctions.ExitOpened);

        Drive(GpioFunctions.ExitOpen, active: true);
        for (var i = 0; i < 500; i++)
            _time.Advance(TimeSpan.FromMilliseconds(1));

        var (at, type) = Assert.Single(seen);
        Assert.InRange(at.TotalMilliseconds, 392, 394); // 98 % of 400 ms
        Assert.Equal(PinEventTypes.Rising, type);
    }

    [Fact]
    public void One_large_step_of_time_does_everything_that_lies_in_it_in_order()
    {
        var closed = Edges(GpioFunctions.EntryClosed);
        var outer = Edges(GpioFunctions.EntryBeamOuter);
        var inner = Edges(GpioFunctions.EntryBeamInner);
        Drive(GpioFunctions.EntryOpen, active: true);

        var walk = _world.PersonEntersAsync();
        _time.Advance(TimeSpan.FromHours(1));

        Assert.True(walk.IsCompletedSuccessfully);
        Assert.Single(closed);
        Assert.Equal([PinEventTypes.Rising, PinEventTypes.Falling], outer.Select(e => e.Type));
        Assert.Equal([PinEventTypes.Rising, PinEventTypes.Falling], inner.Select(e => e.Type));
        Assert.Equal(1, _world.PeopleInside);
    }

    [Fact]
    public async Task Cancelled_person_outside_goes_away_and_leaves_the_lane_free()
    {
        using var patience = new CancellationTokenSource();
        var walk = _world.PersonEntersAsync(cancellation: patience.Token);
        _time.Advance(TimeSpan.FromSeconds(5));

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => walk);
        Drive(GpioFunctions.EntryOpen, active: true);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(0, _world.PeopleInside);
        Assert.Throws<InvalidOperationException>(() =>
        {
            _ = _world.PersonLeavesAsync();
        });
    }

    [Theory]
    [InlineData(Misbehaviour.Ok, true, true)]
    [InlineData(Misbehaviour.Off, false, false)]
    [InlineData(Misbehaviour.Stuck, false, false)]
    [InlineData(Misbehaviour.Wrong, false, false)]
    [InlineData(Misbehaviour.Slow, false, true)]
    [InlineData(Misbehaviour.Delayed, false, true)]
    public void Misbehaving_sensor_shows_what_its_name_says(Misbehaviour how, bool atOnce, bool later)
    {
        _world.Misbehave(GpioFunctions.MantrapPresence, how);

        _world.LeaveBag();
        Assert.Equal(atOnce, _world.Input(GpioFunctions.MantrapPresence));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(later, _world.Input(GpioFunctions.MantrapPresence));
    }

    [Theory]
    [InlineData(Misbehaviour.Garbage)]
    [InlineData(Misbehaviour.Intermittent)]
    public void Unsteady_sensor_changes_by_itself_and_the_same_way_for_the_same_seed(Misbehaviour how)
    {
        var first = Changes(how);
        var second = Changes(how);

        Assert.InRange(first.Count, 20, 2000);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Driver_is_as_strict_as_a_chip()
    {
        Assert.Throws<IOException>(() => _pins.OpenPin(99));
        var input = _world.Profile.Lines[GpioFunctions.EntryClosed].Offset;
        _pins.OpenPin(input, PinMode.Input);
        Assert.Throws<InvalidOperationException>(() => _pins.SetPinMode(input, PinMode.Output));
        using var second = new GpioController(new SimulatedGpioDriver(_world));
        _world.UnplugChip();
        Assert.Throws<IOException>(() => _pins.Read(input));
    }

    [Fact]
    public void Settings_out_of_bounds_are_refused()
    {
        var profile = SimulatedLaneWorld.DefaultProfile();
        foreach (
            var settings in new[]
            {
                new SimulatedLaneSettings { WalkingSpeed = 0 },
                new SimulatedLaneSettings { WalkingSpeed = 11 },
                new SimulatedLaneSettings { Travel = TimeSpan.Zero },
                new SimulatedLaneSettings { BounceEdges = -1 },
            }
        )
            Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedLaneWorld(profile, _time, settings));
    }

    private static List<TimeSpan> Changes(Misbehaviour how)
    {
        var time = new FakeTimeProvider();
        var world = new SimulatedLaneWorld(SimulatedLaneWorld.DefaultProfile(), time);
        using var pins = new GpioController(new SimulatedGpioDriver(world));
        var offset = world.Profile.Lines[GpioFunctions.MantrapPresence].Offset;
        pins.OpenPin(offset, PinMode.Input);
        var start = time.GetUtcNow();
        var changes = new List<TimeSpan>();
        pins.RegisterCallbackForPinValueChangedEvent(
            offset,
            PinEventTypes.Rising | PinEventTypes.Falling,
            (_, _) => changes.Add(time.GetUtcNow() - start)
        );
        world.LeaveBag();
        world.Misbehave(GpioFunctions.MantrapPresence, how);
        time.Advance(TimeSpan.FromSeconds(10));
        return changes;
    }

    private List<(TimeSpan At, PinEventTypes Type)> Edges(string function)
    {
        var offset = _world.Profile.Lines[function].Offset;
        var start = _time.GetUtcNow();
        var seen = new List<(TimeSpan, PinEventTypes)>();
        _pins.OpenPin(offset, PinMode.Input);
        _pins.RegisterCallbackForPinValueChangedEvent(
            offset,
            PinEventTypes.Rising | PinEventTypes.Falling,
            (_, e) => seen.Add((_time.GetUtcNow() - start, e.ChangeType))
        );
        return seen;
    }

    private void Drive(string function, bool active)
    {
        var offset = _world.Profile.Lines[function].Offset;
        if (!_pins.IsPinOpen(offset))
            _pins.OpenPin(offset, PinMode.Output);
        _pins.Write(offset, active ? PinValue.High : PinValue.Low);
    }
}
