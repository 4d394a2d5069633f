namespace EGate.Passengers;

/// <summary>Collects problems up to a bound, and counts the rest: a hostile file must not fill the memory with complaints about itself.</summary>
internal sealed class ProblemLog
{
    /// <summary>Most problems that are kept one by one.</summary>
    internal const int KeptMax = 200;

    private readonly List<MessageProblem> kept = [];

    internal IReadOnlyList<MessageProblem> Kept => kept;

    /// <summary>All that were told, kept or not.</summary>
    internal int Total { get; private set; }

    /// <summary>Those by which something may be missing.</summary>
    internal int Lost { get; private set; }

    internal void Add(MessagePosition position, string tag, string reason, bool lost)
    {
        Total++;
        Lost += lost ? 1 : 0;
        if (kept.Count < KeptMax)
        {
            kept.Add(new MessageProblem(position, tag, reason, lost));
        }
    }
}
