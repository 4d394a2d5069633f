namespace EGate.Devices.Simulated;

/// <summary>
/// One input line: what is true, and what the line shows. Misbehaviours: off reads inactive, stuck stays as it is, garbage flips by chance,
/// wrong shows the opposite, slow shows a change after it has lasted 200 ms, delayed shows it 300 ms later, intermittent reads inactive for
/// 60 ms of every 200 ms.
/// </summary>
internal sealed class SimulatedInput(int bounceEdges, Random chance)
{
    private static readonly TimeSpan Lasting = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Drop = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan BounceGap = TimeSpan.FromMicroseconds(700);

    private readonly Queue<(TimeSpan At, bool Truth)> _delayed = new();
    private TimeSpan _changedAt;
    private TimeSpan _flipAt;
    private int _bouncesLeft;
    private bool _stuckAt;

    /// <summary>How it misbehaves.</summary>
    public Misbehaviour Misbehaviour { get; private set; }

    /// <summary>What is true.</summary>
    public bool Truth { get; private set; }

    /// <summary>What the line shows; true is active.</summary>
    public bool Shown { get; private set; }

    /// <summary>When the line changes by itself next.</summary>
    public TimeSpan? Next(TimeSpan now) =>
        Misbehaviour switch
        {
            Misbehaviour.Ok => _bouncesLeft > 0 ? _flipAt : null,
            Misbehaviour.Garbage => _flipAt,
            Misbehaviour.Slow => Shown != Truth ? _changedAt + Lasting : null,
            Misbehaviour.Delayed => _delayed.Count > 0 ? _delayed.Peek().At : null,
            Misbehaviour.Intermittent => NextDrop(now),
            _ => null,
        };

    /// <summary>Starts misbehaving, or ends it.</summary>
    public void Misbehave(TimeSpan now, Misbehaviour how)
    {
        Misbehaviour = how;
        _delayed.Clear();
        _bouncesLeft = 0;
        _flipAt = now;
        _changedAt = now;
        _stuckAt = Shown;
    }

    /// <summary>Sticks at a level.</summary>
    public void StickAt(bool shown)
    {
        Misbehaviour = Misbehaviour.Stuck;
        _stuckAt = shown;
    }

    /// <summary>Takes what is true at <paramref name="now"/>.</summary>
    public void Update(TimeSpan now, bool truth)
    {
        if (truth != Truth)
        {
            Truth = truth;
            _changedAt = now;
            _delayed.Enqueue((now + Later, truth));
            if (Misbehaviour == Misbehaviour.Ok && bounceEdges > 0)
                (_bouncesLeft, _flipAt) = (bounceEdges, now);
        }
        Shown = Show(now);
        if (Misbehaviour != Misbehaviour.Delayed)
            _delayed.Clear();
    }

    private bool Show(TimeSpan now) =>
        Misbehaviour switch
        {
            Misbehaviour.Off => false,
            Misbehaviour.Stuck => _stuckAt,
            Misbehaviour.Garbage => Flip(now),
            Misbehaviour.Wrong => !Truth,
            Misbehaviour.Slow => now >= _changedAt + Lasting ? Truth : Shown,
            Misbehaviour.Delayed => Due(now),
            Misbehaviour.Intermittent => Truth && now.Ticks % Period.Ticks >= Drop.Ticks,
            _ => Bounce(now),
        };

    private bool Bounce(TimeSpan now)
    {
        if (_bouncesLeft == 0)
            return Truth;
        if (now < _flipAt)
            return Shown;
        _bouncesLeft--;
        _flipAt = now + BounceGap;
        return _bouncesLeft == 0 ? Truth : !Shown;
    }

    private bool Flip(TimeSpan now)
    {
        if (now < _flipAt)
            return Shown;
        _flipAt = now + TimeSpan.FromMilliseconds(chance.Next(1, 60));
        return chance.Next(2) == 0;
    }

    private bool Due(TimeSpan now)
    {
        var shown = Shown;
        while (_delayed.Count > 0 && _delayed.Peek().At <= now)
            shown = _delayed.Dequeue().Truth;
        return shown;
    }

    private static TimeSpan NextDrop(TimeSpan now)
    {
        var into = TimeSpan.FromTicks(now.Ticks % Period.Ticks);
        return now - into + (into < Drop ? Drop : Period);
    }
}
