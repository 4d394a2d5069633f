namespace EGate.Devices.Simulated;

/// <summary>How a simulated device misbehaves; the same eight words for every device (DESIGN section 6). Each simulator says what they mean for it.</summary>
public enum Misbehaviour
{
    /// <summary>As it should.</summary>
    Ok = 0,

    /// <summary>Without power or unplugged.</summary>
    Off = 1,

    /// <summary>Stays as it is.</summary>
    Stuck = 2,

    /// <summary>Tells nonsense.</summary>
    Garbage = 3,

    /// <summary>Tells something well-formed that is not true.</summary>
    Wrong = 4,

    /// <summary>Does everything, but takes long over it.</summary>
    Slow = 5,

    /// <summary>Does everything, but later.</summary>
    Delayed = 6,

    /// <summary>Works and does not work by turns.</summary>
    Intermittent = 7,
}
