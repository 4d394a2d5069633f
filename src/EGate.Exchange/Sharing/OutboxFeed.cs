using System.Runtime.CompilerServices;

namespace EGate.Exchange;

/// <summary>
/// Hands out what is due and takes back what came of it. At most <see cref="InFlightMax"/> are out at once. A receiver that fails is left
/// alone for longer and longer, with all that waits for it; the others go on.
/// </summary>
public sealed class OutboxFeed(Outbox outbox, TimeProvider time) : INotificationSource
{
    /// <summary>Most notifications that are handed out and not yet reported on.</summary>
    public const int InFlightMax = 256;

    private static readonly TimeSpan LookAtLeastEvery = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly HashSet<(string Id, string Receiver)> _out = [];
    private readonly Dictionary<string, (int Failures, DateTimeOffset Until)> _paused = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = NewSignal();
    private long _stream;

    /// <summary>Raised for each notification that came to its end: delivered, after so many tries.</summary>
    public event Action<DeliveryOutcome, int>? Tried;

    /// <inheritdoc/>
    public async IAsyncEnumerable<OutgoingNotification> TakeAsync(
        IReadOnlyList<string> receivers,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        outbox.Changed += Signal;
        try
        {
            var stream = Begin();
            while (!cancellation.IsCancellationRequested && IsNewest(stream))
            {
                var changed = Volatile.Read(ref _changed).Task;
                foreach (var next in Next(receivers))
                {
                    yield return next;
                }

                await WaitAsync(changed, receivers, cancellation);
            }
        }
        finally
        {
            outbox.Changed -= Signal;
        }
    }

    /// <inheritdoc/>
    public Task ReportAsync(IReadOnlyList<DeliveryOutcome> outcomes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var tried = outbox.Report(outcomes);
        lock (_gate)
        {
            foreach (var outcome in outcomes)
            {
                _out.Remove((outcome.Id, outcome.Receiver));
                Note(outcome);
            }
        }

        foreach (var outcome in outcomes)
        {
            if (tried.TryGetValue((outcome.Id, outcome.Receiver), out var attempts))
            {
                Tried?.Invoke(outcome, attempts);
            }
        }

        Signal();
        return Task.CompletedTask;
    }

    /// <summary>Leaves no receiver alone any more: somebody knows that it is back.</summary>
    public void Resume()
    {
        lock (_gate)
        {
            _paused.Clear();
        }

        Signal();
    }

    /// <summary>A new stream takes the place of one before, whose notifications come again.</summary>
    private long Begin()
    {
        lock (_gate)
        {
            _out.Clear();
            _stream++;
        }

        Signal();
        return Volatile.Read(ref _stream);
    }

    private bool IsNewest(long stream) => Volatile.Read(ref _stream) == stream;

    private List<OutgoingNotification> Next(IReadOnlyList<string> receivers)
    {
        lock (_gate)
        {
            var open = Open(receivers);
            var room = InFlightMax - _out.Count;
            if (room <= 0 || open.Count == 0)
            {
                return [];
            }

            // Those that are out are due too: so many more are read that there is room for others.
            var next = outbox.Due(open, InFlightMax + _out.Count).Where(n => !_out.Contains((n.Id, n.Receiver)));
            List<OutgoingNotification> taken = [.. next.Take(room)];
            taken.ForEach(n => _out.Add((n.Id, n.Receiver)));
            return taken;
        }
    }

    private List<string> Open(IReadOnlyList<string> receivers)
    {
        var now = time.GetUtcNow();
        return [.. receivers.Where(r => !_paused.TryGetValue(r, out var pause) || pause.Until <= now)];
    }

    private async Task WaitAsync(Task changed, IReadOnlyList<string> receivers, CancellationToken cancellation)
    {
        try
        {
            await changed.WaitAsync(Pause(receivers), time, cancellation);
        }
        catch (TimeoutException)
        {
            // Something has become due.
        }
        catch (OperationCanceledException)
        {
            // The stream ends.
        }
    }

    private TimeSpan Pause(IReadOnlyList<string> receivers)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var wake = now + LookAtLeastEvery;
            foreach (var pause in _paused.Values.Where(p => p.Until > now && p.Until < wake))
            {
                wake = pause.Until;
            }

            // What is due and out is not waited for: its report wakes the stream.
            if (outbox.NextDue(Open(receivers)) is { } due && due > now && due < wake)
            {
                wake = due;
            }

            var wait = wake - now;
            return wait > TimeSpan.FromMilliseconds(1) ? wait : TimeSpan.FromMilliseconds(1);
        }
    }

    private void Note(DeliveryOutcome outcome)
    {
        if (outcome.Error is null)
        {
            _paused.Remove(outcome.Receiver);
            return;
        }

        // Many that were out at once fail together; that is one failure.
        var before = _paused.GetValueOrDefault(outcome.Receiver);
        var now = time.GetUtcNow();
        if (before.Until <= now)
        {
            _paused[outcome.Receiver] = (before.Failures + 1, now + BackOff.After(before.Failures + 1));
        }
    }

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
