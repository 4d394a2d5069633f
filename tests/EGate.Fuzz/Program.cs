using System.Globalization;
using EGate.Fuzz;
using EGate.Fuzz.Targets;

// `dotnet run -c Release --project tests/EGate.Fuzz -- --inputs 10000000 [--seed S] [--target NAME|all] [--workers N] [--findings DIR] [--corpus DIR]`
// Exit code 0 nothing found, 1 findings (written to the findings folder), 2 usage, 3 an input that did not come back.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var options = FuzzOptions.Parse(args);
using var material = new FuzzMaterial();
var targets = FuzzTargets.All(material).Where(t => options?.Target is "all" || options?.Target == t.Name).ToList();
if (options is null || targets.Count == 0)
{
    Console.Error.WriteLine(
        "usage: EGate.Fuzz [--inputs N] [--seed S] [--target NAME|all] [--workers 1..64] [--findings DIR] [--corpus DIR]"
    );
    Console.Error.WriteLine($"targets: {string.Join(' ', FuzzTargets.All(material).Select(t => t.Name))}");
    return 2;
}

var fuzzer = new Fuzzer(options, TimeProvider.System, line => Progress.Say(line));
var reports = new List<FuzzReport>();
foreach (var target in targets)
{
    var report = await fuzzer.RunAsync(target, (options.Inputs + targets.Count - 1) / targets.Count);
    reports.Add(report);
    Progress.Clear();
    Summary.Show(report, options);
    if (report.Findings.Any(f => f.Kind == "hang"))
    {
        return 3;
    }
}

return Summary.Total(reports, options) ? 0 : 1;
