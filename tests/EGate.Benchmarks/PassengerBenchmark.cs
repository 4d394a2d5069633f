using System.Diagnostics;
using System.Text;
using EGate.Core;
using EGate.Passengers;
using EGate.Passengers.Tests;

namespace EGate.Benchmarks;

/// <summary>
/// 100,000 passengers of 500 flights: reading and storing their PAXLST messages, beside a naive tokenizer that only splits the same text
/// on quotes, plus signs and colons, in turn in one process; then matching travellers to them. The naive one knows no release character,
/// no line break and no position, and makes nothing of what it splits.
/// </summary>
internal static class PassengerBenchmark
{
    private const int Flights = 500;
    private const int PersonsOfFlight = 200;
    private const int Rounds = 5;
    private const int Matches = 20_000;
    private const int Seed = 20261124;

    /// <summary>Runs and prints.</summary>
    public static int Run()
    {
        var (messages, travellers) = Compose();
        var persons = Flights * PersonsOfFlight;
        List<double> naive = [];
        List<double> read = [];
        for (var round = 0; round < Rounds; round++)
        {
            naive.Add(Processor(() => messages.Sum(Naive)));
            read.Add(Processor(() => messages.Sum(m => Read(m).Sum(r => r.Persons.Count))));
        }

        var folder = Directory.CreateTempSubdirectory("egate-benchmark-");
        try
        {
            using var store = ArrivalStore.Open(Path.Combine(folder.FullName, "passengers.db"));
            var import = 0.0;
            var wall = Time(() => import = Processor(() => messages.ForEach(m => Import(store, m))));
            var (split, parse) = (Statistics.Quantile(naive, 0.5), Statistics.Quantile(read, 0.5));
            Console.WriteLine(
                $"{persons:N0} passengers of {Flights} flights, {messages.Sum(m => m.Length) / 1_000_000.0:F1} MB, {Rounds} rounds; per second of processor (median)"
            );
            Console.WriteLine($"naive split, persons                   {persons / split, 12:N0}");
            Console.WriteLine($"read, persons                          {persons / parse, 12:N0}");
            Console.WriteLine($"read, messages                         {Flights / parse, 12:N0}");
            Console.WriteLine($"ratio read / naive                     {parse / split, 12:F2}");
            Console.WriteLine($"read and store durably, persons        {persons / import, 12:N0}");
            Console.WriteLine($"ratio read and store / naive           {import / split, 12:F2}");
            Console.WriteLine($"the same per second of the clock       {persons / wall, 12:N0}");
            Console.WriteLine(Statistics.Line("match, microseconds", Match(store, travellers)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    /// <summary>The largest this process ever was, with nothing but import and matching done: run it as <c>passengers-memory</c>.</summary>
    public static int RunMemory()
    {
        using var store = ArrivalStore.InMemory();
        var random = new Random(Seed);
        var serial = 0;
        for (var flight = 0; flight < Flights; flight++)
        {
            Import(store, Message(random, flight, ref serial, []));
        }

        using var self = Process.GetCurrentProcess();
        Console.WriteLine(
            $"largest resident memory, MiB, the whole store in memory {self.PeakWorkingSet64 / 1048576.0, 8:F0}"
        );
        return 0;
    }

    private static (List<byte[]> Messages, List<TravellerIdentity> Travellers) Compose()
    {
        var random = new Random(Seed);
        var travellers = new List<TravellerIdentity>();
        var serial = 0;
        var messages = Enumerable.Range(0, Flights).Select(f => Message(random, f, ref serial, travellers)).ToList();
        return (messages, travellers);
    }

    private static byte[] Message(Random random, int flight, ref int serial, List<TravellerIdentity> travellers)
    {
        var persons = new List<InventedPerson>();
        for (var i = 0; i < PersonsOfFlight; i++)
        {
            var person = InventedPerson.Make(random, ++serial, $"A{serial % 99_999:00000}");
            persons.Add(person);
            travellers.Add(
                new TravellerIdentity(
                    person.Surname,
                    person.GivenNames,
                    false,
                    $"{person.Birth:yyMMdd}",
                    person.Sex,
                    InventedPerson.Country,
                    person.Number,
                    InventedPerson.Country,
                    $"{person.Expiry:yyMMdd}"
                )
            );
        }

        var segments = PaxlstComposer.Interchange([
            PaxlstComposer.Message($"M{flight}", "745", $"UT{1000 + flight}", persons),
        ]);
        return Encoding.ASCII.GetBytes(string.Concat(segments.Select(s => s + "'")));
    }

    private static int Naive(byte[] bytes)
    {
        var parts = 0;
        foreach (var segment in Encoding.UTF8.GetString(bytes).Split('\''))
        {
            foreach (var element in segment.Split('+'))
            {
                parts += element.Split(':').Length;
            }
        }

        return parts;
    }

    private static List<PassengerMessage> Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return [.. new PassengerMessageReader(stream).ReadAll()];
    }

    private static void Import(ArrivalStore store, byte[] bytes)
    {
        foreach (var message in Read(bytes))
        {
            store.Apply(message, new DateTime(2026, 11, 24, 6, 0, 0));
        }
    }

    /// <summary>Every third traveller comes with another document than announced, every tenth is not expected at all.</summary>
    private static List<double> Match(ArrivalStore store, List<TravellerIdentity> travellers)
    {
        var matcher = new ArrivalMatcher(store);
        var random = new Random(Seed);
        var now = new DateTime(2026, 11, 24, 11, 30, 0);
        List<double> times = [];
        for (var i = 0; i < Matches; i++)
        {
            var traveller = travellers[random.Next(travellers.Count)];
            traveller = i % 3 == 0 ? traveller with { DocumentNumber = $"X{i}" } : traveller;
            traveller = i % 10 == 0 ? traveller with { Surname = "NOBODY", DocumentNumber = $"Y{i}" } : traveller;
            times.Add(Time(() => matcher.Match(traveller, now)) * 1e6);
        }

        return times;
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>Time of all processors that this process used, the collector's share included: other processes do not count.</summary>
    private static double Processor(Action action)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        action();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalSeconds;
    }

    private static double Processor(Func<int> action) =>
        Processor(() =>
        {
            action();
        });
}
