using EGate.Contract;

namespace EGate.Cli.Answers;

/// <summary>One entry that a database found.</summary>
internal sealed record DatabaseHitAnswer(string Reference, string Kind, string Status, string Owner, string Text);

/// <summary>What one database said; <see cref="Fault"/> says why nothing of it counts.</summary>
internal sealed record DatabaseOutcomeAnswer(
    string Database,
    string? Fault,
    DateTimeOffset? Answered,
    IReadOnlyList<DatabaseHitAnswer> Hits
);

/// <summary>What the databases said to one question. Its JSON is stable.</summary>
internal sealed record DatabaseQueryAnswer(
    string Question,
    string Outcome,
    IReadOnlyList<DatabaseOutcomeAnswer> Databases
)
{
    /// <summary>At least one database knows what was asked about.</summary>
    public const string Hit = "hit";

    /// <summary>Every database answered and knows nothing.</summary>
    public const string NoHit = "no-hit";

    /// <summary>No hit, and not every database answered: nothing is known.</summary>
    public const string NotAnswered = "not-answered";

    public static DatabaseQueryAnswer Of(DatabaseQueryResult result)
    {
        List<DatabaseOutcomeAnswer> databases = [.. result.Outcomes.Select(Of)];
        var outcome =
            databases.Exists(d => d.Hits.Count > 0) ? Hit
            : databases.Count == 0 || databases.Exists(d => d.Fault is not null) ? NotAnswered
            : NoHit;
        return new DatabaseQueryAnswer(result.Question, outcome, databases);
    }

    private static DatabaseOutcomeAnswer Of(DatabaseQueryOutcome outcome) =>
        new(
            outcome.Database,
            outcome.Fault.OrNull(),
            Wire.Moment(outcome.Answered),
            [.. outcome.Hits.Select(h => new DatabaseHitAnswer(h.Reference, h.Kind, h.Status, h.Owner, h.Text))]
        );
}
