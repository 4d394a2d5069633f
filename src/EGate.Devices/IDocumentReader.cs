using System.Threading.Channels;

namespace EGate.Devices;

/// <summary>What a document reader tells.</summary>
public abstract record ReaderEvent
{
    private ReaderEvent() { }

    /// <summary>A document lies on the reader and its machine-readable zone was read.</summary>
    /// <param name="Mrz">The lines as read, without terminators; 1 to 3 lines of at most 64 characters each. Personal data.</param>
    public sealed record DocumentPresented(IReadOnlyList<string> Mrz) : ReaderEvent;

    /// <summary>Something lies on the reader but no machine-readable zone can be read.</summary>
    /// <param name="FaultId">Catalogue id.</param>
    public sealed record DocumentUnreadable(string FaultId) : ReaderEvent;

    /// <summary>The reader is empty again.</summary>
    public sealed record DocumentRemoved : ReaderEvent;
}

/// <summary>
/// A reader of machine-readable zones. It watches by itself from <see cref="IDevice.Start"/> on and tells of each document once,
/// then of its removal.
/// </summary>
public interface IDocumentReader : IDevice
{
    /// <summary>Events in order; bounded, oldest dropped when nobody reads (the dropped ones are counted as errors).</summary>
    ChannelReader<ReaderEvent> Events { get; }
}

/// <summary>Why a chip did not answer.</summary>
public enum ChipFault
{
    /// <summary>No chip in the field.</summary>
    NoChip = 0,

    /// <summary>The chip left the field (confirmed by a failed re-selection).</summary>
    Removed = 1,

    /// <summary>The chip did not answer in time.</summary>
    Timeout = 2,

    /// <summary>The transport answered garbage or an error.</summary>
    Protocol = 3,

    /// <summary>The transport itself does not answer.</summary>
    LinkLost = 4,
}

/// <summary>A chip exchange that did not work.</summary>
public sealed class ChipException : Exception
{
    /// <summary>Says what and where.</summary>
    public ChipException(ChipFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    /// <summary>Why.</summary>
    public ChipFault Fault { get; }
}

/// <summary>Exchanges APDUs with the chip of the document on the reader (ISO/IEC 7816-4 over ISO/IEC 14443).</summary>
public interface IChipTransport : IDevice
{
    /// <summary>Looks for a chip, type A then B, and activates it. False when there is none.</summary>
    /// <exception cref="ChipException">The transport failed.</exception>
    Task<bool> ConnectAsync(CancellationToken cancellation);

    /// <summary>Sends one command APDU and returns the whole response including the status word (at least 2 bytes, at most 65,538).</summary>
    /// <exception cref="ChipException">The exchange failed; see its fault.</exception>
    Task<byte[]> TransceiveAsync(ReadOnlyMemory<byte> command, CancellationToken cancellation);

    /// <summary>Lets go of the chip. Never throws.</summary>
    Task ReleaseAsync();
}
