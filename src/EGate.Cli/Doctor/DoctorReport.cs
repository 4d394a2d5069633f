namespace EGate.Cli.Doctor;

/// <summary>One thing that was tested, in JSON as here.</summary>
/// <param name="Device">The device, or the part of the machine.</param>
/// <param name="Tested">What was tested, as a sentence that is true when it passed.</param>
/// <param name="Passed">Whether it is so.</param>
/// <param name="Result">What was seen.</param>
/// <param name="Remedy">What to do; empty when passed.</param>
internal sealed record Finding(string Device, string Tested, bool Passed, string Result, string Remedy);

/// <summary>The answer of <c>egatectl doctor --json</c>.</summary>
/// <param name="Reachable">Whether egated answered; false means that no device was tested.</param>
/// <param name="Examinations">Everything that was tested.</param>
internal sealed record DoctorReport(bool Reachable, IReadOnlyList<Finding> Examinations)
{
    /// <summary>True when devices were tested and all of it passed. A lane without examinations has not been tested.</summary>
    public bool Ok => Reachable && Examinations.Count > 0 && Examinations.All(e => e.Passed);
}
