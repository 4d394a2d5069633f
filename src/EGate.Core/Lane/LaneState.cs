namespace EGate.Core;

/// <summary>Where a barrier was last seen.</summary>
public enum BarrierFact
{
    /// <summary>Between its end switches, blocked, or unknown.</summary>
    Between = 0,

    /// <summary>At its closed end switch.</summary>
    Closed = 1,

    /// <summary>At its open end switch.</summary>
    Open = 2,
}

/// <summary>What the lane cannot serve without and does not have now.</summary>
[Flags]
public enum LaneFaults
{
    /// <summary>All there.</summary>
    None = 0,

    /// <summary>Reader, chip reader, camera, a list or the clock.</summary>
    Sensing = 1,

    /// <summary>Barriers or sensors.</summary>
    Hardware = 2,

    /// <summary>The journal.</summary>
    Journal = 4,

    /// <summary>As at start, before anything was heard of.</summary>
    All = Sensing | Hardware | Journal,
}

/// <summary>Groups of checks that were judged, or that passed, in this crossing.</summary>
[Flags]
public enum Groups
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Document.</summary>
    Document = 1,

    /// <summary>Lists.</summary>
    Lists = 2,

    /// <summary>Face.</summary>
    Face = 4,

    /// <summary>One person.</summary>
    OnePerson = 8,

    /// <summary>All four: what the exit asks for.</summary>
    All = Document | Lists | Face | OnePerson,
}

/// <summary>What an officer decided and is being carried out.</summary>
public enum Decision
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Through the exit.</summary>
    Admit = 1,

    /// <summary>Back through the entry.</summary>
    Return = 2,
}

/// <summary>
/// A lane as the pure function sees it. Small on purpose: a test visits every reachable value. Times, names and figures live outside;
/// what they mean arrives as events.
/// </summary>
public readonly record struct LaneState
{
    /// <summary>The step.</summary>
    public LanePhase Phase { get; init; }

    /// <summary>The entry barrier as last seen.</summary>
    public BarrierFact Entry { get; init; }

    /// <summary>The exit barrier as last seen.</summary>
    public BarrierFact Exit { get; init; }

    /// <summary>People counted in the mantrap: 0, 1, or 2 for more than one.</summary>
    public int Persons { get; init; }

    /// <summary>The presence sensor sees something in the mantrap.</summary>
    public bool Occupied { get; init; }

    /// <summary>A document lies on the reader.</summary>
    public bool Document { get; init; }

    /// <summary>A crossing is under way.</summary>
    public bool Crossing { get; init; }

    /// <summary>This crossing was referred; the traveller sees the neutral screen from then on.</summary>
    public bool Referred { get; init; }

    /// <summary>Groups judged in this crossing.</summary>
    public Groups Judged { get; init; }

    /// <summary>Groups that passed in this crossing; always a part of <see cref="Judged"/>.</summary>
    public Groups Passed { get; init; }

    /// <summary>What an officer decided and is under way.</summary>
    public Decision Decision { get; init; }

    /// <summary>What is missing.</summary>
    public LaneFaults Faults { get; init; }

    /// <summary>A barrier gave up; stays until an officer puts the lane in service again.</summary>
    public bool BarrierFault { get; init; }

    /// <summary>An officer wants the lane out of service.</summary>
    public bool OutByOfficer { get; init; }

    /// <summary>The evacuation input is active.</summary>
    public bool Evacuation { get; init; }

    /// <summary>The emergency stop input is active.</summary>
    public bool EmergencyStop { get; init; }

    /// <summary>A lane whose process has just started: nothing is known, nothing is usable.</summary>
    public static LaneState Initial { get; } = new() { Phase = LanePhase.Starting, Faults = LaneFaults.All };

    /// <summary>Nobody and nothing is in the lane, as far as the sensors tell.</summary>
    public bool IsEmpty => Persons == 0 && !Occupied && !Document;

    /// <summary>Both barriers at their closed end switches.</summary>
    public bool IsShut => Entry == BarrierFact.Closed && Exit == BarrierFact.Closed;

    /// <summary>Nothing the lane needs is missing.</summary>
    public bool IsFit => Faults == LaneFaults.None && !BarrierFault;

    /// <summary>Barriers and sensors can be relied on to move.</summary>
    public bool CanMove => !Faults.HasFlag(LaneFaults.Hardware) && !BarrierFault;

    /// <summary>Somebody or something is in the mantrap, by count or by presence.</summary>
    public bool IsInside => Persons > 0 || Occupied;
}

/// <summary>What the function needs to know of the site.</summary>
/// <param name="Topology">Two-step or one-step.</param>
public sealed record LanePolicy(Topology Topology);

/// <summary>The new state and what to do, in order.</summary>
/// <param name="State">The state after the event.</param>
/// <param name="Effects">What the loop performs; empty when the event changes nothing outside.</param>
public readonly record struct Step(LaneState State, IReadOnlyList<LaneEffect> Effects);
