namespace EGate.Devices.Gpio;

/// <summary>A line could not be opened, read or written. Whatever the driver threw is inside; the drivers of System.Device.Gpio share no exception type.</summary>
internal sealed class LineFailedException : Exception
{
    /// <summary>Says which line and what was tried.</summary>
    public LineFailedException(string function, string what, Exception inner)
        : base($"Line {function}: {what} failed: {inner.Message}", inner) => Function = function;

    /// <summary>The line's function.</summary>
    public string Function { get; }
}
