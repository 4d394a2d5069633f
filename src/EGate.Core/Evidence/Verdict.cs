namespace EGate.Core;

/// <summary>
/// What the machine may do with a crossing: <see cref="Admit"/> or <see cref="Refer"/>. It never refuses anybody: a person decides that.
/// </summary>
public abstract record Verdict
{
    private Verdict() { }

    /// <summary>All that is required was done and passed.</summary>
    public sealed record Admit : Verdict;

    /// <summary>An officer decides.</summary>
    /// <param name="Reasons">Every check that did not pass, worst first, then by name. For officers only; never shown to the traveller.</param>
    public sealed record Refer(IReadOnlyList<CheckResult> Reasons) : Verdict;
}

/// <summary>The one pure function from evidence to verdict.</summary>
public static class Judge
{
    /// <summary>
    /// The worst outcome of a group: the worst of its checks, and <see cref="Outcome.NotDone"/> if any required check of the group is missing.
    /// When one check was done more than once, its last result counts.
    /// </summary>
    public static Outcome GroupOutcome(CheckGroup group, IEnumerable<CheckResult> evidence)
    {
        var latest = Latest(evidence);
        var worst = Outcome.Passed;
        foreach (var check in WithMissing(latest).Where(c => c.Group == group))
        {
            worst = Worst(worst, check.Outcome);
        }

        return worst;
    }

    /// <summary>The verdict on all evidence of a crossing.</summary>
    public static Verdict Decide(IEnumerable<CheckResult> evidence)
    {
        var bad = WithMissing(Latest(evidence))
            .Where(c => c.Outcome != Outcome.Passed)
            .OrderByDescending(c => c.Outcome)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .ToList();
        return bad.Count == 0 ? new Verdict.Admit() : new Verdict.Refer(bad);
    }

    /// <summary>The worse of two outcomes.</summary>
    public static Outcome Worst(Outcome a, Outcome b) => a > b ? a : b;

    private static Dictionary<string, CheckResult> Latest(IEnumerable<CheckResult> evidence)
    {
        var latest = new Dictionary<string, CheckResult>(StringComparer.Ordinal);
        foreach (var check in evidence)
        {
            latest[check.Name] = check;
        }

        return latest;
    }

    private static IEnumerable<CheckResult> WithMissing(Dictionary<string, CheckResult> latest) =>
        latest.Values.Concat(
            CheckNames
                .Required.Where(r => !latest.ContainsKey(r.Key))
                .Select(r => CheckResult.NotDone(r.Value, r.Key, "not-done"))
        );
}
