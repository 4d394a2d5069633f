using EGate.Core;

namespace EGate.Devices.Serial.Pn532;

/// <summary>
/// Finds the line rate at which a PN532 stands and brings it to the one that the profile wants. It keeps a rate it was given until it loses its
/// power, so a controller that starts again may find it at another rate than it left the factory with.
/// </summary>
internal sealed class Pn532Rates(SerialLineProfile profile, TimeProvider time)
{
    /// <summary>The acknowledgement has left the adapter and the chip reader has changed: the manual asks for 200 µs, USB adapters take longer.</summary>
    private static readonly TimeSpan ChangeTakes = TimeSpan.FromMilliseconds(20);

    /// <summary>The codes of SetSerialBaudRate are the places in this list (UM0701-02, 7.2.8).</summary>
    private static readonly int[] Known = [9_600, 19_200, 38_400, 57_600, 115_200, 230_400, 460_800, 921_600];

    private bool _fastFailed;
    private int _last = profile.Baud;

    /// <summary>What became of the faster rate, for the status; empty when none is wanted.</summary>
    public string Remark { get; private set; } = "";

    private int Wanted => profile.FastBaud > 0 && !_fastFailed ? profile.FastBaud : profile.Baud;

    /// <summary>Wakes the chip reader at the rate of the last conversation, then at the other.</summary>
    /// <exception cref="SerialFaultException">It answers at none.</exception>
    public async Task FindAsync(SerialLine line, Pn532Device device, CancellationToken cancellation)
    {
        int[] rates =
        [
            .. new[] { _last, profile.Baud, profile.FastBaud > 0 ? profile.FastBaud : profile.Baud }.Distinct(),
        ];
        foreach (var rate in rates)
        {
            Set(line, rate);
            try
            {
                await device.WakeAsync(cancellation);
                _last = rate;
                return;
            }
            catch (SerialFaultException) when (line.Fault is null && rate != rates[^1])
            {
                // Silence or garbage at this rate says nothing about the next.
            }
        }
    }

    /// <summary>Brings both ends to the wanted rate. When that fails it goes back, says so, and does not try again.</summary>
    /// <exception cref="SerialFaultException">The chip reader answers at neither rate any more.</exception>
    public async Task ChangeAsync(SerialLine line, Pn532Device device, CancellationToken cancellation)
    {
        if (line.Baud == Wanted)
        {
            return;
        }

        var before = line.Baud;
        if (await ReachesAsync(line, device, Wanted, cancellation))
        {
            Remark = "";
            return;
        }

        Remark = $", stays at {before} bit/s: {Wanted} failed";
        _fastFailed = true;
        Set(line, before);
        await device.WakeAsync(cancellation);
        _last = before;
    }

    private async Task<bool> ReachesAsync(SerialLine line, Pn532Device device, int rate, CancellationToken cancellation)
    {
        try
        {
            if (!await device.LeaveForRateAsync((byte)Array.IndexOf(Known, rate), cancellation))
            {
                return false;
            }

            await Task.Delay(ChangeTakes, time, cancellation);
            Set(line, rate);
            await device.WakeAsync(cancellation);
            _last = rate;
            return true;
        }
        catch (SerialFaultException) when (line.Fault is null)
        {
            return false;
        }
    }

    private static void Set(SerialLine line, int rate)
    {
        if (line.Baud != rate)
        {
            line.SetRate(rate);
        }
    }
}
