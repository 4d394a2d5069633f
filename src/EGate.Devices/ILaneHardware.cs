using System.Threading.Channels;
using EGate.Core;

namespace EGate.Devices;

/// <summary>Where a barrier is, by its end switches and its last command.</summary>
public enum BarrierPosition
{
    /// <summary>Not known: at start, or contradicting end switches.</summary>
    Unknown = 0,

    /// <summary>Closed end switch reached.</summary>
    Closed = 1,

    /// <summary>Under way to open.</summary>
    Opening = 2,

    /// <summary>Open end switch reached.</summary>
    Open = 3,

    /// <summary>Under way to closed.</summary>
    Closing = 4,

    /// <summary>Stopped by an obstacle, or did not arrive in time.</summary>
    Blocked = 5,
}

/// <summary>What barriers and sensors tell. One of each kind of edge; the numbers of people are kept by the passage logic.</summary>
public abstract record HardwareEvent
{
    private HardwareEvent() { }

    /// <summary>A barrier is somewhere else.</summary>
    public sealed record BarrierMoved(BarrierId Barrier, BarrierPosition Position) : HardwareEvent;

    /// <summary>A barrier gave up: retries against an obstacle or the maximum drive time are used up.</summary>
    public sealed record BarrierFaulted(BarrierId Barrier, string FaultId) : HardwareEvent;

    /// <summary>An obstacle appeared in, or left, the barrier's path.</summary>
    public sealed record Obstacle(BarrierId Barrier, bool Present) : HardwareEvent;

    /// <summary>How many people the passage logic counts in the mantrap (0 upwards).</summary>
    public sealed record PersonsChanged(int Persons) : HardwareEvent;

    /// <summary>A person went out again through the entry.</summary>
    public sealed record WalkedBack : HardwareEvent;

    /// <summary>A person left through the exit.</summary>
    public sealed record PassedExit : HardwareEvent;

    /// <summary>A person came in through the exit.</summary>
    public sealed record WrongWay : HardwareEvent;

    /// <summary>Something is (or no longer is) in the mantrap, person or thing, by the presence sensor.</summary>
    public sealed record MantrapOccupied(bool Occupied) : HardwareEvent;

    /// <summary>The evacuation input (normally energised: a cut wire is an evacuation).</summary>
    public sealed record EvacuationInput(bool Active) : HardwareEvent;

    /// <summary>The emergency stop input (normally energised).</summary>
    public sealed record EmergencyStopInput(bool Active) : HardwareEvent;

    /// <summary>The interlock did not follow a command.</summary>
    /// <param name="Barrier">Whose command.</param>
    /// <param name="FaultId">Catalogue id of the reason.</param>
    public sealed record CommandRefused(BarrierId Barrier, string FaultId) : HardwareEvent;
}

/// <summary>What the entry sign shows.</summary>
public enum EntrySign
{
    /// <summary>Nothing.</summary>
    Dark = 0,

    /// <summary>Red cross: do not enter.</summary>
    Cross = 1,

    /// <summary>Green arrow: come.</summary>
    Arrow = 2,
}

/// <summary>
/// Barriers, sensors and signs of one lane behind the interlock. Commands are enqueued and answered with events; none of them blocks.
/// The interlock repeats the rules of DESIGN section 5 on its own thread and may refuse.
/// </summary>
public interface ILaneHardware : IDevice
{
    /// <summary>Events in order; bounded; never dropped silently (an overflow is a fault of the lane).</summary>
    ChannelReader<HardwareEvent> Events { get; }

    /// <summary>Opens a barrier. Refused when the other is not closed, when the token is not valid for it, or was used before.</summary>
    void Open(BarrierId barrier, OpeningToken token);

    /// <summary>Closes a barrier; stops and retries on an obstacle.</summary>
    void Close(BarrierId barrier);

    /// <summary>Evacuation: releases both barriers at once and keeps them open. Needs no token: people's lives outrank the record.</summary>
    void Release();

    /// <summary>Emergency stop: takes the drive from both barriers where they stand.</summary>
    void Stop();

    /// <summary>Ends <see cref="Release"/> or <see cref="Stop"/> after an officer's re-arm: closes both barriers, one after the other.</summary>
    void ReArm();

    /// <summary>Sets the entry sign and the light at the face (0..100 %).</summary>
    void Show(EntrySign sign, int faceLightPercent);

    /// <summary>The lane loop has turned. Without it for longer than the profile's limit the heartbeat output drops.</summary>
    void Heartbeat();
}
