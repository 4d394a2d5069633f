using System.Globalization;
using EGate.Benchmarks;

// `dotnet run -c Release --project tests/EGate.Benchmarks -- crossings [COUNT]`: genuine travellers through a whole simulated lane.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- parts`: the parts of a crossing side by side, as ratios in one run.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- zones`: machine-readable zones a second, and what each allocates.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- documents`: EF.SOD verified beside BouncyCastle, and a master list imported.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- chip-read`: a whole chip over a paced line, against the least its bytes take.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- passengers`: reading, storing and matching 100,000 announced passengers.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- passengers-memory`: the most memory that takes.
// `dotnet run -c Release --project tests/EGate.Benchmarks -- faces`: one pass over a face beside its networks, loading, camera to verdict.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    [] or ["crossings"] => await CrossingBenchmark.RunAsync(200),
    ["crossings", var count] when int.TryParse(count, out var n) && n is > 0 and <= 10_000 =>
        await CrossingBenchmark.RunAsync(n),
    ["parts"] => PartBenchmark.Run(),
    ["zones"] => ZoneBenchmark.Run(),
    ["documents"] => DocumentBenchmark.Run(),
    ["chip-read"] => await ChipReadBenchmark.RunAsync(),
    ["faces"] => FaceBenchmark.Run(),
    ["passengers"] => PassengerBenchmark.Run(),
    ["passengers-memory"] => PassengerBenchmark.RunMemory(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "usage: EGate.Benchmarks [crossings [1..10000] | parts | zones | documents | chip-read | faces | passengers | passengers-memory]"
    );
    return 2;
}
