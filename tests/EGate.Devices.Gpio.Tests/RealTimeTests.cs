using System.Device.Gpio;
using EGate.Core;
using EGate.Devices.Simulated;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Devices.Gpio.Tests;

/// <summary>The same parts on the wall clock, as in the daemon: thread, timers and world must find each other without a test that moves time.</summary>
public class RealTimeTests
{
    [Fact]
    public async Task Barriers_open_and_close_and_a_person_walks_through_in_real_time()
    {
        // Limits so wide that a busy machine does not reach them; what is awaited are the events themselves.
        var profile = SimulatedLaneWorld.DefaultProfile() with
        {
            DriveMax = TimeSpan.FromMinutes(1),
            HeartbeatMax = TimeSpan.FromMinutes(5),
        };
        var settings = new SimulatedLaneSettings { Travel = TimeSpan.FromMilliseconds(100), WalkingSpeed = 3 };
        var world = new SimulatedLaneWorld(profile, TimeProvider.System, settings);
        var tokens = new OpeningTokens();
        await using var hardware = new GpioLaneHardware(
            profile,
            new GpioController(new SimulatedGpioDriver(world)),
            tokens,
            TimeProvider.System,
            NullLogger<GpioLaneHardware>.Instance
        );
        hardware.Heartbeat();
        hardware.Start();

        await OpenAsync(hardware, tokens, BarrierId.Entry);
        await world.PersonEntersAsync();
        await CloseAsync(hardware, BarrierId.Entry);
        await OpenAsync(hardware, tokens, BarrierId.Exit);
        await world.PersonLeavesAsync();
        await CloseAsync(hardware, BarrierId.Exit);

        Assert.Equal(0, world.PeopleInside);
        Assert.Equal(2, hardware.CommandLatencies.Snapshot().Count);
        Assert.Equal(DeviceCondition.Ready, hardware.Status.Condition);
    }

    private static Task OpenAsync(GpioLaneHardware hardware, OpeningTokens tokens, BarrierId barrier)
    {
        var expires = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1);
        hardware.Open(barrier, tokens.Mint("crossing-1", barrier, 1, expires));
        return MovedAsync(hardware, barrier, BarrierPosition.Open);
    }

    private static Task CloseAsync(GpioLaneHardware hardware, BarrierId barrier)
    {
        hardware.Close(barrier);
        return MovedAsync(hardware, barrier, BarrierPosition.Closed);
    }

    private static async Task MovedAsync(GpioLaneHardware hardware, BarrierId barrier, BarrierPosition position)
    {
        var wanted = new HardwareEvent.BarrierMoved(barrier, position);
        await foreach (var said in hardware.Events.ReadAllAsync())
        {
            Assert.IsNotType<HardwareEvent.CommandRefused>(said);
            if (said.Equals(wanted))
                return;
        }
        Assert.Fail($"{wanted} was not told.");
    }
}
