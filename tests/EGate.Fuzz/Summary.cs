namespace EGate.Fuzz;

/// <summary>What came of a run, for people and for the corpus.</summary>
internal static class Summary
{
    private const int OutcomesShown = 6;

    /// <summary>Shows one target and writes its findings and, where asked for, its corpus.</summary>
    public static void Show(FuzzReport report, FuzzOptions options)
    {
        var rate = report.Inputs / Math.Max(0.001, report.Elapsed.TotalSeconds);
        Console.WriteLine(
            $"{report.Target, -12} {report.Inputs, 12:N0} inputs {rate, 10:N0} a second, at most {report.MostAllocated:N0} bytes for one, "
                + $"{report.Outcomes.Count} outcomes: {Outcomes(report)}"
        );
        foreach (var finding in report.Findings)
        {
            var path = finding.Write(options.Findings);
            Console.WriteLine($"  FOUND {finding.Kind}: {finding.What}");
            Console.WriteLine($"        {path}");
            Console.WriteLine($"        {Convert.ToHexString(finding.Input)}");
        }

        if (options.Corpus.Length > 0)
        {
            WriteCorpus(report, options.Corpus);
        }
    }

    /// <summary>The last line; true when nothing was found.</summary>
    public static bool Total(IReadOnlyList<FuzzReport> reports, FuzzOptions options)
    {
        var found = reports.Sum(r => r.Findings.Count);
        var elapsed = TimeSpan.FromTicks(reports.Sum(r => r.Elapsed.Ticks));
        Console.WriteLine(
            $"{reports.Sum(r => r.Inputs):N0} inputs from seed {options.Seed} over {reports.Count} targets in {elapsed:hh\\:mm\\:ss}, "
                + $"{options.Workers} workers: {(found == 0 ? "no crash, no hang, no allocation over the bound" : $"{found} findings")}"
        );
        return found == 0;
    }

    private static string Outcomes(FuzzReport report)
    {
        var most = report.Outcomes.OrderByDescending(o => o.Value.Count).Take(OutcomesShown);
        return string.Join(", ", most.Select(o => $"{o.Key} {100.0 * o.Value.Count / report.Inputs:F1} %"));
    }

    /// <summary>The shortest input of each outcome: together they go through every way out of the target that was seen.</summary>
    private static void WriteCorpus(FuzzReport report, string folder)
    {
        var directory = Directory.CreateDirectory(Path.Combine(folder, report.Target)).FullName;
        foreach (var (outcome, (_, shortest)) in report.Outcomes)
        {
            var name = string.Concat(outcome.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
            File.WriteAllText(Path.Combine(directory, name + ".hex"), Convert.ToHexString(shortest) + "\n");
        }
    }
}
