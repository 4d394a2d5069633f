namespace EGate.Devices.Gpio;

/// <summary>
/// Tells the direction of bodies through two light beams that stand closer together than a body is deep. Pure: levels in, bodies out.
/// The position runs 0 (free), 1 (near beam), 2 (both), 3 (far beam), 4 (gone through); near is the side the passage began on. A person
/// may stop anywhere and go back. When the near beam breaks again behind somebody and then the far beam frees while the near one is still
/// broken, a second body follows: it counts as one more at the end of the passage. One person who steps back that far counts as two; two
/// beams cannot tell the difference, and an officer can.
/// </summary>
internal sealed class BeamPair
{
    private enum Side
    {
        None,
        Outer,
        Inner,
        Both,
    }

    private Side _origin;
    private int _position;
    private bool _wasFar;
    private int _bodies;
    private bool _blind;

    /// <summary>Starts anew. A beam that is broken now says nothing until both have been free.</summary>
    public void Reset(bool outer, bool inner)
    {
        _origin = Side.None;
        _position = 0;
        _blind = outer || inner;
    }

    /// <summary>Takes the beams' levels (true: interrupted). Returns bodies that went through: above 0 inwards, below 0 outwards.</summary>
    public int Step(bool outer, bool inner)
    {
        if (_blind)
        {
            _blind = outer || inner;
            return 0;
        }
        if (_origin == Side.None)
            return Begin(outer, inner);
        return outer || inner ? Move(outer, inner) : End();
    }

    private int Begin(bool outer, bool inner)
    {
        if (!outer && !inner)
            return 0;
        _origin =
            outer && inner ? Side.Both
            : outer ? Side.Outer
            : Side.Inner;
        _position = _origin == Side.Both ? 2 : 1;
        _bodies = 1;
        _wasFar = false;
        return 0;
    }

    private int Move(bool outer, bool inner)
    {
        if (_origin == Side.Both && outer != inner)
            // Both beams broke in one reading: the side the body leaves on shows where it came from.
            _origin = inner ? Side.Outer : Side.Inner;
        var near = _origin == Side.Inner ? inner : outer;
        var far = _origin == Side.Inner ? outer : inner;
        _position =
            near && far ? 2
            : near ? 1
            : 3;
        if (_position == 3)
            _wasFar = true;
        if (_position == 1 && _wasFar)
        {
            _bodies++;
            _wasFar = false;
        }
        return 0;
    }

    private int End()
    {
        var through = _position switch
        {
            3 => true,
            1 => false,
            // Both beams freed in one reading. In doubt somebody is inside: a way in counts, a way out does not.
            _ => _origin == Side.Outer,
        };
        var bodies = through ? _bodies : 0;
        var signed = _origin == Side.Inner ? -bodies : bodies;
        _origin = Side.None;
        _position = 0;
        return signed;
    }
}
