using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>All inputs of the lane with their debounce.</summary>
internal sealed class LaneInputs
{
    private readonly DebouncedInput[] _inputs;
    private readonly Dictionary<string, DebouncedInput> _byFunction;

    /// <summary>
    /// An obstacle counts at once and leaves after the debounce: stopping late hurts, stopping for a bounce does not. All others are
    /// debounced both ways.
    /// </summary>
    public LaneInputs(TimeSpan debounce)
    {
        _inputs =
        [
            .. GpioFunctions.Inputs.Select(f => new DebouncedInput(
                f,
                f is GpioFunctions.EntryObstacle or GpioFunctions.ExitObstacle ? TimeSpan.Zero : debounce,
                debounce
            )),
        ];
        _byFunction = _inputs.ToDictionary(i => i.Function, StringComparer.Ordinal);
    }

    /// <summary>When the next waiting level may count.</summary>
    public TimeSpan? Deadline
    {
        get
        {
            TimeSpan? earliest = null;
            foreach (var input in _inputs)
                earliest = Earliest.Of(earliest, input.Deadline);
            return earliest;
        }
    }

    /// <summary>Active by a level that was held long enough.</summary>
    public bool Stable(string function) => _byFunction[function].Stable;

    /// <summary>Active by the held level and by the last reading as well.</summary>
    public bool Sure(string function) => _byFunction[function] is { Stable: true, Raw: true };

    /// <summary>Reads everything anew. The emergency inputs begin as energised and must be held inactive to count: a line that settles at power-up is no fire.</summary>
    public void Begin(Func<string, bool> read, TimeSpan now)
    {
        foreach (var input in _inputs)
        {
            var raw = read(input.Function);
            var emergency = input.Function is GpioFunctions.EvacuationOk or GpioFunctions.EmergencyStopOk;
            input.Begin(raw, emergency || raw, now);
        }
    }

    /// <summary>Reads all inputs; also heals an edge that was missed.</summary>
    public void Poll(Func<string, bool> read, TimeSpan now)
    {
        foreach (var input in _inputs)
            input.Sample(read(input.Function), now, edge: false);
    }

    /// <summary>Reads one input because of an edge at <paramref name="at"/>.</summary>
    public void Edge(int index, Func<string, bool> read, TimeSpan at) =>
        _inputs[index].Sample(read(_inputs[index].Function), at, edge: true);

    /// <summary>Settles what is due, in the order in which it changed, and tells of each.</summary>
    public void Settle(TimeSpan now, Action<string> settled)
    {
        if (Deadline is not { } first || first > now)
            return;
        foreach (var input in _inputs.Where(i => i.Deadline <= now).OrderBy(i => i.ChangedAt).ToList())
            if (input.Settle(now))
                settled(input.Function);
    }
}
