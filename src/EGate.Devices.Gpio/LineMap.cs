using System.Device.Gpio;
using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>The profile's lines by function: offset and polarity. Everything above it thinks in active and inactive, never in high and low.</summary>
internal sealed class LineMap
{
    private readonly IReadOnlyDictionary<string, GpioLine> _lines;

    /// <summary>Checks that every function of <see cref="GpioFunctions"/> has a line of its own.</summary>
    /// <exception cref="ArgumentException">A function is missing or two share an offset; the message names all of them.</exception>
    public LineMap(GpioProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _lines = profile.Lines;
        var all = GpioFunctions.Outputs.Concat(GpioFunctions.Inputs).ToList();
        var missing = all.Where(f => !_lines.ContainsKey(f)).Select(f => $"{f} has no line");
        var negative = all.Where(f => _lines.TryGetValue(f, out var l) && l.Offset < 0)
            .Select(f => $"{f} has a negative offset");
        var shared = all.Where(_lines.ContainsKey)
            .GroupBy(f => _lines[f].Offset)
            .Where(g => g.Count() > 1)
            .Select(g => $"{string.Join(" and ", g)} share offset {g.Key}");
        var problems = missing.Concat(negative).Concat(shared).ToList();
        if (problems.Count > 0)
            throw new ArgumentException(
                $"The GPIO lines of the profile cannot be used: {string.Join("; ", problems)}.",
                nameof(profile)
            );
    }

    /// <summary>The offset of a function's line on the chip.</summary>
    public int Offset(string function) => _lines[function].Offset;

    /// <summary>The electrical level that means <paramref name="active"/>.</summary>
    public PinValue Level(string function, bool active) =>
        active != _lines[function].ActiveLow ? PinValue.High : PinValue.Low;

    /// <summary>Whether an electrical level means active.</summary>
    public bool IsActive(string function, PinValue level) => (level == PinValue.High) != _lines[function].ActiveLow;
}
