using System.Diagnostics;
using EGate.Documents;

namespace EGate.Benchmarks;

/// <summary>
/// Machine-readable zones of a passport, on one thread: laid over their lines with every digit judged, and read as a whole with identity, key
/// information and checks; in turn with a SHA-256 of their 88 characters, so that a slow machine slows all three.
/// </summary>
internal static class ZoneBenchmark
{
    private const int Rounds = 15;
    private const int Zones = 200_000;

    private static readonly string[] Lines =
    [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ];

    /// <summary>Runs and prints.</summary>
    public static int Run()
    {
        List<double> zone = [];
        List<double> read = [];
        List<double> hash = [];
        for (var round = 0; round < Rounds; round++)
        {
            zone.Add(Time(JudgeDigits));
            read.Add(Time(ReadWhole));
            hash.Add(Time(HashLines));
        }

        var least = Statistics.Quantile(hash, 0.5);
        Console.WriteLine(
            $"load average {File.ReadAllText("/proc/loadavg").Trim()}; {Rounds} rounds of {Zones:N0} in turn, on one thread"
        );
        Console.WriteLine(
            "                                      median a second   best round   bytes each   SHA-256 of the lines = 1"
        );
        Say("zone over its lines, 5 digits judged", zone, least, Allocated(JudgeDigits));
        Say("whole reading", read, least, Allocated(ReadWhole));
        Say("SHA-256 of the lines", hash, least, Allocated(HashLines));
        return 0;
    }

    private static void Say(string what, List<double> times, double least, long bytes)
    {
        var median = Statistics.Quantile(times, 0.5);
        Console.WriteLine(
            $"{what, -36} {Zones / median, 16:N0} {Zones / times.Min(), 12:N0} {bytes / Zones, 12:N0} {median / least, 22:F2}"
        );
    }

    private static void JudgeDigits()
    {
        for (var i = 0; i < Zones; i++)
        {
            if (!MrzZone.TryRead(Lines[0], Lines[1], [], out var zone, out _) || !zone.DigitsCorrect)
            {
                throw new InvalidOperationException("the specimen was refused");
            }
        }
    }

    private static void ReadWhole()
    {
        var today = new DateOnly(2012, 1, 1);
        for (var i = 0; i < Zones; i++)
        {
            if (!Mrz.Read(Lines, today).IsReadable)
            {
                throw new InvalidOperationException("the specimen was refused");
            }
        }
    }

    private static void HashLines()
    {
        Span<byte> digest = stackalloc byte[32];
        Span<byte> bytes = stackalloc byte[88];
        for (var i = 0; i < Zones; i++)
        {
            bytes[0] = (byte)(i & 0xFF);
            System.Security.Cryptography.SHA256.HashData(bytes, digest);
        }
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }
}
