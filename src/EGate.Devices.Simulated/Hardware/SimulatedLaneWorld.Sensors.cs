using EGate.Core;

namespace EGate.Devices.Simulated;

/// <summary>What the sensors would see, and what can be done to the lane.</summary>
public sealed partial class SimulatedLaneWorld
{
    private bool _bag;
    private bool _evacuationWireCut;
    private bool _stopPressed;

    /// <summary>Whether the chip answers; false is a chip that is unplugged.</summary>
    internal bool ChipAnswers { get; private set; } = true;

    /// <summary>Somebody leaves a bag in the mantrap.</summary>
    public void LeaveBag() => Do(() => _bag = true);

    /// <summary>Somebody takes the bag away.</summary>
    public void TakeBag() => Do(() => _bag = false);

    /// <summary>The evacuation wire opens: the fire system trips, or somebody cuts it.</summary>
    public void CutEvacuationWire() => Do(() => _evacuationWireCut = true);

    /// <summary>The evacuation wire is whole again.</summary>
    public void RestoreEvacuationWire() => Do(() => _evacuationWireCut = false);

    /// <summary>The emergency stop button is pressed, and stays in.</summary>
    public void PressEmergencyStop() => Do(() => _stopPressed = true);

    /// <summary>The emergency stop button is released.</summary>
    public void ReleaseEmergencyStop() => Do(() => _stopPressed = false);

    /// <summary>Puts an obstacle into a barrier's path, on the side the leaf is on; the leaf meets it half-way.</summary>
    public void PutObstacle(BarrierId barrier) => Do(() => _leaves[(int)barrier].PutObstacle());

    /// <summary>Takes the obstacle away.</summary>
    public void TakeObstacle(BarrierId barrier) => Do(() => _leaves[(int)barrier].TakeObstacle());

    /// <summary>Pushes a leaf by hand to <paramref name="openness"/> (0 closed to 1 open), drive or no drive.</summary>
    public void ForceDoor(BarrierId barrier, double openness = 0.6) => Do(() => _leaves[(int)barrier].Push(openness));

    /// <summary>An input line sticks at a level, whatever is true, until <see cref="Misbehave(string, Misbehaviour)"/> with ok.</summary>
    /// <exception cref="ArgumentException">Not an input of <see cref="GpioFunctions"/>.</exception>
    public void StickInput(string function, bool active) => Do(() => InputOf(function).StickAt(active));

    /// <summary>
    /// An input misbehaves: off reads inactive, stuck stays as it is, garbage flips by chance, wrong shows the opposite, slow shows a change
    /// after it has lasted 200 ms, delayed shows it 300 ms later, intermittent reads inactive for 60 ms of every 200 ms.
    /// </summary>
    /// <exception cref="ArgumentException">Not an input of <see cref="GpioFunctions"/>.</exception>
    public void Misbehave(string function, Misbehaviour how) => Do(() => InputOf(function).Misbehave(_now, how));

    /// <summary>
    /// A barrier misbehaves: off has neither power nor switches, stuck does not move, garbage has end switches that flip by chance, wrong has
    /// them the wrong way round, slow takes eight times as long, delayed begins 300 ms later, intermittent has power for 80 ms of every 160 ms.
    /// </summary>
    public void Misbehave(BarrierId barrier, Misbehaviour how) =>
        Do(() =>
        {
            _leaves[(int)barrier].Misbehaviour = how;
            var switches = how is Misbehaviour.Off or Misbehaviour.Garbage ? how : Misbehaviour.Ok;
            var (opened, closed) =
                barrier == BarrierId.Entry
                    ? (GpioFunctions.EntryOpened, GpioFunctions.EntryClosed)
                    : (GpioFunctions.ExitOpened, GpioFunctions.ExitClosed);
            _inputs[opened].Misbehave(_now, switches);
            _inputs[closed].Misbehave(_now, switches);
        });

    /// <summary>The chip is unplugged: reading and writing fail, and every output falls to rest.</summary>
    public void UnplugChip() =>
        Do(() =>
        {
            foreach (var function in GpioFunctions.Outputs)
                SetOutput(function, active: false);
            ChipAnswers = false;
        });

    /// <summary>The chip is plugged in again.</summary>
    public void PlugChip() => Do(() => ChipAnswers = true);

    private SimulatedInput InputOf(string function) =>
        _inputs.TryGetValue(function, out var input)
            ? input
            : throw new ArgumentException($"{function} is not an input of a lane.", nameof(function));

    private bool TruthOf(string function) =>
        function switch
        {
            GpioFunctions.EntryOpened => SwitchOf(BarrierId.Entry, open: true),
            GpioFunctions.EntryClosed => SwitchOf(BarrierId.Entry, open: false),
            GpioFunctions.ExitOpened => SwitchOf(BarrierId.Exit, open: true),
            GpioFunctions.ExitClosed => SwitchOf(BarrierId.Exit, open: false),
            GpioFunctions.EntryObstacle => _leaves[0].Touches,
            GpioFunctions.ExitObstacle => _leaves[1].Touches,
            GpioFunctions.EntryBeamOuter => Broken(LaneGeometry.EntryBeamOuter),
            GpioFunctions.EntryBeamInner => Broken(LaneGeometry.EntryBeamInner),
            GpioFunctions.ExitBeamInner => Broken(LaneGeometry.ExitBeamInner),
            GpioFunctions.ExitBeamOuter => Broken(LaneGeometry.ExitBeamOuter),
            GpioFunctions.MantrapPresence => _bag
                || _bodies.Exists(b => b.High >= LaneGeometry.PresenceFrom && b.Low <= LaneGeometry.PresenceTo),
            GpioFunctions.EvacuationOk => !_evacuationWireCut,
            GpioFunctions.EmergencyStopOk => !_stopPressed,
            _ => throw new ArgumentException($"{function} is not an input of a lane.", nameof(function)),
        };

    private bool SwitchOf(BarrierId barrier, bool open)
    {
        var leaf = _leaves[(int)barrier];
        return open != (leaf.Misbehaviour == Misbehaviour.Wrong) ? leaf.AtOpen : leaf.AtClosed;
    }

    private bool Broken(double beam) => _bodies.Exists(b => b.Covers(beam));
}
