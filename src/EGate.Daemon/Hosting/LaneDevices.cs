using EGate.Core;
using EGate.Devices;

namespace EGate.Daemon.Hosting;

/// <summary>Where the barriers were last seen, for status messages. Safe for several threads.</summary>
internal sealed class BarrierPositions
{
    private readonly int[] _positions = new int[2];

    /// <summary>The position of a barrier.</summary>
    public BarrierPosition Of(BarrierId barrier) => (BarrierPosition)Volatile.Read(ref _positions[(int)barrier]);

    /// <summary>Notes a position.</summary>
    public void Set(BarrierId barrier, BarrierPosition position) =>
        Volatile.Write(ref _positions[(int)barrier], (int)position);
}

/// <summary>The devices of a lane, whatever they are made of.</summary>
internal sealed class LaneDevices(IDocumentReader reader, IChipTransport chip, ICamera camera, ILaneHardware hardware)
    : IAsyncDisposable
{
    private readonly List<Func<Examination>> _others = [];

    /// <summary>Reads MRZs.</summary>
    public IDocumentReader Reader => reader;

    /// <summary>Reads chips.</summary>
    public IChipTransport Chip => chip;

    /// <summary>Looks at faces.</summary>
    public ICamera Camera => camera;

    /// <summary>Barriers, sensors, signs.</summary>
    public ILaneHardware Hardware => hardware;

    /// <summary>The lamp for the face, where the lane drives one.</summary>
    public IFaceIllumination? Illumination { get; init; }

    /// <summary>A depth or infrared camera beside the camera, where there is one.</summary>
    public ISecondCamera? SecondCamera { get; init; }

    /// <summary>All of them, in the order status shows them.</summary>
    public IReadOnlyList<IDevice> All => [reader, chip, camera, hardware];

    /// <summary>Where the barriers are.</summary>
    public BarrierPositions Positions { get; } = new();

    /// <summary>Adds something that is examined besides the devices: journal, lists, clock.</summary>
    public void AlsoExamine(Func<Examination> examination) => _others.Add(examination);

    /// <summary>Starts them all.</summary>
    public void Start()
    {
        foreach (var device in All)
        {
            device.Start();
        }
    }

    /// <summary>Examines every device, one after the other, and the rest.</summary>
    public async Task<IReadOnlyList<Examination>> ExamineAsync(CancellationToken cancellation)
    {
        List<Examination> found = [];
        foreach (var device in All)
        {
            found.Add(await device.ExamineAsync(cancellation));
        }

        found.AddRange(_others.Select(other => other()));
        return found;
    }

    /// <summary>The interlock goes last: it leaves the outputs in their rest state.</summary>
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await chip.DisposeAsync();
        await camera.DisposeAsync();
        await hardware.DisposeAsync();
    }
}
