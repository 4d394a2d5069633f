using EGate.Core;

namespace EGate.Devices.Simulated;

/// <summary>A step of a way: where the middle of the body goes, and how long it stays there.</summary>
internal readonly record struct Waypoint(double X, TimeSpan Dwell);

/// <summary>A person walking through the lane, perhaps pulling luggage. Positions in metres, see <see cref="LaneGeometry"/>.</summary>
internal sealed class SimulatedBody
{
    private readonly double _front;
    private readonly double _behind;
    private readonly Queue<Waypoint> _way = new();
    private TaskCompletionSource _arrived = NewArrival();
    private Waypoint _target;
    private TimeSpan _at;
    private TimeSpan _dwellUntil;
    private BarrierId? _waitsFor;

    /// <summary>Puts a body with its middle at <paramref name="x"/>; luggage (metres) follows it as seen in its first direction.</summary>
    public SimulatedBody(TimeSpan now, double x, int heading, double luggage)
    {
        _at = now;
        X = x;
        _target = new Waypoint(x, TimeSpan.Zero);
        _front = LaneGeometry.BodyDepth / 2 + (heading < 0 ? luggage : 0);
        _behind = LaneGeometry.BodyDepth / 2 + (heading > 0 ? luggage : 0);
    }

    /// <summary>The middle.</summary>
    public double X { get; private set; }

    /// <summary>The edge towards the public side.</summary>
    public double Low => X - _behind;

    /// <summary>The edge towards the controlled side.</summary>
    public double High => X + _front;

    /// <summary>Has nowhere to go.</summary>
    public bool Stands { get; private set; } = true;

    private int Heading => Math.Sign(_target.X - X);

    private bool Moves(TimeSpan now) => !Stands && _waitsFor is null && now >= _dwellUntil;

    /// <summary>Whether it interrupts a line across the way.</summary>
    public bool Covers(double line) => Low <= line && line <= High;

    /// <summary>Sends it along a way; the task completes when it has come to its end.</summary>
    public Task Walk(TimeSpan now, IEnumerable<Waypoint> way)
    {
        _arrived = NewArrival();
        foreach (var point in way)
            _way.Enqueue(point);
        Stands = false;
        _waitsFor = null;
        _dwellUntil = now;
        _target = _way.Dequeue();
        return _arrived.Task;
    }

    /// <summary>Stops where it is, for the caller has lost interest.</summary>
    public void Cancel(CancellationToken cancellation)
    {
        _way.Clear();
        Stands = true;
        _waitsFor = null;
        _arrived.TrySetCanceled(cancellation);
    }

    /// <summary>When something about it changes next.</summary>
    public TimeSpan? Next(double speed)
    {
        if (Stands || _waitsFor is not null)
            return null;
        if (_at < _dwellUntil)
            return _dwellUntil;
        var nearest = Math.Abs(_target.X - X);
        foreach (var mark in LaneGeometry.Marks)
        foreach (var edge in (ReadOnlySpan<double>)[Low, High])
        {
            var way = (mark - edge) * Heading;
            if (way > 1e-9 && way < nearest)
                nearest = way;
        }
        return _at + TimeSpan.FromSeconds(nearest / speed) + TimeSpan.FromTicks(1);
    }

    /// <summary>Moves on to <paramref name="now"/>; stops before a leaf that is not open far enough.</summary>
    public void AdvanceTo(TimeSpan now, double speed, Func<BarrierId, SimulatedLeaf> leaf)
    {
        if (_waitsFor is { } barrier && leaf(barrier).IsPassable)
            _waitsFor = null;
        else if (Moves(_at))
            Move(Math.Min((now - _at).TotalSeconds * speed, Math.Abs(_target.X - X)), leaf);
        _at = now;
        if (Moves(now) && Math.Abs(_target.X - X) < 1e-6)
            Reach(now);
    }

    /// <summary>Ends a dwell at a waypoint and goes on, or arrives.</summary>
    private void Reach(TimeSpan now)
    {
        if (_target.Dwell > TimeSpan.Zero)
        {
            _dwellUntil = now + _target.Dwell;
            _target = _target with { Dwell = TimeSpan.Zero };
            return;
        }
        if (_way.TryDequeue(out var next))
        {
            _target = next;
            return;
        }
        Stands = true;
        _arrived.TrySetResult();
    }

    private void Move(double way, Func<BarrierId, SimulatedLeaf> leaf)
    {
        var heading = Heading;
        foreach (var barrier in (ReadOnlySpan<BarrierId>)[BarrierId.Entry, BarrierId.Exit])
        {
            var toWaiting = ToFront(LaneGeometry.WaitingPoint(barrier, heading), heading);
            var toLeaf = ToFront(LaneGeometry.Leaf(barrier), heading);
            if (toWaiting > 0 && toWaiting <= way && !leaf(barrier).IsPassable)
                (way, _waitsFor) = (toWaiting, barrier);
            else if (toLeaf > 0 && toLeaf <= way && leaf(barrier).Openness < SimulatedLeaf.Contact)
                (way, _waitsFor) = (toLeaf, barrier);
        }
        X += heading * way;
    }

    private double ToFront(double mark, int heading) => heading > 0 ? mark - High : Low - mark;

    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
