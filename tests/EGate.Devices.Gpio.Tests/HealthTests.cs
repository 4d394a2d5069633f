using EGate.Core;
using EGate.Devices.Simulated;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Devices.Gpio.Tests;

/// <summary>Rest state, heartbeat, lost lines, lost events, examination.</summary>
public class HealthTests
{
    [Fact]
    public async Task Dispose_puts_every_output_to_rest()
    {
        var rig = await LaneRig.StartAsync();
        rig.Hardware.Show(EntrySign.Arrow, 80);
        await rig.OpenedAsync(BarrierId.Exit);
        Assert.True(rig.World.Output(GpioFunctions.ExitOpen));

        await rig.DisposeAsync();
        await rig.DisposeAsync();

        Assert.True(rig.AtRest);
        Assert.True(rig.Hardware.Events.Completion.IsCompleted);
    }

    [Fact]
    public async Task Dispose_before_start_touches_nothing_and_ends()
    {
        var profile = SimulatedLaneWorld.DefaultProfile();
        var time = new FakeTimeProvider();
        var world = new SimulatedLaneWorld(profile, time);
        var hardware = new GpioLaneHardware(
            profile,
            new System.Device.Gpio.GpioController(new SimulatedGpioDriver(world)),
            new OpeningTokens(),
            time,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<GpioLaneHardware>.Instance
        );

        await hardware.DisposeAsync();

        Assert.True(hardware.Events.Completion.IsCompleted);
    }

    [Fact]
    public async Task Crash_of_the_thread_puts_every_output_to_rest_and_says_so()
    {
        var time = new BreakingTime();
        await using var rig = await LaneRig.StartAsync(time: time);
        await rig.OpenedAsync(BarrierId.Exit);

        time.BreakNext = true;
        rig.Hardware.Show(EntrySign.Cross, 0);
        await rig.SettleAsync();
        while (!rig.Hardware.Events.Completion.IsCompleted)
            await rig.Hardware.Events.WaitToReadAsync();

        Assert.True(rig.AtRest);
        Assert.Equal(DeviceCondition.Lost, rig.Hardware.Status.Condition);
        Assert.Equal(Catalogue.InterlockCrashed.Id, rig.Hardware.Status.FaultId);
        rig.Open(BarrierId.Exit); // nothing follows and nothing throws
        Assert.False((await rig.Hardware.ExamineAsync(CancellationToken.None)).Passed);
        Assert.True(rig.AtRest);
    }

    [Fact]
    public async Task Heartbeat_toggles_while_the_loop_turns_and_falls_when_it_stops()
    {
        await using var rig = await LaneRig.StartAsync();
        var toggles = 0;
        rig.World.OutputChanged += (function, _, _) => toggles += function == GpioFunctions.Heartbeat ? 1 : 0;

        await rig.RunAsync(2000);
        Assert.InRange(toggles, 7, 9); // a quarter of a second each
        rig.Beats = false;
        await rig.RunAsync(1300);
        Assert.False(rig.World.Output(GpioFunctions.Heartbeat));
        toggles = 0;
        await rig.RunAsync(5000);
        Assert.Equal(0, toggles);
        rig.Beats = true;
        await rig.RunAsync(1000);

        Assert.InRange(toggles, 3, 5);
    }

