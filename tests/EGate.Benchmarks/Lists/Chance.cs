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

    /// <summary>
    /// The first choices much more often than the last, as names are spread: one over the rank and a <paramref name="flat"/> number, so that
    /// the first names of a list are about as common as each other.
    /// </summary>
    public int Ranked(int end, double flat = 6) =>
        Math.Min(end - 1, (int)((flat * Math.Pow((end + flat) / flat, _random.NextDouble())) - flat));
}
