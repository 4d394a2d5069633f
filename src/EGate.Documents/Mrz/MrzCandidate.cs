namespace EGate.Documents;

/// <summary>
/// What a misread zone may have been: an offer for people to compare with the document, never a reading. All its digits and fields are right,
/// which a wrong guess can be too. Personal data.
/// </summary>
/// <param name="Lines">The lines as they may have been.</param>
/// <param name="Changes">What was taken for what, in the order of the lines; at least one.</param>
public sealed record MrzCandidate(IReadOnlyList<string> Lines, IReadOnlyList<MrzChange> Changes)
{
    /// <summary>Names nobody: a log line that prints it by mistake stays empty.</summary>
    public override string ToString() => "machine-readable zone candidate";
}

/// <summary>One character that may have been another.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Position">From 1, as Doc 9303 counts.</param>
/// <param name="From">As it was read.</param>
/// <param name="To">As it may stand in the document.</param>
public readonly record struct MrzChange(int Line, int Position, char From, char To);
