using System.Threading.Channels;
using EGate.Exchange;

namespace EGate.Daemon.Online;

/// <summary>
/// Puts questions to whoever is attached, waits for what comes back, and looks at each answer itself before it counts. egated has no
/// network: attached is the gateway over the socket, or the far end of a simulated lane. Nobody is waited for when nobody is attached.
/// Safe for several threads.
/// </summary>
internal sealed class DatabaseDesk(AnswerKeys keys, TimeProvider time) : IDisposable
{
    private const int QuestionsMax = 64;

    private readonly Lock _gate = new();
    private readonly List<DatabaseAttached> _attached = [];
    private readonly Dictionary<(string Question, string Database), Waiter> _waiting = [];

    private sealed record Waiter(DatabaseQuestion Question, TaskCompletionSource<DatabaseOutcome> Done);

    /// <summary>The databases there are.</summary>
    public IReadOnlyList<string> Databases { get; } = keys.Databases;

    /// <summary>True while somebody is attached.</summary>
    public bool IsAttached
    {
        get
        {
            lock (_gate)
            {
                return _attached.Count > 0;
            }
        }
    }

    /// <summary>Attaches somebody who asks; the newest one gets the questions until it is disposed.</summary>
    public DatabaseAttached Attach()
    {
        var attached = new DatabaseAttached(QuestionsMax, Detach);
        lock (_gate)
        {
            _attached.Add(attached);
        }

        return attached;
    }

    /// <summary>Asks every database every question. One outcome for each, at the latest when the time is over.</summary>
    public async Task<IReadOnlyList<DatabaseOutcome>> AskAsync(
        IReadOnlyList<DatabaseQuestion> questions,
        TimeSpan most,
        CancellationToken cancellation
    )
    {
        var asked = questions.SelectMany(q => Databases.Select(d => (q, d))).ToList();
        if (Put(asked, questions, most) is not { } waiters)
        {
            return [.. asked.Select(a => new DatabaseOutcome(a.d, null, DatabaseFault.GatewayAway))];
        }

        var all = Task.WhenAll(waiters.Select(w => w.Done.Task));
        try
        {
            return await all.WaitAsync(most, time, cancellation);
        }
        catch (TimeoutException)
        {
            return
            [
                .. asked.Zip(
                    waiters,
                    (a, w) =>
                        w.Done.Task.IsCompletedSuccessfully
                            ? w.Done.Task.Result
                            : new DatabaseOutcome(a.d, null, DatabaseFault.TooSlow)
                ),
            ];
        }
        finally
        {
            lock (_gate)
            {
                asked.ForEach(a => _waiting.Remove((a.q.Id, a.d)));
            }
        }
    }

    /// <summary>An answer has come. One that nobody waits for is passed over.</summary>
    public void Answer(string question, string database, DatabaseAnswer answer)
    {
        if (Take(question, database) is { } waiter)
        {
            var fault =
                answer.Database == database ? keys.Refuse(waiter.Question, answer) : DatabaseFault.WrongSignature;
            waiter.Done.TrySetResult(new DatabaseOutcome(database, fault is null ? answer : null, fault));
        }
    }

    /// <summary>There is no answer.</summary>
    public void Fail(string question, string database, DatabaseFault fault) =>
        Take(question, database)?.Done.TrySetResult(new DatabaseOutcome(database, null, fault));

    /// <inheritdoc/>
    public void Dispose()
    {
        List<DatabaseAttached> attached;
        lock (_gate)
        {
            attached = [.. _attached];
        }

        attached.ForEach(a => a.Dispose());
        keys.Dispose();
    }

    private List<Waiter>? Put(
        List<(DatabaseQuestion Question, string Database)> asked,
        IReadOnlyList<DatabaseQuestion> questions,
        TimeSpan most
    )
    {
        lock (_gate)
        {
            if (_attached is not [.., var newest])
            {
                return null;
            }

            var waiters = asked
                .Select(a => new Waiter(
                    a.Question,
                    new TaskCompletionSource<DatabaseOutcome>(TaskCreationOptions.RunContinuationsAsynchronously)
                ))
                .ToList();
            for (var i = 0; i < asked.Count; i++)
            {
                _waiting[(asked[i].Question.Id, asked[i].Database)] = waiters[i];
            }

            // A gateway that does not take its questions is away as much as one that is gone.
            return questions.All(q => newest.TryPut(new DatabaseCall(q, Databases, most))) ? waiters : null;
        }
    }

    private Waiter? Take(string question, string database)
    {
        lock (_gate)
        {
            return _waiting.Remove((question, database), out var waiter) ? waiter : null;
        }
    }

    /// <summary>What was asked through somebody who has gone is not waited for.</summary>
    private void Detach(DatabaseAttached gone)
    {
        List<KeyValuePair<(string Question, string Database), Waiter>> left;
        lock (_gate)
        {
            if (!_attached.Remove(gone))
            {
                return;
            }

            left = [.. _waiting];
            _waiting.Clear();
        }

        left.ForEach(w =>
            w.Value.Done.TrySetResult(new DatabaseOutcome(w.Key.Database, null, DatabaseFault.GatewayAway))
        );
    }
}

/// <summary>A question as it is handed on.</summary>
internal sealed record DatabaseCall(DatabaseQuestion Question, IReadOnlyList<string> Databases, TimeSpan Within);

/// <summary>Somebody who asks databases for egated, until disposed.</summary>
internal sealed class DatabaseAttached(int questionsMax, Action<DatabaseAttached> detach) : IDisposable
{
    private readonly Channel<DatabaseCall> _calls = Channel.CreateBounded<DatabaseCall>(
        new BoundedChannelOptions(questionsMax) { SingleReader = true }
    );

    /// <summary>The questions as they come; ends when detached.</summary>
    public IAsyncEnumerable<DatabaseCall> Calls(CancellationToken cancellation) =>
        _calls.Reader.ReadAllAsync(cancellation);

    /// <summary>Hands a question on; false when the queue is full.</summary>
    internal bool TryPut(DatabaseCall call) => _calls.Writer.TryWrite(call);

    /// <inheritdoc/>
    public void Dispose()
    {
        _calls.Writer.TryComplete();
        detach(this);
    }
}
