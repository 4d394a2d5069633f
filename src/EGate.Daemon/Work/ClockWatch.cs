using EGate.Core;

namespace EGate.Daemon.Work;

/// <summary>
/// Distrusts the wall clock: a date before this software was made, or a jump against the monotonic clock, means that no validity can be
/// judged (DESIGN section 5, rule 5). After a jump the clock is believed again once it has run evenly for a minute.
/// </summary>
internal sealed class ClockWatch : IDisposable
{
    private static readonly DateTimeOffset MadeAfter = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan JumpMin = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan EvenFor = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time;
    private readonly Action<string?> _known;
    private readonly ITimer _timer;
    private DateTimeOffset _wall;
    private long _ticks;
    private long? _jumped;

    /// <summary>Reports to <paramref name="known"/>: null when the clock is believed, otherwise the catalogue id.</summary>
    public ClockWatch(TimeProvider time, Action<string?> known)
    {
        (_time, _known) = (time, known);
        (_wall, _ticks) = (time.GetUtcNow(), time.GetTimestamp());
        Look();
        _timer = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var (wall, ticks) = (_time.GetUtcNow(), _time.GetTimestamp());
        var expected = _wall + _time.GetElapsedTime(_ticks, ticks);
        if ((wall - expected).Duration() > JumpMin)
        {
            _jumped = ticks;
        }
        else if (_jumped is { } since && _time.GetElapsedTime(since, ticks) >= EvenFor)
        {
            _jumped = null;
        }

        (_wall, _ticks) = (wall, ticks);
        _known(wall >= MadeAfter && _jumped is null ? null : Catalogue.ClockUnknown.Id);
    }
}
