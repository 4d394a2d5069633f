namespace EGate.Devices.Pcsc;

/// <summary>The service, the reader or the library does not do what the driver needs. Ends a session; the driver then starts another.</summary>
internal sealed class PcscFaultException(string faultId, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Catalogue id of what is wrong.</summary>
    public string FaultId { get; } = faultId;
}
