using System.Diagnostics;
using System.Text;
using EGate.Watchlists;

namespace EGate.Benchmarks.Lists;

/// <summary>
/// Reads a national list of made people, three names each, and makes a signed package and a delta of it: what <c>egatectl lists build</c>
/// does, without the start of a process.
/// </summary>
internal static class ListBuildBenchmark
{
    private const int NamesEach = 3;
    private const int ChangedOneIn = 100;

    /// <summary>Runs and prints.</summary>
    public static int Run(int identities)
    {
        var folder = Directory.CreateTempSubdirectory("egate-list-build-").FullName;
        try
        {
            var file = Path.Combine(folder, "national.csv");
            Write(file, identities, changed: false);
            Console.WriteLine($"{identities:N0} identities in {new FileInfo(file).Length / 1048576.0:F0} MiB of CSV");
            Timed("read only", identities, () => Read(file));
            using var key = PackageKey.Create();
            var plan = new PackagePlan
            {
                Inputs = [new PackageInput(file, "national", ListAction.Refer)],
                Output = Path.Combine(folder, "package"),
                Key = key,
            };
            var builder = new PackageBuilder(TimeProvider.System);
            Timed("full package", identities, () => builder.Build(plan));
            Write(file, identities, changed: true);
            var delta = plan with { DeltaFrom = plan.Output };
            Timed($"delta, one in {ChangedOneIn} changed", identities, () => builder.Build(delta));
            var bytes = Directory.GetFiles(plan.Output, "delta-*").Sum(f => new FileInfo(f).Length);
            Console.WriteLine($"the delta's own index has {bytes / 1048576.0:F2} MiB");
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Timed(string what, int identities, Action action)
    {
        var watch = Stopwatch.StartNew();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        Console.WriteLine(
            $"{what, -30} {watch.Elapsed.TotalSeconds, 8:F1} s, processor {cpu.TotalSeconds, 8:F1} s, {identities / cpu.TotalSeconds, 10:N0} identities a second, peak {peak:F0} MiB"
        );
    }

    private static void Read(string file)
    {
        using var stream = File.OpenRead(file);
        ListReader.Read(stream, ListFormat.NationalCsv, new ListSettings("national", ListAction.Refer), new Nothing());
    }

    private static void Write(string path, int identities, bool changed)
    {
        var people = new People(11, Math.Max(2000, identities / 20));
        var corpus = new Corpus(12, NamesEach);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        file.WriteLine("entry,name,quality,born,sex,nationality,document,issuer");
        for (var i = 0; i < identities; i++)
        {
            var identity = corpus.Identity(i, people.Next());
            var born = string.Join(';', identity.Births.Select(Born));
            var document = identity.Documents.Count > 0 ? identity.Documents[0].Number : "";
            var sex = changed && i % ChangedOneIn == 0 ? "F" : identity.Sex;
            foreach (var name in identity.Names)
            {
                file.WriteLine(
                    $"{identity.Entry},{name.Text},{name.Quality.ToString().ToLowerInvariant()},{born},{sex},{string.Join(';', identity.Nationalities)},{document},"
                );
            }
        }
    }

    private static string Born(ListedBirth birth) =>
        birth.Kind switch
        {
            BirthKind.Between => $"{birth.YearFrom}..{birth.YearTo}",
            BirthKind.Approximately => $"circa {birth.YearFrom}",
            BirthKind.Unknown => "",
            _ => birth.ToString(),
        };

    private sealed class Nothing : IListSink
    {
        public void Add(ListedIdentity identity) { }

        public void Add(ListedDocument document) { }

        public void Remove(string list, string entry) { }
    }
}
