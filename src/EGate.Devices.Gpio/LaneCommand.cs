using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>What the interlock's thread is asked to do.</summary>
internal abstract record LaneCommand
{
    private LaneCommand() { }

    /// <summary>Open a barrier; <paramref name="CalledAt"/> is the provider's timestamp of the call.</summary>
    public sealed record Open(BarrierId Barrier, OpeningToken Token, long CalledAt) : LaneCommand;

    /// <summary>Close a barrier.</summary>
    public sealed record Close(BarrierId Barrier) : LaneCommand;

    /// <summary>Evacuation.</summary>
    public sealed record Release : LaneCommand;

    /// <summary>Emergency stop.</summary>
    public sealed record Stop : LaneCommand;

    /// <summary>End of evacuation or emergency stop.</summary>
    public sealed record ReArm : LaneCommand;

    /// <summary>Set sign and face light.</summary>
    public sealed record Show(EntrySign Sign, int FaceLightPercent) : LaneCommand;

    /// <summary>Read everything and tell.</summary>
    public sealed record Examine(TaskCompletionSource<Examination> Answer) : LaneCommand;
}
