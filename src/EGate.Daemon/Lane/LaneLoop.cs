using System.Threading.Channels;
using EGate.Core;

namespace EGate.Daemon.Lane;

/// <summary>
/// The loop of one lane. It takes signals in order, asks the pure function, has the effects performed, publishes the state, and proves on
/// every turn that it lives: heartbeat to the interlock, ping to systemd. It decides nothing itself.
/// </summary>
internal sealed partial class LaneLoop : IDisposable
{
    private const int QueueMax = 4096;

    /// <summary>The loop turns at least this often, also when nothing happens.</summary>
    public static readonly TimeSpan TurnEvery = TimeSpan.FromMilliseconds(100);

    private readonly Channel<LaneSignal> _signals = Channel.CreateBounded<LaneSignal>(
        new BoundedChannelOptions(QueueMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    private readonly LanePolicy _policy;
    private readonly TimeProvider _time;
    private readonly ILogger<LaneLoop> _log;
    private readonly ITimer _tick;
    private int _ticking;
    private volatile bool _disposed;

    /// <summary>Made once per lane; <see cref="RunAsync"/> starts it.</summary>
    public LaneLoop(LanePolicy policy, TimeProvider time, ILogger<LaneLoop> log)
    {
        _policy = policy;
        _time = time;
        _log = log;
        State = LaneState.Initial;
        _tick = time.CreateTimer(_ => Tick(), null, TurnEvery, TurnEvery);
    }

    /// <summary>The state after the last step. For the loop's own thread; others read the board.</summary>
    public LaneState State { get; private set; }

    /// <summary>From an event queued to its effects performed, for events that moved a barrier.</summary>
    public Latencies CommandLatencies { get; } = new();

    /// <summary>Queues an event of the lane.</summary>
    public void Post(LaneEvent happened) => Post(new LaneSignal(happened, null, null, _time.GetTimestamp()));

    /// <summary>Queues an event of a crossing, with something to note before it.</summary>
    public void Post(LaneEvent? happened, string crossing, Action note) =>
        Post(new LaneSignal(happened, crossing, note, _time.GetTimestamp()));

    /// <summary>Queues something to be done on the loop.</summary>
    public void Post(Action note) => Post(new LaneSignal(null, null, note, _time.GetTimestamp()));

    /// <summary>Queues a deadline.</summary>
    public void PostDeadline(long generation) =>
        Post(new LaneSignal(LaneEvent.DeadlinePassed, null, null, _time.GetTimestamp(), generation));

    /// <summary>Runs until cancelled. Ends with an exception only when the function or an effect is broken; the process then restarts.</summary>
    public async Task RunAsync(ILaneEffects effects, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(effects);
        Apply(LaneMachine.Start(), effects, _time.GetTimestamp());
        effects.Turned(State);
        while (await _signals.Reader.WaitToReadAsync(cancellation))
        {
            while (_signals.Reader.TryRead(out var signal))
            {
                Handle(signal, effects);
            }

            effects.Turned(State);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _tick.Dispose();
        _signals.Writer.TryComplete();
    }

    private void Handle(LaneSignal signal, ILaneEffects effects)
    {
        if (signal.Crossing is { } crossing && crossing != effects.CurrentCrossing)
        {
            return; // late work of a crossing that is over
        }

        if (signal.Generation != 0 && signal.Generation != effects.DeadlineGeneration)
        {
            return; // a deadline that was disarmed while it was queued
        }

        signal.Note?.Invoke();
        if (signal.Event is { } happened)
        {
            effects.Happening(happened);
            Apply(LaneMachine.Next(State, happened, _policy), effects, signal.QueuedAt);
        }
    }

    private void Apply(Step step, ILaneEffects effects, long queuedAt)
    {
        var before = State;
        State = step.State;
        if (before.Phase != State.Phase)
        {
            LogPhase((int)State.Phase, State.Phase);
        }

        var moved = false;
        foreach (var effect in step.Effects)
        {
            effects.Perform(effect, before, State);
            moved |= MovesBarrier(effect);
        }

        if (moved)
        {
            CommandLatencies.Add(_time.GetElapsedTime(queuedAt));
        }

        effects.Stepped(before, State);
    }

    private static bool MovesBarrier(LaneEffect effect) =>
        effect
            is LaneEffect.OpenEntry
                or LaneEffect.CloseEntry
                or LaneEffect.OpenExit
                or LaneEffect.CloseExit
                or LaneEffect.Release
                or LaneEffect.Stop;

    private void Post(LaneSignal signal)
    {
        if (!_signals.Writer.TryWrite(signal) && !_disposed)
        {
            // Facts were lost, so the state is no longer to be trusted: the loop ends, outputs go to rest, systemd starts it again.
            LogOverflow(QueueMax);
            _signals.Writer.TryComplete(new InvalidOperationException("LANE_QUEUE_FULL"));
        }
    }

    private void Tick()
    {
        // One tick in the queue is enough: a loop that does not turn must not be buried in ticks.
        if (Interlocked.Exchange(ref _ticking, 1) == 0)
        {
            Post(() => Interlocked.Exchange(ref _ticking, 0));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "phase {Number} {Phase}")]
    private partial void LogPhase(int number, LanePhase phase);

    [LoggerMessage(
        Level = LogLevel.Critical,
        Message = "LANE_QUEUE_FULL: more than {Most} signals wait; the lane ends"
    )]
    private partial void LogOverflow(int most);
}

/// <summary>What the loop has done outside. Called on the loop's thread only.</summary>
internal interface ILaneEffects
{
    /// <summary>Id of the crossing under way; empty when there is none.</summary>
    string CurrentCrossing { get; }

    /// <summary>The arming the running deadline belongs to.</summary>
    long DeadlineGeneration { get; }

    /// <summary>An event is about to be handled.</summary>
    void Happening(LaneEvent happened);

    /// <summary>Performs one effect. Never waits.</summary>
    void Perform(LaneEffect effect, LaneState before, LaneState after);

    /// <summary>All effects of a step are performed.</summary>
    void Stepped(LaneState before, LaneState after);

    /// <summary>The loop has turned and waits.</summary>
    void Turned(LaneState state);
}
