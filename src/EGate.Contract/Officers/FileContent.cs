namespace EGate.Contract.Officers;

/// <summary>What reading a file gave: its content, or every problem that was found in it.</summary>
/// <param name="Content">The content; null when there is a problem.</param>
/// <param name="Problems">One sentence for each problem, with place and remedy; empty when there is none.</param>
public sealed record FileContent<T>(T? Content, IReadOnlyList<string> Problems)
    where T : class
{
    internal static FileContent<T> Good(T content) => new(content, []);

    internal static FileContent<T> Bad(params IReadOnlyList<string> problems) => new(null, problems);
}
