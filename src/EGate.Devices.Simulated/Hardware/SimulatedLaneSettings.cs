namespace EGate.Devices.Simulated;

/// <summary>How the simulated lane is built and how its people walk.</summary>
public sealed record SimulatedLaneSettings
{
    /// <summary>Time of a leaf from closed to open.</summary>
    public TimeSpan Travel { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>
    /// Speed of people in m/s, above 0 up to 10. The default is a brisk walk. A body breaks a beam for 0.3 m; that must last longer than the
    /// profile's debounce, and 10 m/s with a debounce of 10 ms is the limit.
    /// </summary>
    public double WalkingSpeed { get; init; } = 1.3;

    /// <summary>Extra edges of each input after a change, 0.7 ms apart (0..50).</summary>
    public int BounceEdges { get; init; }

    /// <summary>Seed of everything that happens by chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// What the world does when the machine is late: true, it waits and runs slower, so that two things that happen one after another are never
    /// seen as one; false, it catches up at once. Null: it waits on <see cref="TimeProvider.System"/> and catches up on time that is moved by hand.
    /// </summary>
    public bool? WaitsForLateMachine { get; init; }

    /// <summary>Returns itself when all values are within bounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its bounds.</exception>
    internal SimulatedLaneSettings Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(Travel, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(WalkingSpeed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(WalkingSpeed, 10);
        ArgumentOutOfRangeException.ThrowIfNegative(BounceEdges);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BounceEdges, 50);
        return this;
    }
}
