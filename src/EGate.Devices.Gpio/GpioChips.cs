using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>The chip of the profile is not there.</summary>
public sealed class GpioChipException : Exception
{
    /// <summary>Says what was looked for and what is there.</summary>
    public GpioChipException(string message, Exception? inner = null)
        : base(message, inner) { }

    /// <summary>Catalogue id.</summary>
    public string FaultId { get; } = Catalogue.GpioChipMissing.Id;
}

/// <summary>
/// Finds a GPIO chip of this machine. Chip numbers change from boot to boot, labels do not. libgpiod 1.x (Debian 12: <c>libgpiod2</c>) is
/// asked; lines are taken by the offsets of the profile, line names are not looked up yet.
/// </summary>
public static class GpioChips
{
    /// <summary>Opens a controller over the one chip with this label.</summary>
    /// <exception cref="GpioChipException">No chip or several have it, or libgpiod is missing; the message lists the labels that are there.</exception>
    public static GpioController Open(string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(label);
        try
        {
            var chips = LibGpiodDriver.GetAvailableChips();
            var found = chips.Where(c => c.Label == label).ToList();
            return found.Count == 1
                ? new GpioController(new LibGpiodDriver(found[0]))
                : throw new GpioChipException(Message(label, found.Count, chips));
        }
        catch (Exception fault) when (fault is not GpioChipException)
        {
            // libgpiod and its wrapper share no exception type: DllNotFoundException, PlatformNotSupportedException, IOException and others.
            throw new GpioChipException(
                $"The GPIO chip {label} cannot be opened: {fault.Message} Is libgpiod2 installed, and may this user open /dev/gpiochip*?",
                fault
            );
        }
    }

    private static string Message(string label, int found, IEnumerable<GpioChipInfo> chips)
    {
        var labels = string.Join(", ", chips.Select(c => c.Label).Order());
        var there = labels.Length == 0 ? "no chip at all" : labels;
        return $"{(found == 0 ? "No GPIO chip has" : $"{found} GPIO chips have")} the label {label}; this machine has {there}.";
    }
}
