using System.Diagnostics;
using System.Globalization;
using EGate.Core;
using EGate.Devices.Simulated;
using EGate.Faces;

namespace EGate.Benchmarks;

/// <summary>
/// One pass over a frame (detect, align, embed, judge quality and attacks) beside the sum of its networks' bare times, in turn in one run on one thread; loading; and
/// from a warm camera to the results of the step at 25 frames a second.
/// </summary>
internal static class FaceBenchmark
{
    private const int Rounds = 60;
    private const int Crossings = 12;

    /// <summary>Runs and prints.</summary>
    public static int Run()
    {
        var models = Models();
        var clips = Path.Combine(models, "clips");
        var bare = Resident();
        var loading = Stopwatch.StartNew();
        FaceEngine? opened = null;
        var worked = Processor(() => opened = FaceEngine.Load(models, threads: 1));
        var loaded = loading.Elapsed.TotalMilliseconds;
        using var engine = opened!;
        engine.RunNetworksBare();
        var memory = Peak() - bare;
        using var scene = new SimulatedScene(clips, TimeProvider.System, seed: 7);
        var portrait = scene.MakePortrait(SimulatedPerson.Genuine);
        using var template =
            engine.EnrolPortrait(portrait, out _) ?? throw new InvalidOperationException("no portrait");
        Console.WriteLine(
            $"load average {File.ReadAllText("/proc/loadavg").Trim()}; one thread; processor time in ms, wall in brackets"
        );
        Console.WriteLine($"load of six networks, each run once         {worked:F0} (wall {loaded:F0})");
        Console.WriteLine($"memory of engine and image library, most    {memory / 1048576.0:F0} MiB");
        Passes(engine, Frames(scene, Rounds));
        Enrolments(engine, portrait);
        Steps(engine, template, scene);
        return 0;
    }

    /// <summary>The pass of the bar: detect, align, embed, three crops of the liveness network, without what else a frame is judged for.</summary>
    private static void Core(FaceEngine engine, IReadOnlyList<BgrImage> frames)
    {
        List<double> pass = [];
        List<double> networks = [];
        foreach (var frame in frames)
        {
            pass.Add(Processor(() => engine.RunCore(frame)));
            networks.Add(Processor(engine.RunCoreBare));
        }

        var (of, bare) = (Statistics.Quantile(pass, 0.5), Statistics.Quantile(networks, 0.5));
        Console.WriteLine(
            $"detect, align, embed, three liveness crops  {of:F1} (p95 {Statistics.Quantile(pass, 0.95):F1})"
        );
        Console.WriteLine($"its networks alone                          {bare:F1}");
        Console.WriteLine($"ratio                                       {of / bare:F2}");
    }

    private static void Passes(FaceEngine engine, IReadOnlyList<BgrImage> frames)
    {
        List<double> pass = [];
        List<double> wall = [];
        List<double> networks = [];
        Core(engine, frames);
        using var watch = new AttackWatch();
        var at = TimeSpan.Zero;
        foreach (var frame in frames)
        {
            at += TimeSpan.FromMilliseconds(40);
            var moment = new AttackMoment(watch, at);
            var clock = Stopwatch.StartNew();
            pass.Add(Processor(() => engine.Observe(frame, moment).Dispose()));
            wall.Add(clock.Elapsed.TotalMilliseconds);
            networks.Add(Processor(engine.RunNetworksBare));
        }

        var (of, bare) = (Statistics.Quantile(pass, 0.5), Statistics.Quantile(networks, 0.5));
        Console.WriteLine(
            $"one pass over a frame                       {of:F1} (p95 {Statistics.Quantile(pass, 0.95):F1}; wall {Statistics.Quantile(wall, 0.5):F1})"
        );
        Console.WriteLine($"its networks alone                          {bare:F1}");
        Console.WriteLine($"ratio                                       {of / bare:F2}");
        foreach (var frame in frames)
        {
            frame.Dispose();
        }
    }

    private static void Enrolments(FaceEngine engine, byte[] portrait)
    {
        List<double> times = [];
        for (var i = 0; i < Rounds; i++)
        {
            times.Add(Processor(() => engine.EnrolPortrait(portrait, out _)!.Dispose()));
        }

        Console.WriteLine($"portrait of DG2, decoded and enrolled       {Statistics.Quantile(times, 0.5):F1}");
    }

    /// <summary>
    /// Frames come every 40 ms; while one is looked at, those that come meanwhile are dropped, as the camera does. The time is the processor's plus the waits, so
    /// that what else the machine does counts for nothing.
    /// </summary>
    private static void Steps(FaceEngine engine, FaceTemplate portrait, SimulatedScene scene)
    {
        var policy = new FacePolicy(AcceptAt: 0.48, LivenessAt: 0.6, QualityAt: 50, Frames: 5);
        List<double> until = [];
        List<double> busy = [];
        for (var crossing = 0; crossing < Crossings; crossing++)
        {
            var step = FaceStep.Begin(policy, portrait, "ok");
            var (now, next, work) = (0.0, 0.0, 0.0);
            foreach (var frame in Frames(scene, 40))
            {
                using (frame)
                {
                    if (step.IsFinished || next < now)
                    {
                        next += 40;
                        continue;
                    }

                    now = next;
                    var took = Processor(() =>
                    {
                        using var seen = engine.Observe(frame);
                        step = step.Add(seen);
                    });
                    (now, work, next) = (now + took, work + took, next + 40);
                }
            }

            if (step.Results.All(r => r.Outcome == Outcome.Passed))
            {
                until.Add(now);
                busy.Add(work);
            }
        }

        Console.WriteLine(
            $"warm camera to verdict, {until.Count} of {Crossings} passed        {Statistics.Quantile(until, 0.5):F0} (worst {until.DefaultIfEmpty(double.NaN).Max():F0})"
        );
        Console.WriteLine(
            $"one core busy of it                         {Statistics.Quantile(busy, 0.5):F0} (worst {busy.DefaultIfEmpty(double.NaN).Max():F0})"
        );
    }

    private static List<BgrImage> Frames(SimulatedScene scene, int count)
    {
        scene.Show(SceneKind.Genuine);
        _ = scene.Open(new CameraProfile("simulated", 640, 480, 25, TimeSpan.FromSeconds(1)));
        return [.. Enumerable.Range(0, count).Select(_ => scene.Read(CancellationToken.None)!)];
    }

    /// <summary>Processor time of the whole process, all threads, in milliseconds.</summary>
    private static double Processor(Action action)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        action();
        self.Refresh();
        return (self.TotalProcessorTime - before).TotalMilliseconds;
    }

    private static long Resident() => Status("VmRSS:");

    private static long Peak() => Status("VmHWM:");

    private static long Status(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            * 1024;
    }

    private static string Models()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "models", "cache")))
            {
                return Path.Combine(folder.FullName, "models", "cache");
            }
        }

        throw new InvalidOperationException("no models/cache above the program; run make models");
    }
}
