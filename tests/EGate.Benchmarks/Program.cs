using System.Globalization;
using EGate.Benchmarks;
using EGate.Benchmarks.Lists;

// `dotnet run -c Release --project tests/EGate.Benchmarks -- crossings [COUNT]`: genuine travellers through a whole simulated lane.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- list-build COUNT`: a national list read, and made into a package.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- parts`: the parts of a crossing side by side, as ratios in one run.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    [] or ["crossings"] => await CrossingBenchmark.RunAsync(200),
    ["crossings", var count] when int.TryParse(count, out var n) && n is > 0 and <= 10_000 =>
        await CrossingBenchmark.RunAsync(n),
    ["lists", var count, .. var rest] when int.TryParse(count, out var n) && n is >= 100 and <= 20_000_000 =>
        ListBenchmark.Run(
            n,
            rest is [var names, ..] ? int.Parse(names, CultureInfo.InvariantCulture) : 3,
            rest is [_, var queries] ? int.Parse(queries, CultureInfo.InvariantCulture) : 2000
        ),
    ["list-build", var count] when int.TryParse(count, out var n) && n is >= 100 and <= 20_000_000 =>
        ListBuildBenchmark.Run(n),
    ["parts"] => PartBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: EGate.Benchmarks [crossings [1..10000] | parts | lists COUNT | list-build COUNT]");
    return 2;
}
