namespace EGate.Devices.Gpio;

/// <summary>
/// The heartbeat line: toggles while the lane loop keeps calling <see cref="Beat"/> and the interlock's thread keeps turning, and lies low
/// otherwise. An external relay that wants edges takes the drives' power when they stop.
/// </summary>
internal sealed class HeartbeatOutput(TimeSpan longest)
{
    private readonly TimeSpan _half = TimeSpan.FromTicks(Math.Clamp(longest.Ticks / 4, 1, TimeSpan.TicksPerSecond / 4));
    private long _lastBeat = long.MinValue;
    private TimeSpan _toggled;

    /// <summary>The lane loop turned at <paramref name="now"/> (elapsed since start). May be called from any thread.</summary>
    public void Beat(TimeSpan now) => Interlocked.Exchange(ref _lastBeat, now.Ticks);

    /// <summary>Whether the last beat is recent enough.</summary>
    public bool Beating(TimeSpan now)
    {
        var last = Interlocked.Read(ref _lastBeat);
        return last != long.MinValue && now.Ticks - last <= longest.Ticks;
    }

    /// <summary>The level of the line as of the last <see cref="Step"/>.</summary>
    public bool Level { get; private set; }

    /// <summary>When the line toggles, or drops, next; null while it lies low.</summary>
    public TimeSpan? Deadline { get; private set; }

    /// <summary>Takes the line on to <paramref name="now"/>.</summary>
    public void Step(TimeSpan now)
    {
        if (!Beating(now))
        {
            Level = false;
            Deadline = null;
            return;
        }
        if (Deadline is null || now - _toggled >= _half)
        {
            Level = !Level;
            _toggled = now;
        }
        var drops = TimeSpan.FromTicks(Interlocked.Read(ref _lastBeat)) + longest + TimeSpan.FromTicks(1);
        Deadline = Earliest.Of(_toggled + _half, drops);
    }
}
