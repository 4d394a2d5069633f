namespace EGate.Devices.Simulated;

/// <summary>
/// One barrier's leaf: 0 is closed, 1 is open. It moves evenly while exactly one drive is on and stays where it is otherwise. Something in
/// its way holds it at <see cref="Contact"/>.
/// </summary>
internal sealed class SimulatedLeaf(TimeSpan travel)
{
    /// <summary>Where a leaf meets what is in its way.</summary>
    public const double Contact = 0.5;

    /// <summary>From here on people walk through.</summary>
    public const double Passable = 0.7;

    private const double SwitchReach = 0.02;

    /// <summary>A delayed drive begins this much later.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);

    /// <summary>An intermittent drive has power and has none by turns, this long each.</summary>
    private static readonly TimeSpan Flicker = TimeSpan.FromMilliseconds(80);

    private TimeSpan _at;
    private TimeSpan _drivenSince;
    private int _drive;
    private bool _bodyInWay;
    private bool? _obstacleAbove;

    /// <summary>How it misbehaves.</summary>
    public Misbehaviour Misbehaviour { get; set; }

    /// <summary>0 closed to 1 open.</summary>
    public double Openness { get; private set; }

    /// <summary>Open far enough to walk through.</summary>
    public bool IsPassable => Openness >= Passable;

    /// <summary>The closed end switch would be pressed.</summary>
    public bool AtClosed => Openness <= SwitchReach;

    /// <summary>The open end switch would be pressed.</summary>
    public bool AtOpen => Openness >= 1 - SwitchReach;

    /// <summary>The leaf presses against something.</summary>
    public bool Touches => Openness == Contact && (_bodyInWay || _obstacleAbove is not null);

    /// <summary>An obstacle was put in the path and not taken away.</summary>
    public bool Obstructed => _obstacleAbove is not null;

    private double Lowest => _bodyInWay && Openness >= Contact || _obstacleAbove == true ? Contact : 0;

    private double Highest => _obstacleAbove == false ? Contact : 1;

    /// <summary>When something about it changes next, seen from the last <see cref="AdvanceTo"/>.</summary>
    public TimeSpan? Next
    {
        get
        {
            if (_drive == 0 || Misbehaviour is Misbehaviour.Off or Misbehaviour.Stuck)
                return null;
            if (Misbehaviour == Misbehaviour.Delayed && _at < _drivenSince + Delay)
                return _drivenSince + Delay;
            if (Misbehaviour == Misbehaviour.Intermittent)
                return Earlier(
                    _at + Flicker - TimeSpan.FromTicks(_at.Ticks % Flicker.Ticks),
                    Powered ? NextMark() : null
                );
            return NextMark();
        }
    }

    /// <summary>The drive's two lines as they are from now on: +1 opens, -1 closes, both or none stand still (0).</summary>
    public void Drive(TimeSpan now, int direction)
    {
        if (direction == _drive)
            return;
        _drive = direction;
        _drivenSince = now;
    }

    /// <summary>Moves on to <paramref name="now"/>.</summary>
    public void AdvanceTo(TimeSpan now)
    {
        if (_drive != 0 && Powered)
            Openness = Math.Clamp(Openness + _drive * Speed * (now - _at).TotalSeconds, Lowest, Highest);
        _at = now;
    }

    /// <summary>Somebody stands in the leaf's line, or not any more.</summary>
    public void BodyInWay(bool there) => _bodyInWay = there;

    /// <summary>Puts an obstacle in the path, on the side the leaf is on.</summary>
    public void PutObstacle() => _obstacleAbove = Openness >= Contact;

    /// <summary>Takes the obstacle away.</summary>
    public void TakeObstacle() => _obstacleAbove = null;

    /// <summary>Pushes the leaf by hand.</summary>
    public void Push(double openness) => Openness = Math.Clamp(openness, Lowest, Highest);

    private double Speed => (Misbehaviour == Misbehaviour.Slow ? 0.125 : 1) / travel.TotalSeconds;

    private bool Powered =>
        Misbehaviour switch
        {
            Misbehaviour.Off or Misbehaviour.Stuck => false,
            Misbehaviour.Delayed => _at >= _drivenSince + Delay,
            Misbehaviour.Intermittent => _at.Ticks / Flicker.Ticks % 2 == 0,
            _ => true,
        };

    private TimeSpan? NextMark()
    {
        double? nearest = null;
        foreach (var mark in (ReadOnlySpan<double>)[0, SwitchReach, Contact, Passable, 1 - SwitchReach, 1])
        {
            var way = (mark - Openness) * _drive;
            var reachable = mark >= Lowest && mark <= Highest;
            if (way > 1e-9 && reachable && !(way >= nearest))
                nearest = way;
        }
        // One tick more, so that the mark is passed and not almost reached.
        return nearest is { } distance ? _at + TimeSpan.FromSeconds(distance / Speed) + TimeSpan.FromTicks(1) : null;
    }

    private static TimeSpan Earlier(TimeSpan a, TimeSpan? b) => b is { } other && other < a ? other : a;
}
