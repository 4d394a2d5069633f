using EGate.Core;

namespace EGate.Devices.Serial;

/// <summary>How a line is opened, bounded and opened again.</summary>
internal sealed record SerialLinkOptions
{
    /// <summary>The node, or a link to it.</summary>
    public required string Port { get; init; }

    /// <summary>Line rate in bit/s; always 8 data bits, no parity, 1 stop bit.</summary>
    public required int Baud { get; init; }

    /// <summary>Raises DTR and RTS: USB-CDC readers stay silent until they see DTR.</summary>
    public bool RaiseModemLines { get; init; } = true;

    /// <summary>
    /// Goes on without DTR and RTS when the line has none. Always so on a pseudo-terminal, which cannot have any; a real line that refuses
    /// them is a fault, because the device at its end would stay silent without a reason shown.
    /// </summary>
    public bool ToleratesMissingModemLines { get; init; }

    /// <summary>Bytes kept for a driver that does not take them; what comes on top is dropped and counted. 8 KiB is 0.7 s at 115,200 bit/s.</summary>
    public int ReceiveMax { get; init; } = 8192;

    /// <summary>Longest time for the line to take a write; after that the line is a fault.</summary>
    public TimeSpan WriteMax { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait for the port to close. A driver of the kernel may hang in it; the caller goes on without it.</summary>
    public TimeSpan CloseMax { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>First pause before a lost line is opened again; doubles with every failure in a row.</summary>
    public TimeSpan RetryMin { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause before a lost line is opened again: a technician who plugs a reader in sees it within about two seconds.</summary>
    public TimeSpan RetryMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The options for a line of a lane profile.</summary>
    public static SerialLinkOptions For(SerialLineProfile profile) =>
        new() { Port = profile.Port, Baud = profile.Baud };
}
