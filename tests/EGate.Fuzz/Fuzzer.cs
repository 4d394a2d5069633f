using System.Diagnostics;

namespace EGate.Fuzz;

/// <summary>
/// Runs a target on its workers and watches them. An input that does not come back stops the run at once: its thread cannot be stopped, so
/// the process must end soon after.
/// </summary>
internal sealed class Fuzzer(FuzzOptions options, TimeProvider time, Action<string> say)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>Runs so many inputs of one target.</summary>
    public async Task<FuzzReport> RunAsync(FuzzTarget target, long inputs)
    {
        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, options.Workers).Select(n => new FuzzWorker(target, options, n)).ToList();
        var work = Task.WhenAll(workers.Select(w => Start(() => w.Run(inputs))));
        var watch = workers.Select(_ => ((byte[]?)null, 0)).ToArray();
        using var timer = new PeriodicTimer(Tick, time);
        while (true)
        {
            var tick = timer.WaitForNextTickAsync().AsTask();
            if (await Task.WhenAny(work, tick) == work)
            {
                await work;
                return FuzzReport.Of(target.Name, clock.Elapsed, workers, null);
            }

            if (Hang(target, workers, watch) is { } hang)
            {
                return FuzzReport.Of(target.Name, clock.Elapsed, workers, hang);
            }

            var done = workers.Sum(w => w.Done);
            say($"{target.Name}: {done:N0} of {inputs:N0}, {done / clock.Elapsed.TotalSeconds:N0} a second");
        }
    }

    /// <summary>A thread of its own, which does not keep the process alive.</summary>
    private static Task Start(Action run) =>
        Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The input that has been under way for too many ticks; null when there is none.</summary>
    private Finding? Hang(FuzzTarget target, List<FuzzWorker> workers, (byte[]? Input, int Ticks)[] watch)
    {
        for (var i = 0; i < workers.Count; i++)
        {
            var current = workers[i].Current;
            watch[i] = (current, current is not null && current == watch[i].Input ? watch[i].Ticks + 1 : 0);
            if (watch[i].Ticks * Tick >= options.InputTime)
            {
                return new Finding(target.Name, "hang", $"longer than {options.InputTime.TotalSeconds} s", current!);
            }
        }

        return null;
    }
}
