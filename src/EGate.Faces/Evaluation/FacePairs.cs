namespace EGate.Faces;

/// <summary>Two pictures that are compared, and what is known of them.</summary>
/// <param name="A">Index of the reference picture in <see cref="FacePairs.Images"/>.</param>
/// <param name="B">Index of the probe picture.</param>
/// <param name="Same">True when both are of one person.</param>
/// <param name="Group">Index in <see cref="FacePairs.Groups"/>; -1 for none.</param>
/// <param name="Attack">Index in <see cref="FacePairs.Attacks"/> when the probe is a presentation attack; -1 when it is bona fide.</param>
public readonly record struct FacePair(int A, int B, bool Same, int Group, int Attack);

/// <summary>What a pairs file asks for: see <see cref="PairsFileReader"/>.</summary>
public sealed class FacePairs
{
    /// <summary>The pictures, each once, as the file names them.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>Of each picture the number of the person on it, from 0 upwards without gaps.</summary>
    public required IReadOnlyList<int> Persons { get; init; }

    /// <summary>The pairs in the file's order.</summary>
    public required IReadOnlyList<FacePair> Pairs { get; init; }

    /// <summary>Names of the groups.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Names of the kinds of attack (presentation attack instruments).</summary>
    public required IReadOnlyList<string> Attacks { get; init; }

    /// <summary>How many people there are.</summary>
    public int PersonCount => Persons.Count == 0 ? 0 : Persons.Max() + 1;
}
