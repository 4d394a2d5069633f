using EGate.Fuzz.Mutation;

namespace EGate.Fuzz;

/// <summary>Something that takes bytes from outside.</summary>
/// <param name="Name">One word, as <c>--target</c> and the corpus folder call it.</param>
/// <param name="Shape">How its inputs are built, which decides how they are changed.</param>
/// <param name="Seeds">True inputs, from which all others are made.</param>
/// <param name="Open">
/// Makes what one worker runs its inputs with; targets with a state have one each. It answers with a stable word, <c>ok</c> or a reason, and
/// throws only when something is wrong with it.
/// </param>
internal sealed record FuzzTarget(
    string Name,
    InputShape Shape,
    IReadOnlyList<byte[]> Seeds,
    Func<Func<byte[], string>> Open
)
{
    /// <summary>A target without a state.</summary>
    public static FuzzTarget Of(string name, InputShape shape, IReadOnlyList<byte[]> seeds, Func<byte[], string> run) =>
        new(name, shape, seeds, () => run);
}
