namespace EGate.Passengers;

/// <summary>One thing that is not as it should be in a file of messages. It quotes no data: values may be personal.</summary>
/// <param name="Position">Where.</param>
/// <param name="Tag">The segment's tag; empty when it has none.</param>
/// <param name="Reason">A stable word of <see cref="MessageReasons"/>.</param>
/// <param name="Lost">True when something that the file says may be missing from what was read; false when it was understood all the same.</param>
public sealed record MessageProblem(MessagePosition Position, string Tag, string Reason, bool Lost);
