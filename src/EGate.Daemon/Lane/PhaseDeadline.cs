using EGate.Core;

namespace EGate.Daemon.Lane;

/// <summary>
/// The one clock of the lane: armed by an effect, it posts <see cref="LaneEvent.DeadlinePassed"/> with the generation it was armed in. Each
/// arming has a timer of its own, so a callback that is late cannot speak for the next one.
/// </summary>
internal sealed class PhaseDeadline(TimeProvider time, Action<long> passed) : IDisposable
{
    private ITimer? _timer;

    /// <summary>Counts armings; a deadline of an earlier one is stale.</summary>
    public long Generation { get; private set; }

    /// <summary>Starts anew.</summary>
    public void Arm(TimeSpan after)
    {
        Disarm();
        var generation = Generation;
        _timer = time.CreateTimer(_ => passed(generation), null, after, Timeout.InfiniteTimeSpan);
    }

    /// <summary>No deadline runs.</summary>
    public void Disarm()
    {
        Generation++;
        _timer?.Dispose();
        _timer = null;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();
}
