using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Devices.Gpio.Tests;

/// <summary>
/// Looks at the simulated pins and leaves alone, and knows nothing of the interlock: both barriers are never driven open, nor truly open, at
/// once outside evacuation, and no open drive goes on without a good token that was not spent before. It collects what it finds wrong.
/// </summary>
internal sealed class PinChecker
{
    private readonly SimulatedLaneWorld _world;
    private readonly int[] _grants = new int[2];
    private readonly bool[] _inForce = new bool[2];

    public PinChecker(SimulatedLaneWorld world)
    {
        _world = world;
        world.OutputChanged += OnOutput;
    }

    /// <summary>Broken rules, with the time.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Open drives that went on under a token, to show that the run did something.</summary>
    public int Openings { get; private set; }

    /// <summary>From an evacuation until both leaves are closed again the exclusion does not hold.</summary>
    public bool Evacuating { get; set; }

    /// <summary>A good and fresh token was handed over.</summary>
    public void Grant(BarrierId barrier) => _grants[(int)barrier]++;

    /// <summary>The hardware said no: the grant was not used.</summary>
    public void Refused(BarrierId barrier) => _grants[(int)barrier] = 0;

    /// <summary>The leaves as they truly are.</summary>
    public void Look()
    {
        var (entry, exit) = (_world.Openness(BarrierId.Entry), _world.Openness(BarrierId.Exit));
        if (entry > 0.02 && exit > 0.02 && !Evacuating)
            Broken.Add($"both open: entry {entry:0.00}, exit {exit:0.00}");
    }

    private void OnOutput(string function, bool active, TimeSpan at)
    {
        var drives = (_world.Output(GpioFunctions.EntryOpen), _world.Output(GpioFunctions.ExitOpen));
        if (drives is (true, true) && !Evacuating)
            Broken.Add($"{at}: both driven open");
        Follow(BarrierId.Entry, function, active, at);
        Follow(BarrierId.Exit, function, active, at);
    }

    private void Follow(BarrierId barrier, string function, bool active, TimeSpan at)
    {
        var i = (int)barrier;
        if (function == BarrierLines.CloseDrive(barrier) && active)
        {
            _inForce[i] = false;
            if (_world.Output(BarrierLines.OpenDrive(barrier)))
                Broken.Add($"{at}: {barrier} driven both ways");
        }
        if (function != BarrierLines.OpenDrive(barrier) || !active || Evacuating || _inForce[i])
            return;
        if (_grants[i] == 0)
            Broken.Add($"{at}: {barrier} driven open without a token");
        _grants[i] = 0;
        _inForce[i] = true;
        Openings++;
    }
}
