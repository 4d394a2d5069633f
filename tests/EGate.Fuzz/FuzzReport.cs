namespace EGate.Fuzz;

/// <summary>What came of one target.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Inputs">How many were run.</param>
/// <param name="Elapsed">How long that took.</param>
/// <param name="MostAllocated">By one input, in bytes.</param>
/// <param name="Outcomes">How often each outcome came, and the shortest input that gave it.</param>
/// <param name="Findings">What went wrong.</param>
internal sealed record FuzzReport(
    string Target,
    long Inputs,
    TimeSpan Elapsed,
    long MostAllocated,
    IReadOnlyDictionary<string, (long Count, byte[] Shortest)> Outcomes,
    IReadOnlyList<Finding> Findings
)
{
    /// <summary>Adds up what the workers of a target found.</summary>
    public static FuzzReport Of(string target, TimeSpan elapsed, IReadOnlyList<FuzzWorker> workers, Finding? hang)
    {
        var outcomes = new SortedDictionary<string, (long Count, byte[] Shortest)>(StringComparer.Ordinal);
        var findings = new List<Finding>();
        if (hang is not null)
        {
            // The workers are still running: their tables are not to be looked at.
            return new FuzzReport(target, workers.Sum(w => w.Done), elapsed, 0, outcomes, [hang]);
        }

        foreach (var worker in workers)
        {
            foreach (var (outcome, (count, input)) in worker.Outcomes)
            {
                var (sum, shortest) = outcomes.GetValueOrDefault(outcome, (0, input));
                outcomes[outcome] = (sum + count, input.Length < shortest.Length ? input : shortest);
            }

            findings.AddRange(
                worker.Findings.Where(f => !findings.Exists(g => g.What == f.Value.What)).Select(f => f.Value)
            );
        }

        return new FuzzReport(
            target,
            workers.Sum(w => w.Done),
            elapsed,
            workers.Max(w => w.MostAllocated),
            outcomes,
            findings
        );
    }
}
