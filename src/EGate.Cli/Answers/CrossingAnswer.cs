using EGate.Contract;

namespace EGate.Cli.Answers;

/// <summary>A phase in JSON. The names of these members are the contract with scripts.</summary>
internal sealed record PhaseAnswer(int Number, string Name, double DurationMs)
{
    public static PhaseAnswer Of(Phase phase) => new(phase.Number, phase.Name, Wire.Milliseconds(phase.DurationMs));
}

/// <summary>A check in JSON.</summary>
internal sealed record CheckAnswer(
    string Group,
    string Name,
    string Outcome,
    string Reason,
    double? Score,
    double? Threshold
)
{
    public static CheckAnswer Of(Check check) =>
        new(
            check.Group,
            check.Name,
            check.Outcome,
            check.Reason,
            check.HasScore ? Wire.Finite(check.Score) : null,
            check.HasThreshold ? Wire.Finite(check.Threshold) : null
        );
}

/// <summary>A crossing in JSON.</summary>
internal sealed record CrossingAnswer(
    string Id,
    DateTimeOffset? Started,
    DateTimeOffset? Ended,
    string? Verdict,
    string? EndedAs,
    string? DecidedBy,
    IReadOnlyList<string> Reasons,
    double OwnMs,
    IReadOnlyList<PhaseAnswer> Phases,
    IReadOnlyList<CheckAnswer> Checks
)
{
    public static CrossingAnswer? Of(Crossing? crossing) =>
        crossing is null
            ? null
            : new(
                crossing.Id,
                Wire.Moment(crossing.Started),
                Wire.Moment(crossing.Ended),
                crossing.Verdict.OrNull(),
                crossing.EndedAs.OrNull(),
                crossing.DecidedBy.OrNull(),
                [.. crossing.Reasons],
                Wire.Milliseconds(crossing.OwnMs),
                [.. crossing.Phases.Select(PhaseAnswer.Of)],
                [.. crossing.Checks.Select(CheckAnswer.Of)]
            );
}
