using EGate.Contract;

namespace EGate.Cli.Answers;

/// <summary>One scenario in JSON, as <c>egatectl simulate --json</c> prints it on one line.</summary>
internal sealed record SimulateAnswer(
    string Scenario,
    string Expected,
    string Verdict,
    bool Ok,
    IReadOnlyList<PhaseAnswer> Phases,
    IReadOnlyList<CheckAnswer> Checks,
    string? Crossing,
    double? OwnMs,
    string? Explanation
)
{
    public static SimulateAnswer Of(SimulateResult r) =>
        new(
            r.Scenario,
            r.Expected,
            r.Verdict,
            r.Ok,
            [.. (r.Crossing?.Phases ?? []).Select(PhaseAnswer.Of)],
            [.. (r.Crossing?.Checks ?? []).Select(CheckAnswer.Of)],
            r.Crossing?.Id.OrNull(),
            r.Crossing is null ? null : Wire.Milliseconds(r.Crossing.OwnMs),
            r.Explanation.OrNull()
        );

    /// <summary>A scenario that could not be carried out.</summary>
    public static SimulateAnswer NotRun(Scenario scenario, CommandFailure failure) =>
        new(
            scenario.Name,
            scenario.Expected,
            "None",
            false,
            [],
            [],
            null,
            null,
            $"{failure.Fault.Id}: {failure.Message}"
        );
}
