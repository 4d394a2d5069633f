using EGate.Contract;

namespace EGate.Gateway.Link;

/// <summary>
/// Holds the newest status and turns it into "no contact" when it grows old, whoever asks and whether or not anything else happens.
/// egated sends at least every 500 ms; three missed messages are silence.
/// </summary>
public sealed class LaneBoard : IDisposable
{
    /// <summary>A status older than this is not shown.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(1500);

    private readonly TimeProvider _clock;
    private readonly ITimer _silence;
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = NewSignal();
    private LaneStatus? _status;
    private long _received;
    private long _version;
    private DateTimeOffset? _lostSince;

    /// <summary>A board without contact.</summary>
    public LaneBoard(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        _silence = clock.CreateTimer(_ => Expire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The lane as it may be shown now.</summary>
    public LaneView Now
    {
        get
        {
            lock (_gate)
            {
                var age = _clock.GetElapsedTime(_received);
                return _status is not null && age < MaxAge
                    ? new(_status, _version, age, null)
                    : new(null, _version, TimeSpan.Zero, _lostSince ?? LostNow());
            }
        }
    }

    /// <summary>A status has arrived.</summary>
    public void Put(LaneStatus status)
    {
        lock (_gate)
        {
            _status = status;
            _received = _clock.GetTimestamp();
            _lostSince = null;
            _silence.Change(MaxAge, Timeout.InfiniteTimeSpan);
            Signal();
        }
    }

    /// <summary>The link is known to be down.</summary>
    public void Lose()
    {
        lock (_gate)
        {
            if (_status is not null)
            {
                _status = null;
                _lostSince = _clock.GetUtcNow();
                Signal();
            }
        }
    }

    /// <summary>Waits until the lane is no longer as in <paramref name="seen"/>, or until <paramref name="most"/> has passed.</summary>
    public async Task<LaneView> NextAsync(LaneView seen, TimeSpan most, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(seen);
        Task changed;
        lock (_gate)
        {
            changed = _version == seen.Version ? _changed.Task : Task.CompletedTask;
        }

        try
        {
            await changed.WaitAsync(most, _clock, stop);
        }
        catch (TimeoutException)
        {
            // Nothing new; the caller sends the same again as a sign of life.
        }

        return Now;
    }

    /// <inheritdoc />
    public void Dispose() => _silence.Dispose();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Expire()
    {
        lock (_gate)
        {
            // A status may have come in while this callback was on its way.
            if (_status is null || _clock.GetElapsedTime(_received) >= MaxAge)
            {
                Lose();
            }
        }
    }

    private DateTimeOffset? LostNow() => _status is null ? null : _clock.GetUtcNow();

    private void Signal()
    {
        _version++;
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }
}
