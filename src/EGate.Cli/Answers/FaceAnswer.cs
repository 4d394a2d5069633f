using System.Text.Json.Serialization;
using EGate.Core;

namespace EGate.Cli.Answers;

/// <summary>
/// What <c>egatectl face</c> answers of one request; the keys are stable, and score, outcome and reason are always there. Nothing in it can be turned back
/// into a face.
/// </summary>
/// <param name="Score">The figure that the verb measures; null when it could not be measured.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason"><c>ok</c>, or a stable word that says why not.</param>
internal sealed record FaceAnswer(
    [property: JsonPropertyOrder(-3)] double? Score,
    [property: JsonPropertyOrder(-2)] Outcome Outcome,
    [property: JsonPropertyOrder(-1)] string Reason
)
{
    /// <summary>The one file, when it was named on the command line.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>The first of two files, when they were named on the command line.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? A { get; init; }

    /// <summary>The second of two files, when they were named on the command line.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? B { get; init; }

    /// <summary>A comparison that was not possible: <c>a</c> or <c>b</c>, the picture that stood in the way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Of { get; init; }

    /// <summary>The faces that were found, largest first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<object>? Faces { get; init; }

    /// <summary>The quality components, each 0 to 100.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Components { get; init; }

    /// <summary>Something stood in the way.</summary>
    public static FaceAnswer NotPossible(string reason) => new(null, Outcome.NotPossible, reason);
}
