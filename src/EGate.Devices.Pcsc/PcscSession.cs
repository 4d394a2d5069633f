using System.Security.Cryptography;
using EGate.Core;

namespace EGate.Devices.Pcsc;

/// <summary>
/// One context of the service and the reader found in it. Its members block; only the worker thread calls them.
/// </summary>
internal sealed class PcscSession(IPcscLibrary library, nint context, string reader)
{
    /// <summary>Longest response APDU: 65,536 bytes and the status word, and room for what a driver adds.</summary>
    private const int ResponseMax = 65_548;

    /// <summary>SCARD_STATE_PRESENT.</summary>
    private const uint Present = 0x20;

    private readonly byte[] _response = new byte[ResponseMax];
    private nint? _card;
    private uint _protocol;

    /// <summary>Name of the reader as the service has it.</summary>
    public string Reader => reader;

    /// <summary>Whether a chip is connected.</summary>
    public bool IsConnected => _card is not null;

    /// <summary>Opens a context and finds the reader whose name begins like the profile's.</summary>
    /// <exception cref="PcscFaultException">No service, or no such reader.</exception>
    public static PcscSession Open(IPcscLibrary library, string name)
    {
        var code = library.Establish(out var context);
        if (code != PcscCode.Success)
        {
            throw new PcscFaultException(
                Catalogue.PcscServiceAbsent.Id,
                $"No context with the PC/SC service (code {code:X8})."
            );
        }

        var listed = library.ListReaders(context, out IReadOnlyList<string> readers);
        if (readers.FirstOrDefault(r => r.StartsWith(name, StringComparison.Ordinal)) is { } found)
        {
            return new PcscSession(library, context, found);
        }

        library.Release(context);
        throw new PcscFaultException(
            PcscCode.MeansNoService(listed) ? Catalogue.PcscServiceAbsent.Id : Catalogue.PcscReaderAbsent.Id,
            readers.Count == 0
                ? $"No PC/SC reader is there (looked for {name})."
                : $"No PC/SC reader's name begins with {name}; there are: {string.Join(", ", readers)}."
        );
    }

    /// <summary>Whether the reader lives, and whether a chip lies on it.</summary>
    /// <exception cref="PcscFaultException">The reader or the service is gone.</exception>
    public bool IsCardPresent()
    {
        Require(library.Status(context, reader, out var state));
        const uint unknownOrUnavailable = 0x04 | 0x08;
        return (state & unknownOrUnavailable) != 0
            ? throw new PcscFaultException(Catalogue.PcscReaderAbsent.Id, $"{reader} is not there any more.")
            : (state & Present) != 0;
    }

    /// <summary>Connects to the chip on the reader. False when there is none.</summary>
    /// <exception cref="PcscFaultException">The reader or the service is gone, or somebody else holds the reader.</exception>
    /// <exception cref="ChipException">What lies there does not answer as a chip.</exception>
    public bool Connect()
    {
        Disconnect();
        var code = library.Connect(context, reader, out var card, out _protocol);
        if (PcscCode.MeansNoCard(code))
        {
            // A reader that is gone says so when it is asked how it is.
            _ = IsCardPresent();
            return false;
        }

        if (code == PcscCode.UnresponsiveCard)
        {
            throw new ChipException(ChipFault.Protocol, "What lies on the reader does not answer as a chip.");
        }

        Require(code);
        _card = card;
        return true;
    }

    /// <summary>One command and its response.</summary>
    /// <exception cref="ChipException">The chip is gone, was reset, or the exchange failed.</exception>
    /// <exception cref="PcscFaultException">The reader or the service is gone.</exception>
    public byte[] Transmit(byte[] command)
    {
        if (_card is not { } card)
        {
            throw new ChipException(ChipFault.NoChip, "No chip is connected.");
        }

        try
        {
            var code = library.Transmit(card, _protocol, command, _response, out var length);
            if (code != PcscCode.Success)
            {
                throw Explain(code);
            }

            return length is >= 2 and <= 65_538
                ? _response[..length]
                : throw new ChipException(ChipFault.Protocol, $"The chip's response has {length} bytes.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(_response);
            CryptographicOperations.ZeroMemory(command);
        }
    }

    /// <summary>Lets go of the chip, resetting it.</summary>
    public void Disconnect()
    {
        if (_card is { } card)
        {
            _card = null;
            library.Disconnect(card);
        }
    }

    /// <summary>Closes the context.</summary>
    public void Close()
    {
        Disconnect();
        library.Release(context);
    }

    /// <summary>A chip counts as removed when the reader says that nothing lies there, or when it cannot be connected to again.</summary>
    private Exception Explain(uint code)
    {
        Disconnect();
        if (PcscCode.MeansNoService(code) || PcscCode.MeansNoReader(code))
        {
            return Fault(code);
        }

        if (!IsCardPresent() || !IsStillThere())
        {
            return new ChipException(ChipFault.Removed, "The chip left the reader.");
        }

        return new ChipException(
            code == PcscCode.Timeout ? ChipFault.Timeout : ChipFault.Protocol,
            $"The exchange with the chip failed (code {code:X8})."
        );
    }

    /// <summary>pcscd looks at its readers only now and then: what it says of a chip may be old, a new connection is not.</summary>
    private bool IsStillThere()
    {
        var code = library.Connect(context, reader, out var card, out _);
        if (code == PcscCode.Success)
        {
            library.Disconnect(card);
        }

        return code == PcscCode.Success;
    }

    private void Require(uint code)
    {
        if (code != PcscCode.Success && code != PcscCode.Timeout)
        {
            throw Fault(code);
        }
    }

    private PcscFaultException Fault(uint code) =>
        PcscCode.MeansNoService(code)
            ? new(Catalogue.PcscServiceAbsent.Id, $"The PC/SC service is gone (code {code:X8}).")
        : PcscCode.MeansNoReader(code) ? new(Catalogue.PcscReaderAbsent.Id, $"{reader} is gone (code {code:X8}).")
        : code == PcscCode.SharingViolation ? new(Catalogue.PcscReaderInUse.Id, $"{reader} is held by another program.")
        : new(Catalogue.ChipReaderLost.Id, $"{reader} does not do as told (code {code:X8}).");
}
