namespace EGate.Exchange;

/// <summary>
/// A database that can be asked online. It is not trusted with its answer: whoever uses one has <see cref="AnswerKeys"/> look at it first.
/// </summary>
public interface IDatabaseQuery
{
    /// <summary>Name of the database.</summary>
    string Name { get; }

    /// <summary>Asks, and gives back what came: in its bounds, its signature not yet looked at.</summary>
    /// <exception cref="DatabaseException">There is no answer that could be looked at.</exception>
    /// <exception cref="OperationCanceledException">The caller does not wait any more.</exception>
    Task<DatabaseAnswer> AskAsync(DatabaseQuestion question, CancellationToken cancellation);
}
