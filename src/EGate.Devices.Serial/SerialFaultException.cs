namespace EGate.Devices.Serial;

/// <summary>The line or the device at its end failed. Ends a session on the line; the link then opens it again.</summary>
internal sealed class SerialFaultException : Exception
{
    /// <param name="faultId">Catalogue id.</param>
    /// <param name="message">What and where, without personal data.</param>
    /// <param name="inner">What the platform said, if it did.</param>
    public SerialFaultException(string faultId, string message, Exception? inner = null)
        : base(message, inner) => FaultId = faultId;

    /// <summary>Catalogue id of what is wrong.</summary>
    public string FaultId { get; }
}
