using EGate.Core;

namespace EGate.Faces;

/// <summary>
/// The three zones of a comparison (cosine, -1..1): at and above the first limit the two faces are one person's, below the second they are two people's, and
/// between them nothing is decided: the face is captured again, or an officer looks.
/// </summary>
/// <param name="AcceptAt">Cosine at and above which the comparison passes.</param>
/// <param name="RejectBelow">Cosine below which it fails; at most <paramref name="AcceptAt"/>.</param>
public readonly record struct MatchZones(double AcceptAt, double RejectBelow)
{
    /// <summary>What to begin with where no threshold profile of the site is there; where they come from stands in <c>models/README.md</c>.</summary>
    public static MatchZones Start => new(0.48, 0.35);

    /// <summary>The zone of a score: <c>ok</c>, <c>face-undecided</c> or <c>face-differs</c>. A score that is no number does not pass.</summary>
    public (Outcome Outcome, string Reason) Judge(double score) =>
        score >= AcceptAt ? (Outcome.Passed, "ok")
        : score >= RejectBelow ? (Outcome.NotPossible, "face-undecided")
        : (Outcome.Failed, "face-differs");
}
