using EGate.Core;

namespace EGate.Daemon.Lane;

/// <summary>The one clock of the lane: armed by an effect, it posts <see cref="LaneEvent.DeadlinePassed"/> with its generation.</summary>
internal sealed class PhaseDeadline : IDisposable
{
    private readonly ITimer _timer;
    private readonly Action<long> _passed;

    /// <summary>Made once per lane.</summary>
    public PhaseDeadline(TimeProvider time, Action<long> passed)
    {
        _passed = passed;
        _timer = time.CreateTimer(_ => _passed(Generation), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Counts armings; a deadline of an earlier one is stale.</summary>
    public long Generation { get; private set; }

    /// <summary>Starts anew.</summary>
    public void Arm(TimeSpan after)
    {
        Generation++;
        _timer.Change(after, Timeout.InfiniteTimeSpan);
    }

    /// <summary>No deadline runs.</summary>
    public void Disarm()
    {
        Generation++;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
