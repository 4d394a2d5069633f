namespace EGate.Passengers;

/// <summary>The store of expected arrivals cannot be opened, read or written. What was to be written is not, as a whole.</summary>
public sealed class ArrivalStoreException : Exception
{
    /// <summary>A failure with what to know about it.</summary>
    public ArrivalStoreException(string message, Exception? inner = null)
        : base(message, inner) { }
}
