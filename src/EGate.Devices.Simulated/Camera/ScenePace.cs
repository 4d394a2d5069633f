namespace EGate.Devices.Simulated;

/// <summary>When the simulated camera gives its next picture. Pictures that nobody fetched in time are skipped, as a sensor does.</summary>
internal sealed class ScenePace(TimeProvider time)
{
    private static readonly TimeSpan ReadMax = TimeSpan.FromSeconds(1);
    private long _started;
    private long _frame;
    private int _framesPerSecond = 25;

    /// <summary>An intermittent camera is there for 3 s and away for 3 s.</summary>
    public static bool IsAway(TimeSpan at) => (long)(at.TotalSeconds / 3) % 2 == 1;

    public void Start(int framesPerSecond)
    {
        _started = time.GetTimestamp();
        _frame = 0;
        _framesPerSecond = Math.Max(1, framesPerSecond);
    }

    /// <summary>Waits until the next picture is due; false when none comes within a second or the wait was cancelled.</summary>
    public bool WaitForNext(Misbehaviour misbehaviour, CancellationToken cancellation)
    {
        var period = Period(misbehaviour);
        var elapsed = time.GetElapsedTime(_started);
        _frame = Math.Max(_frame + 1, (long)Math.Floor(elapsed / period));
        var wait = (period * _frame) - elapsed;
        if (wait <= ReadMax)
        {
            return Wait(wait, cancellation);
        }

        _frame--;
        Wait(ReadMax, cancellation);
        return false;
    }

    /// <summary>Slow is a fifth of the rate, but at least 2 pictures a second; delayed is a picture every 5 s.</summary>
    private TimeSpan Period(Misbehaviour misbehaviour) =>
        misbehaviour switch
        {
            Misbehaviour.Slow => TimeSpan.FromSeconds(1 / Math.Max(2, _framesPerSecond / 5.0)),
            Misbehaviour.Delayed => TimeSpan.FromSeconds(5),
            _ => TimeSpan.FromSeconds(1.0 / _framesPerSecond),
        };

    private bool Wait(TimeSpan wait, CancellationToken cancellation)
    {
        try
        {
            Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, cancellation).Wait(cancellation);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException)
        {
            return false;
        }
    }
}
