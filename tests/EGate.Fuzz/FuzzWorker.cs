using EGate.Fuzz.Mutation;

namespace EGate.Fuzz;

/// <summary>One thread's share of the inputs of one target.</summary>
internal sealed class FuzzWorker(FuzzTarget target, FuzzOptions options, int number)
{
    private readonly Mutator _mutator = new(target);
    private readonly Func<byte[], string> _run = target.Open();
    private long _done;
    private byte[]? _current;

    /// <summary>How many times each outcome came, and the shortest input that gave it.</summary>
    public Dictionary<string, (long Count, byte[] Shortest)> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>What went wrong, each kind of it once.</summary>
    public Dictionary<string, Finding> Findings { get; } = new(StringComparer.Ordinal);

    /// <summary>The most that one input allocated, in bytes.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>Inputs that are behind this worker; watched from another thread.</summary>
    public long Done => Volatile.Read(ref _done);

    /// <summary>The input under way; null between two, and at the end.</summary>
    public byte[]? Current => Volatile.Read(ref _current);

    /// <summary>Runs every input whose number leaves this worker's number as the rest.</summary>
    public void Run(long inputs)
    {
        for (long input = number; input < inputs; input += options.Workers)
        {
            One(_mutator.Next(new FuzzRandom(options.Seed, target.Name, input)));
        }
    }

    private void One(byte[] input)
    {
        Volatile.Write(ref _current, input);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Count(_run(input), input);
        }
        catch (Exception e)
        {
            var frame = e.StackTrace?.Split('\n')[0].Trim() ?? "";
            Find("crash", $"{e.GetType().Name} {e.Message} {frame}", input);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Volatile.Write(ref _current, null);
        MostAllocated = Math.Max(MostAllocated, allocated);
        if (allocated > options.InputBytes)
        {
            Find("allocation", $"{allocated >> 20} MiB", input);
        }

        Volatile.Write(ref _done, _done + 1);
    }

    private void Count(string outcome, byte[] input)
    {
        var (count, shortest) = Outcomes.GetValueOrDefault(outcome, (0, input));
        Outcomes[outcome] = (count + 1, input.Length < shortest.Length ? input : shortest);
    }

    private void Find(string kind, string what, byte[] input) =>
        Findings.TryAdd($"{kind} {what}", new Finding(target.Name, kind, what, input));
}
