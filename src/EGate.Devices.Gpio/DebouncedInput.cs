namespace EGate.Devices.Gpio;

/// <summary>
/// One input with its two truths: the level as last read, and the level that was held for the debounce time. Times are elapsed since the
/// hardware started. Bursts coalesce: what counts is the level that is read, never the number of edges.
/// </summary>
internal sealed class DebouncedInput(string function, TimeSpan attack, TimeSpan release)
{
    private TimeSpan _changedAt;

    /// <summary>The input's function.</summary>
    public string Function { get; } = function;

    /// <summary>Active by the last reading.</summary>
    public bool Raw { get; private set; }

    /// <summary>Active by a level that was held long enough.</summary>
    public bool Stable { get; private set; }

    /// <summary>When the waiting level may count; null when nothing waits.</summary>
    public TimeSpan? Deadline => Raw == Stable ? null : _changedAt + (Raw ? attack : release);

    /// <summary>When the waiting level was first seen; orders inputs that settle in the same turn.</summary>
    public TimeSpan ChangedAt => _changedAt;

    /// <summary>Takes a level as it is without waiting, at start.</summary>
    public void Begin(bool raw, bool stable, TimeSpan now)
    {
        Raw = raw;
        Stable = stable;
        _changedAt = now;
    }

    /// <summary>Takes a reading. An edge restarts the waiting even when the level reads as before: it moved and came back.</summary>
    public void Sample(bool active, TimeSpan at, bool edge)
    {
        if (active == Raw && !edge)
            return;
        Raw = active;
        _changedAt = at;
    }

    /// <summary>Lets the waiting level count when it was held long enough; true when <see cref="Stable"/> changed.</summary>
    public bool Settle(TimeSpan now)
    {
        if (Deadline is not { } due || now < due)
            return false;
        Stable = Raw;
        return true;
    }
}
