using System.Threading.Channels;
using EGate.Contract;

namespace EGate.Gateway.Tests.Support;

/// <summary>What the fake lane says now, and what it was told.</summary>
public sealed class LaneScript
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = New();
    private LaneStatus _status = Specimens.Status(10);
    private bool _silent;

    public Traveller Traveller { get; set; } = new();

    public CrossingList Crossings { get; set; } = new();

    public CommandResult CommandResult { get; set; } = new() { Accepted = true };

    public SimulateResult SimulateResult { get; set; } = new();

    public Channel<SignedCommand> Commands { get; } = Channel.CreateUnbounded<SignedCommand>();

    public Channel<SimulateRequest> Simulations { get; } = Channel.CreateUnbounded<SimulateRequest>();

    public int TravellerCalls { get; set; }

    /// <summary>Changes the status and sends it at once.</summary>
    public void Say(LaneStatus status)
    {
        lock (_gate)
        {
            _status = status;
            Signal();
        }
    }

    /// <summary>Keeps the connection open and says nothing, as a process that hangs.</summary>
    public void FallSilent(bool silent)
    {
        lock (_gate)
        {
            _silent = silent;
            Signal();
        }
    }

    public (LaneStatus? Status, Task Changed) Now
    {
        get
        {
            lock (_gate)
            {
                return (_silent ? null : _status, _changed.Task);
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        _changed.SetResult();
        _changed = New();
    }
}
