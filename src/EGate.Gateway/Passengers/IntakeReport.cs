using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>What became of one file, upload or message of a broker. It names nobody.</summary>
/// <param name="Ok">Something was read, and nothing may be missing.</param>
/// <param name="Messages">Messages that were read.</param>
/// <param name="Persons">Persons in them.</param>
/// <param name="Documents">Their documents, visas among them.</param>
/// <param name="Stored">Persons that are expected now.</param>
/// <param name="WithoutFlight">Persons whose flight no message says; they cannot be expected anywhere.</param>
/// <param name="Skipped">Segments that were not used.</param>
/// <param name="Problems">What was not as it should be, by place; at most 200.</param>
/// <param name="ProblemCount">How many of those there were.</param>
internal sealed record IntakeReport(
    bool Ok,
    int Messages,
    int Persons,
    int Documents,
    int Stored,
    int WithoutFlight,
    int Skipped,
    IReadOnlyList<IntakeProblem> Problems,
    int ProblemCount
)
{
    /// <summary>One line for logs.</summary>
    public override string ToString() =>
        $"{Messages} messages, {Persons} persons, {Documents} documents, {Stored} stored, {WithoutFlight} without flight, {Skipped} segments skipped, {ProblemCount} problems";
}

/// <summary>One problem; it quotes no data.</summary>
internal sealed record IntakeProblem(int Message, int Segment, long Offset, string Tag, string Reason, bool Lost)
{
    internal static IntakeProblem Of(MessageProblem problem) =>
        new(
            problem.Position.Message,
            problem.Position.Segment,
            problem.Position.Offset,
            problem.Tag,
            problem.Reason,
            problem.Lost
        );
}
