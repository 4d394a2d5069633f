using System.Device.Gpio;
using EGate.Core;

namespace EGate.Devices.Simulated;

/// <summary>
/// A driver of System.Device.Gpio whose lines end in a <see cref="SimulatedLaneWorld"/>. Pin numbers are the profile's offsets. It is as strict
/// as a real chip: an unknown or busy line, a write to an input, an unplugged chip are errors.
/// </summary>
public sealed class SimulatedGpioDriver : GpioDriver
{
    private readonly object _gate = new();
    private readonly SimulatedLaneWorld _world;
    private readonly Dictionary<int, string> _functions;
    private readonly Dictionary<int, PinMode> _open = [];
    private readonly List<(int Pin, PinEventTypes Types, PinChangeEventHandler Handler)> _handlers = [];

    /// <summary>Wires the lines of the world's profile.</summary>
    public SimulatedGpioDriver(SimulatedLaneWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
        _functions = world.Profile.Lines.ToDictionary(l => l.Value.Offset, l => l.Key);
        world.InputChanged += OnInputChanged;
    }

    /// <summary>Edges get lost, as on a machine that is too busy to take them; levels stay right.</summary>
    public bool LosesEdges { get; set; }

    /// <inheritdoc/>
    protected override int PinCount => _functions.Count;

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber)
    {
        Answer();
        if (!_functions.ContainsKey(pinNumber))
            throw new IOException($"Pin {pinNumber} not available: the simulated chip has no such line.");
        lock (_gate)
            if (!_open.TryAdd(pinNumber, PinMode.Input))
                throw new IOException($"Pin {pinNumber} is busy.");
    }

    /// <summary>Lets go of a line; an output falls to its rest level.</summary>
    protected override void ClosePin(int pinNumber)
    {
        PinMode mode;
        lock (_gate)
            if (!_open.Remove(pinNumber, out mode))
                return;
        if (mode == PinMode.Output)
            _world.SetOutput(_functions[pinNumber], active: false);
    }

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        Answer();
        if (!IsPinModeSupported(pinNumber, mode))
            throw new InvalidOperationException(
                $"The line {_functions[pinNumber]} on pin {pinNumber} cannot be {mode}: it is wired the other way."
            );
        lock (_gate)
            _open[pinNumber] = mode;
    }

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        SetPinMode(pinNumber, mode);
        Write(pinNumber, initialValue);
    }

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber)
    {
        lock (_gate)
            return _open[pinNumber];
    }

    /// <summary>Outputs of the lane are outputs, inputs are inputs.</summary>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) =>
        mode == (GpioFunctions.Outputs.Contains(_functions[pinNumber]) ? PinMode.Output : PinMode.Input);

    /// <inheritdoc/>
    protected override PinValue Read(int pinNumber)
    {
        Answer();
        var function = _functions[pinNumber];
        return Level(
            function,
            GpioFunctions.Outputs.Contains(function) ? _world.Output(function) : _world.Input(function)
        );
    }

    /// <inheritdoc/>
    protected override void Write(int pinNumber, PinValue value)
    {
        Answer();
        var function = _functions[pinNumber];
        if (GetPinMode(pinNumber) != PinMode.Output)
            throw new InvalidOperationException($"The line {function} on pin {pinNumber} is no output.");
        _world.SetOutput(function, (value == PinValue.High) != _world.Profile.Lines[function].ActiveLow);
    }

    /// <inheritdoc/>
    protected override WaitForEventResult WaitForEvent(
        int pinNumber,
        PinEventTypes eventTypes,
        CancellationToken cancellationToken
    )
    {
        using var seen = new ManualResetEventSlim();
        var type = PinEventTypes.None;
        PinChangeEventHandler handler = (_, e) =>
        {
            type = e.ChangeType;
            seen.Set();
        };
        AddCallbackForPinValueChangedEvent(pinNumber, eventTypes, handler);
        try
        {
            seen.Wait(cancellationToken);
            return new WaitForEventResult { EventTypes = type, TimedOut = false };
        }
        catch (OperationCanceledException)
        {
            return new WaitForEventResult { EventTypes = PinEventTypes.None, TimedOut = true };
        }
        finally
        {
            RemoveCallbackForPinValueChangedEvent(pinNumber, handler);
        }
    }

    /// <inheritdoc/>
    protected override void AddCallbackForPinValueChangedEvent(
        int pinNumber,
        PinEventTypes eventTypes,
        PinChangeEventHandler callback
    )
    {
        Answer();
        lock (_gate)
            _handlers.Add((pinNumber, eventTypes, callback));
    }

    /// <inheritdoc/>
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        lock (_gate)
            _handlers.RemoveAll(h => h.Pin == pinNumber && h.Handler == callback);
    }

    /// <summary>Lets go of all lines.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _world.InputChanged -= OnInputChanged;
            List<int> open;
            lock (_gate)
                open = [.. _open.Keys];
            open.ForEach(ClosePin);
        }
        base.Dispose(disposing);
    }

    private void OnInputChanged(string function, bool active)
    {
        if (LosesEdges)
            return;
        var pin = _world.Profile.Lines[function].Offset;
        var type = Level(function, active) == PinValue.High ? PinEventTypes.Rising : PinEventTypes.Falling;
        List<PinChangeEventHandler> handlers;
        lock (_gate)
            handlers = [.. _handlers.Where(h => h.Pin == pin && h.Types.HasFlag(type)).Select(h => h.Handler)];
        var change = new PinValueChangedEventArgs(type, pin);
        foreach (var handler in handlers)
            handler(this, change);
    }

    private PinValue Level(string function, bool active) =>
        active != _world.Profile.Lines[function].ActiveLow ? PinValue.High : PinValue.Low;

    private void Answer()
    {
        if (!_world.ChipAnswers)
            throw new IOException("The simulated chip is unplugged.");
    }
}
