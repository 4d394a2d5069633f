namespace EGate.Devices.Simulated;

/// <summary>
/// A depth or near-infrared camera over a <see cref="SimulatedScene"/>: a head with a nose before a wall for a living person, a tilted plane for paper and
/// displays; bright skin and paper, dark displays in the infrared. Repeatable from its seed. Shapes and noise are made up after what such cameras
/// are said to deliver (2 mm of noise at arm's length); no real one was at hand.
/// </summary>
public sealed class SimulatedSecondCamera(SimulatedScene scene, SecondCameraKind kind, TimeProvider time, int seed)
    : ISecondCamera
{
    private const int Columns = 160;
    private const int Rows = 120;
    private readonly Random _chance = new(seed);
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public string Description => $"simulated {kind} camera";

    /// <inheritdoc/>
    public SecondFrame? Newest(long since)
    {
        var now = time.GetTimestamp();
        var shown = scene.Shown;
        if (now < since || shown is SceneKind.Off)
        {
            return null;
        }

        var values = new ushort[Columns * Rows];
        lock (_lock)
        {
            for (var i = 0; i < values.Length; i++)
            {
                var x = ((i % Columns) - (Columns / 2.0)) / Rows;
                var y = ((i / Columns) - (Rows * 0.5)) / Rows;
                var value = kind == SecondCameraKind.Depth ? Depth(shown, x, y) : Infrared(shown, x, y);
                values[i] = (ushort)Math.Clamp(value, 0, ushort.MaxValue);
            }
        }

        return new SecondFrame(kind, now, values, Columns, Rows);
    }

    private static bool IsHead(double x, double y) => (x * x / 0.05) + (y * y / 0.1) < 1;

    private static bool IsFlat(SceneKind shown) =>
        shown is SceneKind.PrintAttack or SceneKind.ScreenAttack or SceneKind.ReplayAttack;

    private double Depth(SceneKind shown, double x, double y)
    {
        var noise = 2 * Noise();
        if (IsFlat(shown))
        {
            return 600 + (30 * x) - (20 * y) + noise;
        }

        var somebody = shown is SceneKind.Genuine or SceneKind.Impostor or SceneKind.CutOutAttack;
        if (!somebody || !IsHead(x, y))
        {
            return 1800 + noise;
        }

        // A mask of paper lies over the wearer's relief, bent about the upright axis only and without a nose of its own.
        var across = 900 * x * x;
        var nose = 25 * Math.Exp(-((x * x) + ((y - 0.03) * (y - 0.03))) / 0.002);
        return 600 + noise + (shown == SceneKind.CutOutAttack ? 300 * x * x : across + (500 * y * y) - nose);
    }

    private double Infrared(SceneKind shown, double x, double y)
    {
        var noise = 4 * Noise();
        return shown switch
        {
            SceneKind.ScreenAttack or SceneKind.ReplayAttack => 14 + noise,
            SceneKind.PrintAttack => 190 + noise,
            SceneKind.EmptyGate or SceneKind.Black => 40 + noise,
            _ => IsHead(x, y) ? 150 - (60 * ((x * x / 0.05) + (y * y / 0.1))) + noise : 40 + noise,
        };
    }

    /// <summary>Near enough to a normal variable of deviation 1.</summary>
    private double Noise() => _chance.NextDouble() + _chance.NextDouble() + _chance.NextDouble() - 1.5;
}
