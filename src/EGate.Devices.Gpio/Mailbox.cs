using EGate.Core;

namespace EGate.Devices.Gpio;

/// <summary>What one turn of the interlock has to look at.</summary>
/// <param name="Commands">Commands in the order they came.</param>
/// <param name="Edges">Inputs that had an edge, with the time of the newest, oldest input first.</param>
/// <param name="Closing">The hardware is being disposed.</param>
internal sealed record MailboxContent(
    IReadOnlyList<LaneCommand> Commands,
    IReadOnlyList<(int Input, TimeSpan At)> Edges,
    bool Closing
);

/// <summary>
/// Where other threads leave what the interlock's thread is to do. Bounded: at most <see cref="Capacity"/> commands wait (evacuation and
/// stop are always taken); edges of one input coalesce. Nothing here ever waits but the interlock's thread.
/// </summary>
internal sealed class Mailbox
{
    /// <summary>Commands that may wait.</summary>
    public const int Capacity = 256;

    private readonly object _gate = new();
    private readonly Queue<LaneCommand> _commands = new();
    private readonly TimeSpan?[] _edges = new TimeSpan?[GpioFunctions.Inputs.Count];
    private readonly List<TaskCompletionSource> _settlers = [];
    private bool _woken;
    private bool _closing;
    private bool _ended;

    /// <summary>Leaves a command; false when too many wait or the thread has ended.</summary>
    public bool TryPost(LaneCommand command)
    {
        lock (_gate)
        {
            if (_ended || _commands.Count >= Capacity && !TakeAnyway(command))
                return false;
            _commands.Enqueue(command);
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    /// <summary>Leaves an edge of an input.</summary>
    public void Edge(int input, TimeSpan at)
    {
        lock (_gate)
        {
            _edges[input] = at;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>A deadline has come.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Asks the thread to end.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for something to do, at most <paramref name="longest"/> of real time: a wake-up that a starved thread pool owes must not hold the interlock.</summary>
    public MailboxContent Take(TimeSpan longest)
    {
        lock (_gate)
        {
            while (!Pending)
            {
                _settlers.ForEach(s => s.TrySetResult());
                _settlers.Clear();
                if (!Monitor.Wait(_gate, longest))
                    break;
            }
            _woken = false;
            var content = new MailboxContent([.. _commands], TakeEdges(), _closing);
            _commands.Clear();
            return content;
        }
    }

    /// <summary>Completes when the thread has nothing left to do, or has ended.</summary>
    public Task SettledAsync()
    {
        lock (_gate)
        {
            if (_ended)
                return Task.CompletedTask;
            var settled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _settlers.Add(settled);
            Monitor.PulseAll(_gate);
            return settled.Task;
        }
    }

    /// <summary>The thread has ended. Returns the commands that nobody will carry out.</summary>
    public IReadOnlyList<LaneCommand> End()
    {
        lock (_gate)
        {
            _ended = true;
            _settlers.ForEach(s => s.TrySetResult());
            _settlers.Clear();
            List<LaneCommand> left = [.. _commands];
            _commands.Clear();
            return left;
        }
    }

    private bool Pending => _closing || _woken || _commands.Count > 0 || Array.Exists(_edges, e => e is not null);

    private bool TakeAnyway(LaneCommand command) =>
        command is LaneCommand.Release or LaneCommand.Stop && !_commands.Contains(command);

    private List<(int Input, TimeSpan At)> TakeEdges()
    {
        List<(int Input, TimeSpan At)> edges = [];
        for (var i = 0; i < _edges.Length; i++)
            if (_edges[i] is { } at)
                edges.Add((i, at));
        Array.Clear(_edges);
        return edges;
    }
}
