namespace EGate.Devices.Simulated;

/// <summary>What stands before the simulated camera.</summary>
public enum SceneKind
{
    /// <summary>Nobody.</summary>
    EmptyGate = 0,

    /// <summary>The holder of the portrait of <see cref="SimulatedPerson.Genuine"/>, alive.</summary>
    Genuine = 1,

    /// <summary>Another living person (<see cref="SimulatedPerson.Impostor"/>).</summary>
    Impostor = 2,

    /// <summary>The genuine person's portrait held up on paper (a presentation attack, ISO/IEC 30107-1).</summary>
    PrintAttack = 3,

    /// <summary>The genuine person's portrait held up on a tablet's screen (a presentation attack).</summary>
    ScreenAttack = 4,

    /// <summary>The picture stands still: the same pixels again and again.</summary>
    Frozen = 5,

    /// <summary>The lens is covered: black with the sensor's noise.</summary>
    Black = 6,

    /// <summary>The camera is gone.</summary>
    Off = 7,

    /// <summary>The impostor wears the genuine person's portrait, cut out along the face, and looks through its eye holes (a presentation attack).</summary>
    CutOutAttack = 8,

    /// <summary>A recording of the genuine person, alive and moving, is played on a tablet held up by hand (a presentation attack).</summary>
    ReplayAttack = 9,

    /// <summary>The genuine person, alive; but the same second of it again and again, as from a recording put in the camera's place.</summary>
    Looped = 10,
}

/// <summary>Whose face it is. Both are in public test clips (<c>models/README.md</c>).</summary>
public enum SimulatedPerson
{
    /// <summary>The man of the clips <c>cap12_edit</c> (portrait) and <c>cap13_edit2</c> (live).</summary>
    Genuine = 0,

    /// <summary>The man of the clip <c>franck</c>.</summary>
    Impostor = 1,
}
