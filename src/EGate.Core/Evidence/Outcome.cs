namespace EGate.Core;

/// <summary>
/// What came of one check. Only <see cref="Passed"/> passes; the worst outcome of a group wins
/// (DESIGN section 1; BSI TR-03135 asks for done / not done with a result for every single check).
/// The numbers are the order from best to worst and are stable: they stand in the journal.
/// </summary>
public enum Outcome
{
    /// <summary>The check was done and found what it must find.</summary>
    Passed = 0,

    /// <summary>The check was not done. Never treated as passed.</summary>
    NotDone = 1,

    /// <summary>The check was tried and could not be done (no chip, no face, stale list).</summary>
    NotPossible = 2,

    /// <summary>The check was done and found what it must not find.</summary>
    Failed = 3,
}

/// <summary>The four groups that must all be <see cref="Outcome.Passed"/> before the exit may open (DESIGN section 5, rule 2).</summary>
public enum CheckGroup
{
    /// <summary>The travel document: MRZ, chip, authenticity.</summary>
    Document = 0,

    /// <summary>Watchlists, lost and stolen documents.</summary>
    Lists = 1,

    /// <summary>Quality, liveness, and comparison with the portrait of the chip.</summary>
    Face = 2,

    /// <summary>Exactly one person in the mantrap, walking the right way.</summary>
    OnePerson = 3,
}
