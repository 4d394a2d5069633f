namespace EGate.Devices.Simulated;

/// <summary>
/// People. Each method starts a walk at once and completes when the person has come to its end; a person waits before a barrier that is not
/// open far enough. When cancelled, a person inside stands still and a person outside goes away.
/// </summary>
public sealed partial class SimulatedLaneWorld
{
    /// <summary>Free space between two people who pass on one opening, in metres.</summary>
    private const double TailgateGap = 0.12;

    /// <summary>People who are inside the mantrap, as it truly is.</summary>
    public int PeopleInside => Look(() => _bodies.Count(b => !IsOutside(b)));

    /// <summary>A person walks in and stops in the middle of the mantrap.</summary>
    /// <param name="luggage">Luggage pulled behind, in metres; it keeps the beams broken for longer.</param>
    /// <param name="pause">How long the person stops half-way through the entry.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public Task PersonEntersAsync(
        double luggage = 0,
        TimeSpan pause = default,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(luggage);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(luggage, 1);
        return Come(
            LaneGeometry.PublicSide,
            luggage,
            cancellation,
            new Waypoint(LaneGeometry.EntryLeaf, pause),
            new Waypoint(LaneGeometry.Middle, TimeSpan.Zero)
        );
    }

    /// <summary>A person walks half-way through the entry, turns round and goes away.</summary>
    public Task PersonTurnsHalfWayAsync(CancellationToken cancellation = default) =>
        Come(
            LaneGeometry.PublicSide,
            luggage: 0,
            cancellation,
            new Waypoint(LaneGeometry.EntryLeaf, TimeSpan.FromMilliseconds(300)),
            new Waypoint(LaneGeometry.PublicSide, TimeSpan.Zero)
        );

    /// <summary>The person inside walks back out through the entry.</summary>
    /// <exception cref="InvalidOperationException">Nobody stands inside.</exception>
    public Task PersonWalksBackAsync(CancellationToken cancellation = default) =>
        Go(LaneGeometry.PublicSide, nearestToExit: false, cancellation);

    /// <summary>The person inside leaves through the exit.</summary>
    /// <exception cref="InvalidOperationException">Nobody stands inside.</exception>
    public Task PersonLeavesAsync(CancellationToken cancellation = default) =>
        Go(LaneGeometry.ControlledSide, nearestToExit: true, cancellation);

    /// <summary>Two people walk in close behind one another.</summary>
    public Task TailgateAsync(CancellationToken cancellation = default)
    {
        const double step = LaneGeometry.BodyDepth + TailgateGap;
        lock (_gate)
        {
            var first = Come(
                LaneGeometry.PublicSide,
                luggage: 0,
                cancellation,
                new Waypoint(LaneGeometry.Middle, TimeSpan.Zero)
            );
            var second = Come(
                LaneGeometry.PublicSide - step,
                luggage: 0,
                cancellation,
                new Waypoint(LaneGeometry.Middle - step, TimeSpan.Zero)
            );
            return Task.WhenAll(first, second);
        }
    }

    /// <summary>A person comes in through the exit.</summary>
    public Task WrongWayAsync(CancellationToken cancellation = default) =>
        Come(LaneGeometry.ControlledSide, luggage: 0, cancellation, new Waypoint(LaneGeometry.Middle, TimeSpan.Zero));

    private Task Come(double from, double luggage, CancellationToken cancellation, params Waypoint[] way)
    {
        var walk = Task.CompletedTask;
        Do(() =>
        {
            var body = new SimulatedBody(_now, from, Math.Sign(way[0].X - from), luggage);
            _bodies.Add(body);
            walk = body.Walk(_now, way);
            OnCancel(body, walk, cancellation);
        });
        return walk;
    }

    private Task Go(double to, bool nearestToExit, CancellationToken cancellation)
    {
        var walk = Task.CompletedTask;
        Do(() =>
        {
            var inside = _bodies.Where(b => b.Stands && !IsOutside(b)).OrderBy(b => b.X).ToList();
            if (inside.Count == 0)
                throw new InvalidOperationException("Nobody stands in the mantrap.");
            var body = nearestToExit ? inside[^1] : inside[0];
            walk = body.Walk(_now, [new Waypoint(to, TimeSpan.Zero)]);
            OnCancel(body, walk, cancellation);
        });
        return walk;
    }

    private void OnCancel(SimulatedBody body, Task walk, CancellationToken cancellation)
    {
        if (!cancellation.CanBeCanceled)
            return;
        var registration = cancellation.Register(() => Do(() => body.Cancel(cancellation)));
        walk.ContinueWith(_ => registration.Dispose(), TaskScheduler.Default);
    }

    /// <summary>Beyond all beams, on either side.</summary>
    private static bool IsOutside(SimulatedBody body) =>
        body.High < LaneGeometry.EntryBeamOuter || body.Low > LaneGeometry.ExitBeamOuter;
}
