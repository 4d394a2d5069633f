namespace EGate.Devices;

/// <summary>
/// The lamp that lights the traveller's face, driven by the lane: for capture, and as a short coded change whose answer on the skin is evidence of a living
/// face (ISO/IEC 30107-3). May be called from any thread.
/// </summary>
public interface IFaceIllumination
{
    /// <summary>What it is, for a technician. No personal data.</summary>
    string Description { get; }

    /// <summary>
    /// Sets the level, 0 (its resting light) to 1 (its brightest); values outside are taken as the nearest end. False when the lamp did not take it;
    /// never throws for a lamp that is gone. Takes at most a few milliseconds.
    /// </summary>
    bool Set(double level);
}
