namespace EGate.Devices.Simulated;

/// <summary>What a simulated device does wrong on command. The names are the same for every device (DESIGN section 6).</summary>
public enum Misbehaviour
{
    /// <summary>Works as it should.</summary>
    Ok = 0,

    /// <summary>Is not there: unplugged or without power.</summary>
    Off = 1,

    /// <summary>Stays as it was: the same answer, picture or level again and again.</summary>
    Stuck = 2,

    /// <summary>Answers nonsense.</summary>
    Garbage = 3,

    /// <summary>Answers well formed, but not what was asked for.</summary>
    Wrong = 4,

    /// <summary>Answers at a fraction of its rate, still inside its deadline.</summary>
    Slow = 5,

    /// <summary>Answers after its deadline.</summary>
    Delayed = 6,

    /// <summary>Comes and goes.</summary>
    Intermittent = 7,
}
