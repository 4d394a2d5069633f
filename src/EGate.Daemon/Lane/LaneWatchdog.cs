using Microsoft.Extensions.Hosting.Systemd;

namespace EGate.Daemon.Lane;

/// <summary>Told by the lane loop that it has turned.</summary>
internal interface ILaneWatchdog
{
    /// <summary>The loop has turned.</summary>
    void Turned();
}

/// <summary>
/// Sends <c>WATCHDOG=1</c> to systemd from the lane loop itself, at a third of the unit's limit: a loop that hangs is restarted. Without a
/// unit (no <c>WATCHDOG_USEC</c>) it does nothing.
/// </summary>
internal sealed class SystemdWatchdog : ILaneWatchdog
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");
    private readonly ISystemdNotifier? _notifier;
    private readonly TimeProvider _time;
    private readonly TimeSpan _every;
    private long _last;

    /// <summary>Reads the limit from <paramref name="watchdogMicroseconds"/>, the value of <c>WATCHDOG_USEC</c>.</summary>
    public SystemdWatchdog(ISystemdNotifier? notifier, TimeProvider time, string? watchdogMicroseconds)
    {
        _time = time;
        if (
            long.TryParse(watchdogMicroseconds, System.Globalization.CultureInfo.InvariantCulture, out var limit)
            && limit > 0
        )
        {
            _notifier = notifier;
            _every = TimeSpan.FromMicroseconds(limit / 3.0);
        }
    }

    /// <inheritdoc/>
    public void Turned()
    {
        if (_notifier is not null && (_last == 0 || _time.GetElapsedTime(_last) >= _every))
        {
            _last = _time.GetTimestamp();
            _notifier.Notify(Alive);
        }
    }
}
