using System.Text.Json.Serialization;

namespace EGate.Contract.Faces;

/// <summary>
/// A threshold profile: which scores of which networks count as one person, at which false match rate, and where that was measured. <c>egatectl face evaluate</c>
/// makes it, two officers sign it, egated holds faces against it.
/// </summary>
/// <param name="ModelSet">SHA-256 over the networks it was measured with, hexadecimal; thresholds of one set say nothing about another.</param>
/// <param name="FalseMatchRate">The share of impostor comparisons that match at <paramref name="AcceptAt"/>, above 0 and at most 0.1.</param>
/// <param name="AcceptAt">Cosine at and above which two faces are one person's.</param>
/// <param name="RejectBelow">Cosine below which they are two people's; at most <paramref name="AcceptAt"/>.</param>
/// <param name="MeasuredWhere">In the agency's words; 1 to 200 characters.</param>
/// <param name="MeasuredOn">Day, yyyy-MM-dd.</param>
/// <param name="Persons">People in the measurement.</param>
/// <param name="GenuinePairs">Comparisons of one person.</param>
/// <param name="ImpostorPairs">Comparisons of two people; of the smallest group where groups were given.</param>
/// <param name="FalseNonMatchRate">The share of genuine comparisons below <paramref name="AcceptAt"/>.</param>
public sealed record FaceThresholds(
    [property: JsonPropertyName("modelSet")] string ModelSet,
    [property: JsonPropertyName("falseMatchRate")] double FalseMatchRate,
    [property: JsonPropertyName("acceptAt")] double AcceptAt,
    [property: JsonPropertyName("rejectBelow")] double RejectBelow,
    [property: JsonPropertyName("measuredWhere")] string MeasuredWhere,
    [property: JsonPropertyName("measuredOn")] string MeasuredOn,
    [property: JsonPropertyName("persons")] int Persons,
    [property: JsonPropertyName("genuinePairs")] int GenuinePairs,
    [property: JsonPropertyName("impostorPairs")] int ImpostorPairs,
    [property: JsonPropertyName("falseNonMatchRate")] double FalseNonMatchRate
)
{
    /// <summary>Impostor comparisons for each false match, at least: fewer cannot show the rate (rule of three).</summary>
    private const double ComparisonsForEachMatch = 3;

    private const int WhereMax = 200;

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    internal IEnumerable<string> Problems()
    {
        if (ModelSet is not { Length: 64 } || !ModelSet.All(char.IsAsciiHexDigitLower))
        {
            yield return "modelSet is a SHA-256 in 64 small hexadecimal digits.";
        }

        if (!(FalseMatchRate is > 0 and <= 0.1))
        {
            yield return "falseMatchRate is above 0 and at most 0.1.";
        }

        if (!(AcceptAt is >= 0.2 and <= 1) || !(RejectBelow >= -1 && RejectBelow <= AcceptAt))
        {
            yield return "acceptAt is 0.2 to 1, rejectBelow is -1 to acceptAt.";
        }

        if (MeasuredWhere is not { Length: > 0 and <= WhereMax } || MeasuredWhere.Any(char.IsControl))
        {
            yield return $"measuredWhere has 1 to {WhereMax} characters.";
        }

        if (!DateOnly.TryParseExact(MeasuredOn, "yyyy-MM-dd", out _))
        {
            yield return "measuredOn is a day, yyyy-MM-dd.";
        }

        if (Persons < 2 || GenuinePairs < 1 || !(ImpostorPairs * FalseMatchRate >= ComparisonsForEachMatch))
        {
            yield return "too few people or comparisons: a false match rate r needs at least 3 / r impostor comparisons.";
        }

        if (!(FalseNonMatchRate is >= 0 and <= 1))
        {
            yield return "falseNonMatchRate is 0 to 1.";
        }
    }
}
