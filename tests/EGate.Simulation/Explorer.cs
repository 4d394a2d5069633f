using EGate.Core;

namespace EGate.Simulation;

/// <summary>The function under test: the shipped one, or a copy with one rule removed.</summary>
public delegate Step NextStep(LaneState state, LaneEvent happened, LanePolicy policy);

/// <summary>What an exploration saw.</summary>
/// <param name="States">Distinct values of state and onlooker together.</param>
/// <param name="LaneStates">Distinct lane states.</param>
/// <param name="Transitions">Events tried.</param>
/// <param name="Phases">Phases reached.</param>
/// <param name="Broken">The first broken rule with the events that lead there; null when none.</param>
public sealed record Exploration(
    long States,
    long LaneStates,
    long Transitions,
    IReadOnlySet<LanePhase> Phases,
    Broken? Broken
);

/// <summary>A broken rule and how to get there.</summary>
/// <param name="Violation">Which rule and what was seen.</param>
/// <param name="Path">The events from start, the last of them breaking the rule.</param>
public sealed record Broken(Violation Violation, IReadOnlyList<LaneEvent> Path);

/// <summary>
/// Visits every state that any order of any events can reach, breadth first, so a broken rule comes with a shortest way to it.
/// The world is hostile: every event may come at any time, also those that no door or sensor could produce.
/// </summary>
public static class Explorer
{
    private static readonly LaneEvent[] AllEvents = Enum.GetValues<LaneEvent>();

    private readonly record struct Node(LaneState State, Onlooker Seen);

    /// <summary>Explores from start. Stops at the first broken rule.</summary>
    public static Exploration Explore(NextStep next, Topology topology)
    {
        ArgumentNullException.ThrowIfNull(next);
        var policy = new LanePolicy(topology);
        var start = new Node(LaneState.Initial, Onlooker.Initial);
        var indices = new Dictionary<Node, int> { [start] = 0 };
        var nodes = new List<Node> { start };
        var from = new List<(int Parent, LaneEvent By)> { (-1, default) };
        var edges = new List<(int From, int To)>();
        long transitions = 0;
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var happened in AllEvents)
            {
                transitions++;
                var seen = nodes[i].Seen;
                var step = next(nodes[i].State, happened, policy);
                if (Rules.Judge(ref seen, happened, step, topology) is { } violation)
                {
                    return Result(nodes, transitions, new Broken(violation, PathTo(from, i, happened)));
                }

                var node = new Node(step.State, seen);
                if (!indices.TryGetValue(node, out var to))
                {
                    to = nodes.Count;
                    indices[node] = to;
                    nodes.Add(node);
                    from.Add((i, happened));
                }

                edges.Add((i, to));
            }
        }

        return Result(nodes, transitions, FindDeadEnd(nodes, from, edges));
    }

    private static Exploration Result(List<Node> nodes, long transitions, Broken? broken) =>
        new(
            nodes.Count,
            nodes.Select(n => n.State).Distinct().LongCount(),
            transitions,
            nodes.Select(n => n.State.Phase).ToHashSet(),
            broken
        );

    /// <summary>Rule 6: from every state there is a way back to Ready. Walks the edges backwards from all Ready states.</summary>
    private static Broken? FindDeadEnd(List<Node> nodes, List<(int, LaneEvent)> from, List<(int From, int To)> edges)
    {
        var into = edges.Where(e => e.From != e.To).ToLookup(e => e.To, e => e.From);
        var back = new bool[nodes.Count];
        var queue = new Queue<int>(
            Enumerable.Range(0, nodes.Count).Where(i => nodes[i].State.Phase == LanePhase.Ready)
        );
        foreach (var i in queue)
        {
            back[i] = true;
        }

        while (queue.TryDequeue(out var at))
        {
            foreach (var before in into[at].Where(b => !back[b]))
            {
                back[before] = true;
                queue.Enqueue(before);
            }
        }

        var stuck = Array.IndexOf(back, false);
        return stuck < 0
            ? null
            : new Broken(
                new Violation(6, $"no way back to Ready from {nodes[stuck].State}"),
                PathTo(from, from[stuck].Item1, from[stuck].Item2)
            );
    }

    private static List<LaneEvent> PathTo(List<(int Parent, LaneEvent By)> from, int node, LaneEvent last)
    {
        var path = new List<LaneEvent> { last };
        for (var at = node; at > 0; at = from[at].Parent)
        {
            path.Add(from[at].By);
        }

        path.Reverse();
        return path;
    }
}
