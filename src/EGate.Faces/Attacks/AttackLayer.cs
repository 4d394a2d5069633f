namespace EGate.Faces;

/// <summary>One layer of presentation attack detection.</summary>
public enum AttackLayer
{
    /// <summary>The passive network.</summary>
    Passive = 0,

    /// <summary>The straight outline of a sheet or display.</summary>
    Outline = 1,

    /// <summary>The lattice of a display or a printer, moiré.</summary>
    Pattern = 2,

    /// <summary>The bands of a pulsed backlight.</summary>
    Bands = 3,

    /// <summary>The face's surroundings move with it; the face moves as a plane.</summary>
    Motion = 4,

    /// <summary>Blinks and small movements.</summary>
    Life = 5,

    /// <summary>The answer to the lane's own coded light.</summary>
    Light = 6,

    /// <summary>The answer to the request to turn the head.</summary>
    Turn = 7,

    /// <summary>An infrared or depth camera.</summary>
    SecondCamera = 8,
}

/// <summary>What a layer says of all frames so far.</summary>
/// <param name="Layer">Which.</param>
/// <param name="Weight">
/// Natural logarithm of how much likelier the evidence is from a living face than from an instrument: above 0 speaks for the face, below 0 against it.
/// </param>
public readonly record struct LayerVoice(AttackLayer Layer, double Weight);
