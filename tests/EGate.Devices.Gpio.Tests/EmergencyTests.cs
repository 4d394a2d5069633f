using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Devices.Gpio.Tests;

/// <summary>Evacuation and emergency stop, from commands and from inputs.</summary>
public class EmergencyTests
{
    /// <summary>Ways to bring a lane into a state, by name.</summary>
    private static readonly Dictionary<string, Func<LaneRig, Task>> States = new()
    {
        ["closed"] = _ => Task.CompletedTask,
        ["entry opening"] = async rig =>
        {
            rig.Open(BarrierId.Entry);
            await rig.RunAsync(100);
        },
        ["exit open"] = rig => rig.OpenedAsync(BarrierId.Exit),
        ["exit closing"] = async rig =>
        {
            await rig.OpenedAsync(BarrierId.Exit);
            rig.Hardware.Close(BarrierId.Exit);
            await rig.RunAsync(100);
        },
        ["exit obstructed"] = async rig =>
        {
            await rig.OpenedAsync(BarrierId.Exit);
            rig.World.PutObstacle(BarrierId.Exit);
            rig.Hardware.Close(BarrierId.Exit);
            await rig.RunAsync(1000);
        },
        ["exit faulted"] = async rig =>
        {
            rig.World.Misbehave(BarrierId.Exit, Misbehaviour.Stuck);
            rig.Open(BarrierId.Exit);
            await rig.RunAsync(4000);
            rig.World.Misbehave(BarrierId.Exit, Misbehaviour.Ok);
        },
        ["entry forced"] = async rig =>
        {
            await rig.RunAsync(600);
            rig.World.ForceDoor(BarrierId.Entry, 0.3);
            await rig.RunAsync(100);
        },
        ["switches contradict"] = async rig =>
        {
            rig.World.StickInput(GpioFunctions.ExitOpened, active: true);
            await rig.RunAsync(100);
        },
        ["stopped"] = async rig =>
        {
            rig.Hardware.Stop();
            await rig.RunAsync(100);
        },
        ["stop button in"] = async rig =>
        {
            rig.World.PressEmergencyStop();
            await rig.RunAsync(100);
        },
        ["no heartbeat"] = async rig =>
        {
            rig.Beats = false;
            await rig.RunAsync(1500);
        },
        ["closing after re-arm"] = async rig =>
        {
            rig.Hardware.Release();
            await rig.RunAsync(600);
            rig.Hardware.ReArm();
            await rig.RunAsync(100);
        },
    };

