using System.Diagnostics;
using EGate.Core;
using EGate.Simulation;

namespace EGate.Benchmarks;

/// <summary>
/// Parts of a crossing measured in turn in one process, A B A B, so that a slow machine slows both: the step of the lane function against
/// one SHA-256 of a short record, which is the least a journaled event costs.
/// </summary>
internal static class PartBenchmark
{
    private const int Rounds = 9;
    private const int Steps = 200_000;

    /// <summary>Runs and prints.</summary>
    public static int Run()
    {
        List<double> lane = [];
        List<double> hash = [];
        for (var round = 0; round < Rounds; round++)
        {
            lane.Add(Time(() => Walker.Run(LaneMachine.Next, Topology.TwoStep, round, Steps)));
            hash.Add(Time(HashRecords));
        }

        var (step, record) = (Statistics.Quantile(lane, 0.5), Statistics.Quantile(hash, 0.5));
        Console.WriteLine($"{Rounds} rounds of {Steps:N0}, nanoseconds each (median)");
        Console.WriteLine($"step of the lane with its eight rules checked  {step * 1e9 / Steps, 8:F0}");
        Console.WriteLine($"SHA-256 of a 256-byte record                   {record * 1e9 / Steps, 8:F0}");
        Console.WriteLine($"ratio step / hash                              {step / record, 8:F2}");
        return 0;
    }

    private static void HashRecords()
    {
        Span<byte> digest = stackalloc byte[32];
        var record = new byte[256];
        for (var i = 0; i < Steps; i++)
        {
            record[0] = (byte)(i & 0xFF);
            System.Security.Cryptography.SHA256.HashData(record, digest);
        }
    }

    private static double Time(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }
}
