using EGate.Contract;

namespace EGate.Cli.Answers;

/// <summary>One notification that waits or was given up.</summary>
internal sealed record OutboxItemAnswer(
    string Id,
    string Receiver,
    DateTimeOffset? Created,
    DateTimeOffset? Due,
    int Attempts,
    string? Error,
    string State
);

/// <summary>The outbox. Its JSON is stable; it tells nothing of what notifications say.</summary>
internal sealed record OutboxAnswer(
    long Pending,
    long GivenUp,
    string? Problem,
    long? Retried,
    IReadOnlyList<OutboxItemAnswer> Items
)
{
    public static OutboxAnswer Of(OutboxList list, long? retried) =>
        new(
            list.Pending,
            list.GivenUp,
            list.Problem.OrNull(),
            retried,
            [
                .. list.Items.Select(i => new OutboxItemAnswer(
                    i.Id,
                    i.Receiver,
                    Wire.Moment(i.Created),
                    Wire.Moment(i.Due),
                    i.Attempts,
                    i.Error.OrNull(),
                    i.State
                )),
            ]
        );
}
