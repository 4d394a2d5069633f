using System.Device.Gpio;
using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>
/// Opens, reads and writes the lane's lines. Used by the interlock's thread alone; only <paramref name="onEdge"/> is called from the driver's
/// thread, with the index of the input in <see cref="GpioFunctions.Inputs"/>. Every failure is a <see cref="LineFailedException"/>.
/// </summary>
internal sealed class LanePins(LineMap map, GpioController controller, Action<int> onEdge)
{
    private readonly Dictionary<string, bool> _written = new(StringComparer.Ordinal);
    private readonly List<(int Offset, PinChangeEventHandler Handler)> _handlers = [];

    /// <summary>Opens all lines: outputs first and at rest, so that nothing moves while the inputs are being opened.</summary>
    public void Open()
    {
        foreach (var function in GpioFunctions.Outputs)
            Guard(function, "open as output", () => OpenOutput(function));
        for (var i = 0; i < GpioFunctions.Inputs.Count; i++)
        {
            var input = i;
            Guard(GpioFunctions.Inputs[i], "open as input", () => OpenInput(input));
        }
    }

    /// <summary>The level of an input as it is now; true when active.</summary>
    public bool Read(string function)
    {
        try
        {
            return map.IsActive(function, controller.Read(map.Offset(function)));
        }
        catch (Exception fault)
        {
            throw new LineFailedException(function, "read", fault);
        }
    }

    /// <summary>Sets an output; does nothing when it is already so. True when it wrote.</summary>
    public bool Write(string function, bool active)
    {
        if (_written.TryGetValue(function, out var before) && before == active)
            return false;
        _written.Remove(function); // a write that fails leaves the level unknown
        Guard(function, "write", () => controller.Write(map.Offset(function), map.Level(function, active)));
        _written[function] = active;
        return true;
    }

    /// <summary>Puts every output to rest, as far as the driver lets it; never throws.</summary>
    public void Rest()
    {
        foreach (var function in GpioFunctions.Outputs)
            Try(() => controller.Write(map.Offset(function), map.Level(function, active: false)));
        _written.Clear();
    }

    /// <summary>Lets go of all lines; never throws.</summary>
    public void Close()
    {
        foreach (var (offset, handler) in _handlers)
            Try(() => controller.UnregisterCallbackForPinValueChangedEvent(offset, handler));
        _handlers.Clear();
        foreach (var function in GpioFunctions.Inputs.Concat(GpioFunctions.Outputs))
            Try(() => controller.ClosePin(map.Offset(function)));
        _written.Clear();
    }

    private void OpenOutput(string function)
    {
        controller.OpenPin(map.Offset(function), PinMode.Output, map.Level(function, active: false));
        _written[function] = false;
    }

    private void OpenInput(int input)
    {
        var offset = map.Offset(GpioFunctions.Inputs[input]);
        controller.OpenPin(offset, PinMode.Input);
        PinChangeEventHandler handler = (_, _) => onEdge(input);
        controller.RegisterCallbackForPinValueChangedEvent(
            offset,
            PinEventTypes.Rising | PinEventTypes.Falling,
            handler
        );
        _handlers.Add((offset, handler));
    }

    private static void Guard(string function, string what, Action act)
    {
        try
        {
            act();
        }
        catch (Exception fault)
        {
            throw new LineFailedException(function, what, fault);
        }
    }

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception)
        {
            // Going to rest and letting go are done line by line: one dead line must not keep the others driven.
        }
    }
}
