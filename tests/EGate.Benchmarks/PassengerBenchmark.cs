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

    private static readonly DateTime Received = new(2026, 11, 24, 6, 0, 0);

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
            List<double> import = [];
            List<double> store = [];
            List<double> wall = [];
            for (var round = 0; round < Rounds; round++)
            {
                using var file = ArrivalStore.Open(Path.Combine(folder.FullName, $"passengers-{round}.db"));
                wall.Add(Time(() => import.Add(Processor(() => messages.ForEach(m => Import(file, m))))));
                using var apart = ArrivalStore.Open(Path.Combine(folder.FullName, $"apart-{round}.db"));
                var all = messages.ConvertAll(Read);
                store.Add(Processor(() => all.ForEach(m => apart.ApplyAll(m, Received))));
            }

            var (split, parse) = (Statistics.Quantile(naive, 0.5), Statistics.Quantile(read, 0.5));
            var (whole, stored) = (Statistics.Quantile(import, 0.5), Statistics.Quantile(store, 0.5));
            Console.WriteLine(
                $"{persons:N0} passengers of {Flights} flights, {messages.Sum(m => m.Length) / 1_000_000.0:F1} MB, {Rounds} rounds; per second of processor (median)"
            );
            Console.WriteLine($"naive split, persons                   {persons / split, 12:N0}");
            Console.WriteLine($"read, persons                          {persons / parse, 12:N0}");
            Console.WriteLine($"read, messages                         {Flights / parse, 12:N0}");
            Console.WriteLine($"ratio read / naive                     {parse / split, 12:F2}");
            Console.WriteLine($"store durably, persons                 {persons / stored, 12:N0}");
            Console.WriteLine($"ratio store / naive                    {stored / split, 12:F2}");
            Console.WriteLine($"read and store durably, persons        {persons / whole, 12:N0}");
            Console.WriteLine($"ratio read and store / naive           {whole / split, 12:F2}");
            Console.WriteLine(
                $"the same per second of the clock       {persons / Statistics.Quantile(wall, 0.5), 12:N0}"
            );
            using var filled = ArrivalStore.Open(Path.Combine(folder.FullName, "passengers-0.db"));
            Console.WriteLine(Statistics.Line("match in the lane, microseconds", Match(Held(filled), travellers)));
            Console.WriteLine(
                Statistics.Line("match in the store, microseconds", Match(filled, travellers.Take(2_000).ToList(), 500))
            );
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

        var held = Held(store);
        using var self = Process.GetCurrentProcess();
        GC.KeepAlive(held);
        Console.WriteLine(
            $"largest resident memory, MiB, the whole store in memory, and what a lane holds of it beside {self.PeakWorkingSet64 / 1048576.0, 8:F0}"
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

    /// <summary>As the gateway does: a file is one transaction, its messages read one by one.</summary>
    private static void Import(ArrivalStore store, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        store.ApplyAll(new PassengerMessageReader(stream).ReadAll(), Received);
    }

    /// <summary>What a lane holds of a store.</summary>
    private static HeldArrivals Held(ArrivalStore store)
    {
        var held = new HeldArrivals(200_000);
        foreach (var flight in store.Flights(DateTime.MinValue, DateTime.MaxValue, Received))
        {
            held.Put(flight.Key, flight.Revision, flight.At, store.OfFlight(flight));
        }

        return held;
    }

    /// <summary>Every third traveller comes with another document than announced, every tenth is not expected at all.</summary>
    private static List<double> Match(
        IExpectedArrivals arrivals,
        List<TravellerIdentity> travellers,
        int matches = Matches
    )
    {
        var matcher = new ArrivalMatcher(arrivals);
        var random = new Random(Seed);
        var now = new DateTime(2026, 11, 24, 11, 30, 0);
        List<double> times = [];
        for (var i = 0; i < matches; i++)
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