    public static TheoryData<string, bool> EveryStateBothWays
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var state in States.Keys)
            {
                data.Add(state, true);
                data.Add(state, false);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryStateBothWays))]
    public async Task Evacuation_opens_both_from_every_state(string state, bool byWire)
    {
        await using var rig = await LaneRig.StartAsync();
        await States[state](rig);
        rig.World.TakeObstacle(BarrierId.Exit);

        if (byWire)
            rig.World.CutEvacuationWire();
        else
            rig.Hardware.Release();
        await rig.RunAsync(100); // N14: gate reaction to the emergency input within 100 ms

        Assert.True(rig.World.Output(GpioFunctions.EntryOpen));
        Assert.True(rig.World.Output(GpioFunctions.ExitOpen));
        await rig.RunAsync(1000);
        Assert.Equal(1, rig.World.Openness(BarrierId.Entry));
        Assert.Equal(1, rig.World.Openness(BarrierId.Exit));
    }

    [Fact]
    public async Task Evacuation_wins_over_every_command_and_stays_when_the_wire_is_whole_again()
    {
        await using var rig = await LaneRig.StartAsync();
        rig.World.CutEvacuationWire();
        await rig.RunAsync(1000);
        Assert.True(rig.All<HardwareEvent.EvacuationInput>().Last().Active);

        rig.Hardware.Close(BarrierId.Entry);
        rig.Hardware.Close(BarrierId.Exit);
        rig.Hardware.Stop();
        rig.Open(BarrierId.Exit);
        rig.Hardware.ReArm();
        rig.World.PressEmergencyStop();
        await rig.RunAsync(1000);
        Assert.True(rig.Refused(BarrierId.Entry, Catalogue.InterlockReleased));
        Assert.True(rig.Refused(BarrierId.Exit, Catalogue.InterlockInputActive));
        rig.World.RestoreEvacuationWire();
        rig.World.ReleaseEmergencyStop();
        await rig.RunAsync(5000);

        Assert.Equal(1, rig.World.Openness(BarrierId.Entry));
        Assert.Equal(1, rig.World.Openness(BarrierId.Exit));
        Assert.True(rig.World.Output(GpioFunctions.ExitOpen));
    }

    [Fact]
    public async Task Evacuation_drives_on_past_obstacle_and_drive_time_and_says_so_once()
    {
        await using var rig = await LaneRig.StartAsync();
        rig.World.PutObstacle(BarrierId.Exit);
        rig.Hardware.Release();

        await rig.RunAsync(8000);
        Assert.Single(rig.All<HardwareEvent.BarrierFaulted>());
        Assert.True(rig.Faulted(BarrierId.Exit, Catalogue.BarrierDriveTimeout));
        Assert.True(rig.World.Output(GpioFunctions.ExitOpen));
        rig.World.TakeObstacle(BarrierId.Exit);
        await rig.RunAsync(500);

        Assert.Equal(1, rig.World.Openness(BarrierId.Exit));
    }

    [Fact]
    public async Task Re_arm_after_evacuation_closes_the_exit_and_then_the_entry()
    {
        await using var rig = await LaneRig.StartAsync();
        rig.Hardware.Release();
        await rig.RunAsync(1000);

        rig.Hardware.ReArm();
        await rig.RunAsync(200);
        Assert.True(rig.World.Output(GpioFunctions.ExitClose));
        Assert.Equal(1, rig.World.Openness(BarrierId.Entry));
        await rig.RunAsync(1000);

        Assert.Equal(0, rig.World.Openness(BarrierId.Exit));
        Assert.Equal(0, rig.World.Openness(BarrierId.Entry));
        await rig.OpenedAsync(BarrierId.Entry);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Emergency_stop_takes_both_drives_where_they_stand(bool byButton)
    {
        await using var rig = await LaneRig.StartAsync();
        rig.Open(BarrierId.Exit);
        await rig.RunAsync(200);

        if (byButton)
            rig.World.PressEmergencyStop();
        else
            rig.Hardware.Stop();
        await rig.RunAsync(50);
        var where = rig.World.Openness(BarrierId.Exit);
        rig.Hardware.Close(BarrierId.Exit);
        rig.Open(BarrierId.Exit);
        await rig.RunAsync(2000);

        Assert.InRange(where, 0.4, 0.7);
        Assert.Equal(where, rig.World.Openness(BarrierId.Exit));
        Assert.False(rig.Driven);
        Assert.True(rig.Refused(BarrierId.Exit, Catalogue.InterlockStopped));
        Assert.Equal(BarrierPosition.Blocked, rig.All<HardwareEvent.BarrierMoved>().Last().Position);
    }

    [Fact]
    public async Task Re_arm_is_refused_while_the_stop_button_is_in_and_closes_when_it_is_out()
    {
        await using var rig = await LaneRig.StartAsync();
        rig.Open(BarrierId.Exit);
        await rig.RunAsync(200);
        rig.World.PressEmergencyStop();
        await rig.RunAsync(100);

        rig.Hardware.ReArm();
        await rig.RunAsync(500);
        Assert.True(rig.Refused(BarrierId.Exit, Catalogue.InterlockInputActive));
        Assert.False(rig.Driven);
        rig.World.ReleaseEmergencyStop();
        await rig.RunAsync(500);
        Assert.False(rig.Driven);
        rig.Hardware.ReArm();
        await rig.RunAsync(1000);

        Assert.Equal(0, rig.World.Openness(BarrierId.Exit));
    }

    [Fact]
    public async Task Flicker_shorter_than_the_debounce_is_no_evacuation()
    {
        await using var rig = await LaneRig.StartAsync();

        rig.World.CutEvacuationWire();
        await rig.RunAsync(5);
        rig.World.RestoreEvacuationWire();
        await rig.RunAsync(500);

        Assert.False(rig.Driven);
        Assert.Equal([false], rig.All<HardwareEvent.EvacuationInput>().Select(e => e.Active));
    }

    [Fact]
    public async Task Wire_cut_before_start_is_an_evacuation_from_the_start()
    {
        var rig = await LaneRig.StartAsync();
        await rig.DisposeAsync();
        rig.World.CutEvacuationWire();
        await using var restarted = new GpioLaneHardware(
            rig.World.Profile,
            new System.Device.Gpio.GpioController(new SimulatedGpioDriver(rig.World)),
            new OpeningTokens(),
            rig.Time,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<GpioLaneHardware>.Instance
        );

        restarted.Start();
        await restarted.SettledAsync();
        rig.Time.Advance(TimeSpan.FromMilliseconds(20));
        await restarted.SettledAsync();

        Assert.True(rig.World.Output(GpioFunctions.ExitOpen));
        Assert.True(rig.World.Output(GpioFunctions.EntryOpen));
    }
}
