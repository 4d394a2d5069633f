using EGate.Core;
using EGate.Daemon.Hosting;
using EGate.Devices.Gpio;
using Microsoft.Extensions.Logging.Abstractions;

namespace EGate.Benchmarks;

/// <summary>
/// Sends genuine travellers through a simulated two-step lane, people and doors in a hurry, and says where the time goes. The controller's
/// own share of a crossing is what is left without device, door and person times.
/// </summary>
internal static class CrossingBenchmark
{
    private const double OwnShareMax = 1000;
    private const double CommandMax = 20;

    private static readonly LanePhase[] Ours =
    [
        LanePhase.ReadingDocument,
        LanePhase.RecordingEntry,
        LanePhase.CapturingFace,
        LanePhase.RecordingVerdict,
    ];

    /// <summary>Runs and prints. Exit code 1 when a crossing failed or a bar was missed.</summary>
    public static async Task<int> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("egate-benchmark-").FullName;
        var profile = ProfileFile.Read(
            Path.Combine(InstalledFolder.Find("hardware/profiles", ""), "simulated-two-step.json")
        );
        var options = new DaemonOptions(
            "",
            folder,
            "",
            null,
            InstalledFolder.Find("models/cache", "/usr/share/egate/models"),
            CheckConfig: false,
            Hurried: true
        );
        await using var host = new LaneHost(
            profile.Profile!,
            options,
            null,
            NullLoggerFactory.Instance,
            TimeProvider.System
        );
        host.Start();
        var crossings = new List<Contract.Crossing>();
        for (var i = 0; i < count; i++)
        {
            var result = await host.Scenarios.RunAsync("genuine", officerWaits: false, CancellationToken.None);
            if (!result.Ok)
            {
                await Console.Error.WriteLineAsync($"crossing {i}: {result.Explanation}");
                return 1;
            }

            crossings.Add(result.Crossing);
        }

        return Report(host, crossings);
    }

    private static int Report(LaneHost host, List<Contract.Crossing> crossings)
    {
        var own = crossings.Select(c => c.OwnMs).ToList();
        var whole = crossings.Select(c => c.Phases.Sum(p => p.DurationMs)).ToList();
        Console.WriteLine($"{crossings.Count} genuine crossings, two-step, milliseconds");
        Console.WriteLine($"{"", -26} {"p50", 9} {"p95", 9} {"p99", 9} {"worst", 9}");
        Console.WriteLine(Statistics.Line("whole crossing", whole));
        Console.WriteLine(Statistics.Line("controller's own share", own));
        foreach (var phase in Ours)
        {
            var spans = crossings.SelectMany(c => c.Phases.Where(p => p.Number == (int)phase)).ToList();
            Console.WriteLine(
                Statistics.Line($"  {phase}", spans.Select(p => Math.Max(0, p.DurationMs - p.DeviceMs)).ToList())
            );
            if (spans.Any(p => p.DeviceMs > 0))
            {
                Console.WriteLine(Statistics.Line("    device", spans.Select(p => p.DeviceMs).ToList()));
            }
        }

        var loop = host.Loop.CommandLatencies.Snapshot().Select(t => t.TotalMilliseconds).ToList();
        var pins = ((GpioLaneHardware)host.Devices.Hardware)
            .CommandLatencies.Snapshot()
            .Select(t => t.TotalMilliseconds)
            .ToList();
        Console.WriteLine(Statistics.Line("event to command", loop));
        Console.WriteLine(Statistics.Line("command to pin", pins));
        var p95 = Statistics.Quantile(own, 0.95);
        var p99 = Statistics.Quantile(loop, 0.99) + Statistics.Quantile(pins, 0.99);
        var ratio = Statistics.Quantile(own, 0.5) / Statistics.Quantile(whole, 0.5);
        Console.WriteLine($"own share / whole crossing (p50): {ratio:F3}");
        Console.WriteLine($"own share p95 {p95:F0} ms, bar {OwnShareMax:F0} ms: {Say(p95 <= OwnShareMax)}");
        Console.WriteLine($"event to pin p99 at most {p99:F2} ms, bar {CommandMax:F0} ms: {Say(p99 <= CommandMax)}");
        return p95 <= OwnShareMax && p99 <= CommandMax ? 0 : 1;
    }

    private static string Say(bool met) => met ? "met" : "MISSED";
}
