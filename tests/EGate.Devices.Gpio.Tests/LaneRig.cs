using System.Device.Gpio;
using EGate.Core;
using EGate.Devices.Simulated;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace EGate.Devices.Gpio.Tests;

/// <summary>
/// The real hardware class on its own thread over the simulated pins, with time moved by hand. Time goes in small steps, and after each the
/// interlock has done everything it was left, so a test sees the same run every time without waiting for anything.
/// </summary>
internal sealed class LaneRig : IAsyncDisposable
{
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    private long _sequence;

    private LaneRig(GpioProfile profile, SimulatedLaneSettings settings, FakeTimeProvider time)
    {
        Time = time;
        World = new SimulatedLaneWorld(profile, time, settings);
        Driver = new SimulatedGpioDriver(World);
        Hardware = new GpioLaneHardware(
            profile,
            new GpioController(Driver),
            Tokens,
            time,
            NullLogger<GpioLaneHardware>.Instance
        );
    }

    public FakeTimeProvider Time { get; }

    public SimulatedLaneWorld World { get; }

    public SimulatedGpioDriver Driver { get; }

    public OpeningTokens Tokens { get; } = new();

    public GpioLaneHardware Hardware { get; }

    /// <summary>Everything the hardware has told, in order.</summary>
    public List<HardwareEvent> Told { get; } = [];

    /// <summary>Whether the lane loop turns.</summary>
    public bool Beats { get; set; } = true;

    public static async Task<LaneRig> StartAsync(
        GpioProfile? profile = null,
        SimulatedLaneSettings? settings = null,
        FakeTimeProvider? time = null
    )
    {
        var rig = new LaneRig(
            profile ?? SimulatedLaneWorld.DefaultProfile(),
            settings ?? new SimulatedLaneSettings(),
            time ?? new FakeTimeProvider()
        );
        rig.Hardware.Heartbeat();
        rig.Hardware.Start();
        await rig.RunAsync(TimeSpan.FromMilliseconds(50));
        return rig;
    }

    public OpeningToken Token(BarrierId barrier) =>
        Tokens.Mint("crossing-1", barrier, ++_sequence, Time.GetUtcNow() + TimeSpan.FromSeconds(10));

    /// <summary>Opens with a good token.</summary>
    public void Open(BarrierId barrier) => Hardware.Open(barrier, Token(barrier));

    /// <summary>Opens and lets the barrier arrive.</summary>
    public async Task OpenedAsync(BarrierId barrier)
    {
        Open(barrier);
        await UntilAsync(() => World.Openness(barrier) == 1);
        await RunAsync(50);
    }

    /// <summary>Closes and lets the barrier arrive.</summary>
    public async Task ClosedAsync(BarrierId barrier)
    {
        Hardware.Close(barrier);
        await UntilAsync(() => IsClosed(barrier));
        await RunAsync(50);
    }

    /// <summary>Whether a leaf truly presses its closed end switch.</summary>
    public bool IsClosed(BarrierId barrier) => World.Openness(barrier) <= 0.02;

    public Task RunAsync(int milliseconds) => RunAsync(TimeSpan.FromMilliseconds(milliseconds));

    public async Task RunAsync(TimeSpan span)
    {
        await SettleAsync();
        for (var left = span; left > TimeSpan.Zero; left -= Step)
        {
            Time.Advance(left < Step ? left : Step);
            await SettleAsync();
        }
    }

    /// <summary>Runs until something is so; a test fails when it is not within 30 simulated seconds.</summary>
    public async Task UntilAsync(Func<bool> so)
    {
        for (var i = 0; i < 6000; i++)
        {
            await SettleAsync();
            if (so())
                return;
            Time.Advance(Step);
        }
        Assert.Fail($"It did not come to be within 30 simulated seconds. Told: {string.Join(", ", Told)}");
    }

    /// <summary>Runs until a walk has come to its end.</summary>
    public async Task WalkAsync(Task walk)
    {
        await UntilAsync(() => walk.IsCompleted);
        await walk;
        await RunAsync(50);
    }

    public async Task SettleAsync()
    {
        if (Beats)
            Hardware.Heartbeat();
        await Hardware.SettledAsync();
        while (Hardware.Events.TryRead(out var said))
            Told.Add(said);
    }

    public IEnumerable<T> All<T>()
        where T : HardwareEvent => Told.OfType<T>();

    public bool Refused(BarrierId barrier, CatalogueEntry why) =>
        Told.Contains(new HardwareEvent.CommandRefused(barrier, why.Id));

    public bool Faulted(BarrierId barrier, CatalogueEntry why) =>
        Told.Contains(new HardwareEvent.BarrierFaulted(barrier, why.Id));

    public bool Driven =>
        World.Output(GpioFunctions.EntryOpen)
        || World.Output(GpioFunctions.EntryClose)
        || World.Output(GpioFunctions.ExitOpen)
        || World.Output(GpioFunctions.ExitClose);

    public bool AtRest => GpioFunctions.Outputs.All(f => !World.Output(f));

    public ValueTask DisposeAsync() => Hardware.DisposeAsync();
}
