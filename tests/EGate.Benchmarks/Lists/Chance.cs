namespace EGate.Benchmarks.Lists;

/// <summary>Seeded chance with the draws that names need.</summary>
internal sealed class Chance
{
    private readonly Random _random;

    public Chance(int seed)
    {
        _random = new Random(seed);
    }

    public int Below(int end) => _random.Next(end);

    public bool Share(double share) => _random.NextDouble() < share;

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>The first choices much more often than the last, as names are spread: about one over the rank.</summary>
    public int Ranked(int end) => Math.Min(end - 1, (int)Math.Pow(end + 1, _random.NextDouble()) - 1);
}
