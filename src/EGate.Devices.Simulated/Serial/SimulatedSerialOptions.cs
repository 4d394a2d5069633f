namespace EGate.Devices.Simulated.Serial;

/// <summary>How a simulated serial device behaves in time, and its chance.</summary>
public sealed record SimulatedSerialOptions
{
    /// <summary>Paces the bytes of both directions as a line of this many bit/s with 10 bits a byte would; 0 passes them at once.</summary>
    public int PaceBaud { get; init; }

    /// <summary>The device's own line rate in bit/s; 0 follows whatever the host sets. At another rate neither end understands the other.</summary>
    public int Baud { get; init; }

    /// <summary>Pause before an answer when <see cref="Misbehaviour.Slow"/>. Should be inside the driver's deadline.</summary>
    public TimeSpan SlowBy { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Pause before an answer when <see cref="Misbehaviour.Delayed"/>. Should be beyond the driver's deadline.</summary>
    public TimeSpan DelayedBy { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Seed of what is random, such as garbage.</summary>
    public int Seed { get; init; } = 1;
}
