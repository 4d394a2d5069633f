namespace EGate.Devices.Pcsc;

/// <summary>
/// The functions of libpcsclite that the driver needs, with their own return codes: the smallest seam there is between the driver and the
/// system. Every call may block for as long as the service likes; only the driver's own worker thread makes them.
/// </summary>
internal interface IPcscLibrary
{
    /// <summary>SCardEstablishContext with system scope.</summary>
    uint Establish(out nint context);

    /// <summary>SCardReleaseContext.</summary>
    uint Release(nint context);

    /// <summary>SCardListReaders.</summary>
    uint ListReaders(nint context, out IReadOnlyList<string> readers);

    /// <summary>SCardGetStatusChange for one reader, without waiting; the event state's flags.</summary>
    uint Status(nint context, string reader, out uint state);

    /// <summary>SCardConnect, exclusively, with T=0 or T=1.</summary>
    uint Connect(nint context, string reader, out nint card, out uint protocol);

    /// <summary>SCardTransmit. On success <paramref name="length"/> bytes of the response were written.</summary>
    uint Transmit(nint card, uint protocol, ReadOnlySpan<byte> command, Span<byte> response, out int length);

    /// <summary>SCardDisconnect with a reset of the card.</summary>
    uint Disconnect(nint card);
}