    [Fact]
    public async Task Barrier_is_not_held_open_for_a_loop_that_stopped()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Exit);

        rig.Beats = false;
        await rig.RunAsync(1300);

        Assert.False(rig.Driven);
        Assert.True(rig.Faulted(BarrierId.Exit, Catalogue.InterlockNoHeartbeat));
    }

    [Fact]
    public async Task Unplugged_chip_is_lost_once_and_back_once_and_forgets_its_opening()
    {
        await using var rig = await LaneRig.StartAsync();
        var conditions = new List<DeviceCondition>();
        rig.Hardware.StatusChanged += s => conditions.Add(s.Condition);
        await rig.OpenedAsync(BarrierId.Exit);

        rig.World.UnplugChip();
        await rig.RunAsync(500);
        Assert.Equal(DeviceCondition.Lost, rig.Hardware.Status.Condition);
        Assert.Equal(Catalogue.GpioLost.Id, rig.Hardware.Status.FaultId);
        rig.Open(BarrierId.Exit);
        await rig.RunAsync(3000);
        Assert.True(rig.Refused(BarrierId.Exit, Catalogue.GpioLost));
        rig.World.PlugChip();
        await rig.RunAsync(1500);

        Assert.Equal([DeviceCondition.Lost, DeviceCondition.Ready], conditions);
        Assert.False(rig.Driven);
        Assert.Equal(
            BarrierPosition.Open,
            rig.All<HardwareEvent.BarrierMoved>().Last(m => m.Barrier == BarrierId.Exit).Position
        );
        await rig.ClosedAsync(BarrierId.Exit);
    }

    [Fact]
    public async Task Missed_edge_heals_by_polling()
    {
        await using var rig = await LaneRig.StartAsync();
        rig.Driver.LosesEdges = true;

        rig.World.CutEvacuationWire();
        await rig.RunAsync(InterlockThread.PollEvery + TimeSpan.FromMilliseconds(20));

        Assert.True(rig.World.Output(GpioFunctions.EntryOpen));
        Assert.True(rig.World.Output(GpioFunctions.ExitOpen));
    }

    [Fact]
    public async Task Evacuation_commanded_while_the_chip_is_unplugged_opens_when_it_is_back()
    {
        await using var rig = await LaneRig.StartAsync();
        rig.World.UnplugChip();
        await rig.RunAsync(500);

        rig.Hardware.Release();
        await rig.RunAsync(100);
        rig.World.PlugChip();
        await rig.RunAsync(2000);

        Assert.Equal(1, rig.World.Openness(BarrierId.Entry));
        Assert.Equal(1, rig.World.Openness(BarrierId.Exit));
    }

    [Fact]
    public async Task Chip_that_is_not_there_at_start_is_lost_and_comes_later()
    {
        var time = new FakeTimeProvider();
        var world = new SimulatedLaneWorld(SimulatedLaneWorld.DefaultProfile(), time);
        world.UnplugChip();
        await using var hardware = new GpioLaneHardware(
            world.Profile,
            new System.Device.Gpio.GpioController(new SimulatedGpioDriver(world)),
            new OpeningTokens(),
            time,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<GpioLaneHardware>.Instance
        );

        Assert.Equal(DeviceCondition.Starting, hardware.Status.Condition);
        hardware.Start();
        await hardware.SettledAsync();
        Assert.Equal(DeviceCondition.Lost, hardware.Status.Condition);
        world.PlugChip();
        time.Advance(TimeSpan.FromSeconds(1));
        await hardware.SettledAsync();

        Assert.Equal(DeviceCondition.Ready, hardware.Status.Condition);
        Assert.Null(hardware.Status.FaultId);
    }

    [Fact]
    public async Task Events_that_nobody_takes_are_a_fault_and_the_whole_state_is_told_when_somebody_does()
    {
        await using var rig = await LaneRig.StartAsync();
        await rig.OpenedAsync(BarrierId.Exit);
        for (var i = 0; i <= EventOutlet.Capacity; i++)
        {
            rig.Hardware.Open(BarrierId.Entry, rig.Token(BarrierId.Entry)); // each is refused, and told
            await rig.Hardware.SettledAsync();
        }

        rig.Time.Advance(LaneRig.Step);
        rig.Hardware.Heartbeat();
        rig.Hardware.Show(EntrySign.Cross, 0);
        await rig.Hardware.SettledAsync();
        Assert.Equal(Catalogue.HardwareEventsOverflow.Id, rig.Hardware.Status.FaultId);
        Assert.False(rig.Driven);
        await rig.RunAsync(1000);

        Assert.Equal(DeviceCondition.Ready, rig.Hardware.Status.Condition);
        Assert.Equal(
            BarrierPosition.Open,
            rig.All<HardwareEvent.BarrierMoved>().Last(m => m.Barrier == BarrierId.Exit).Position
        );
    }

    [Fact]
    public async Task Signs_are_never_both_lit_and_the_light_is_a_switch()
    {
        await using var rig = await LaneRig.StartAsync();
        var both = false;
        rig.World.OutputChanged += (_, _, _) =>
            both |= rig.World.Output(GpioFunctions.SignArrow) && rig.World.Output(GpioFunctions.SignCross);

        foreach (
            var sign in new[] { EntrySign.Arrow, EntrySign.Cross, EntrySign.Arrow, EntrySign.Dark, EntrySign.Cross }
        )
        {
            rig.Hardware.Show(sign, sign == EntrySign.Arrow ? 1 : 0);
            await rig.SettleAsync();
            Assert.Equal(sign == EntrySign.Arrow, rig.World.Output(GpioFunctions.SignArrow));
            Assert.Equal(sign == EntrySign.Cross, rig.World.Output(GpioFunctions.SignCross));
            Assert.Equal(sign == EntrySign.Arrow, rig.World.Output(GpioFunctions.FaceLight));
        }

        Assert.False(both);
    }

    [Fact]
    public async Task Examination_of_a_sound_lane_passes_and_names_what_it_saw()
    {
        await using var rig = await LaneRig.StartAsync();

        var examination = await rig.Hardware.ExamineAsync(CancellationToken.None);

        Assert.True(examination.Passed, examination.Result);
        Assert.Contains("Entry Closed", examination.Result, StringComparison.Ordinal);
        Assert.Contains(GpioFunctions.EvacuationOk, examination.Result, StringComparison.Ordinal);
        Assert.Empty(examination.Remedy);
    }

    [Fact]
    public void Profile_with_missing_and_shared_lines_is_refused_with_all_problems_at_once()
    {
        var profile = SimulatedLaneWorld.DefaultProfile();
        var lines = new Dictionary<string, GpioLine>(profile.Lines)
        {
            [GpioFunctions.ExitOpen] = profile.Lines[GpioFunctions.EntryOpen],
            [GpioFunctions.Heartbeat] = new GpioLine(-1, ActiveLow: false),
        };
        lines.Remove(GpioFunctions.FaceLight);

        var problem = Assert.Throws<ArgumentException>(() => new LineMap(profile with { Lines = lines }));

        Assert.Contains("face-light has no line", problem.Message, StringComparison.Ordinal);
        Assert.Contains("entry-open and exit-open share offset 0", problem.Message, StringComparison.Ordinal);
        Assert.Contains("heartbeat has a negative offset", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chip_label_that_this_machine_does_not_have_is_a_clear_error()
    {
        var problem = Assert.Throws<GpioChipException>(() => GpioChips.Open("no-such-chip"));

        Assert.Equal(Catalogue.GpioChipMissing.Id, problem.FaultId);
        Assert.Contains("no-such-chip", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>A clock that throws once on the interlock's thread: a defect that no code of ours expects.</summary>
    private sealed class BreakingTime : FakeTimeProvider
    {
        public volatile bool BreakNext;

        public override DateTimeOffset GetUtcNow()
        {
            if (!BreakNext || Thread.CurrentThread.Name != "interlock")
                return base.GetUtcNow();
            BreakNext = false;
            throw new InvalidOperationException("The clock broke.");
        }
    }
}
