namespace EGate.Devices.Simulated;

/// <summary>
/// How a simulated device misbehaves (DESIGN section 6). Every simulator knows all eight, by the same names, so that one table of faults
/// covers all devices. The README beside each driver says what each means for that device.
/// </summary>
public enum Misbehaviour
{
    /// <summary>Works as its manual says.</summary>
    Ok = 0,

    /// <summary>Has no power: takes nothing in and gives nothing out, while its line or node stays.</summary>
    Off = 1,

    /// <summary>Keeps giving what it gave last, whatever is asked and whatever happens.</summary>
    Stuck = 2,

    /// <summary>Gives bytes, pixels or levels that mean nothing.</summary>
    Garbage = 3,

    /// <summary>Gives well-formed answers that are not true.</summary>
    Wrong = 4,

    /// <summary>Gives right answers slowly, inside the usual deadline.</summary>
    Slow = 5,

    /// <summary>Gives right answers after the usual deadline.</summary>
    Delayed = 6,

    /// <summary>Leaves out one answer in three.</summary>
    Intermittent = 7,
}
