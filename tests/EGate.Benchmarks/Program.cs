using System.Globalization;
using EGate.Benchmarks;
using EGate.Benchmarks.Lists;

// `dotnet run -c Release --project tests/EGate.Benchmarks -- crossings [COUNT]`: genuine travellers through a whole simulated lane.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- list-build COUNT`: a national list read, and made into a package.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- lists-compare [COUNT [QUERIES]]`: the search of lists beside others.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- parts`: the parts of a crossing side by side, as ratios in one run.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- zones`: machine-readable zones a second, and what each allocates.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- documents`: EF.SOD verified beside BouncyCastle, and a master list imported.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- chip-read`: a whole chip over a paced line, against the least its bytes take.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- passengers`: reading, storing and matching 100,000 announced passengers.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- passengers-memory`: the most memory that takes.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- exchange`: online questions with the network away, 10,000 notifications through restarts.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- faces`: one pass over a face beside its networks, loading, camera to verdict.
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
    ["lists-compare"] => ListComparison.Run(200_000, 500),
    ["lists-compare", var count, .. var rest]
        when int.TryParse(count, out var n) && n is >= 1000 and <= 2_000_000 && Queries(rest) is int queries =>
        ListComparison.Run(n, queries),
    ["parts"] => PartBenchmark.Run(),
    ["zones"] => ZoneBenchmark.Run(),
    ["documents"] => DocumentBenchmark.Run(),
    ["chip-read"] => await ChipReadBenchmark.RunAsync(),
    ["faces"] => FaceBenchmark.Run(),
    ["passengers"] => PassengerBenchmark.Run(),
    ["passengers-memory"] => PassengerBenchmark.RunMemory(),
    ["exchange"] => await ExchangeBenchmark.RunAsync(),
    _ => Usage(),
};

// How many travellers a comparison asks about; null when it cannot be read.
static int? Queries(string[] rest) =>
    rest switch
    {
        [] => 500,
        [var text] when int.TryParse(text, out var n) && n is >= 1 and <= 10_000 => n,
        _ => null,
    };

static int Usage()
{
    Console.Error.WriteLine(
        "usage: EGate.Benchmarks [crossings [1..10000] | parts | zones | documents | chip-read | faces | passengers | passengers-memory | exchange | lists COUNT | lists-compare [1000..2000000 [1..10000]] | list-build COUNT]"
    );
    return 2;
}
