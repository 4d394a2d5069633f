using EGate.Passengers;

namespace EGate.Gateway.Passengers;

/// <summary>The file changed while it was read: whoever writes it is not done. Nothing of it was applied.</summary>
internal sealed class FileChangedException : Exception
{
    public FileChangedException()
        : base("the file changed while it was read") { }
}

/// <summary>
/// Reads messages, from wherever they come, into the expected arrivals: one source after the other, each applied whole or not at all. It holds
/// one message at a time.
/// </summary>
internal sealed partial class PassengerIntake(
    ArrivalStore store,
    RulesFile rules,
    TimeProvider clock,
    ILogger<PassengerIntake> log
) : IDisposable
{
    private const int ProblemsMax = 200;

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Reads a stream to its end and applies it.</summary>
    /// <param name="source">A file or memory: it must not wait for anybody.</param>
    /// <param name="origin">Where it came from, for the log.</param>
    /// <param name="stop">Stops the reading; nothing is applied then.</param>
    /// <param name="unchanged">Asked before it takes effect; false when the source changed meanwhile.</param>
    /// <exception cref="ArrivalStoreException">The store failed; nothing was applied.</exception>
    /// <exception cref="FileChangedException">The source changed; nothing was applied.</exception>
    /// <exception cref="IOException">The source failed; nothing was applied.</exception>
    internal async Task<IntakeReport> ImportAsync(
        Stream source,
        string origin,
        CancellationToken stop,
        Func<bool>? unchanged = null
    )
    {
        await turn.WaitAsync(stop);
        try
        {
            var report = await Task.Run(() => Import(source, unchanged, stop), stop);
            LogImported(origin, report);
            return report;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private IntakeReport Import(Stream source, Func<bool>? unchanged, CancellationToken stop)
    {
        var now = clock.GetLocalNow().DateTime;
        var book = rules.Current;
        var reader = new PassengerMessageReader(source);
        var count = new Count();
        IEnumerable<PassengerMessage> Messages()
        {
            foreach (var message in reader.ReadAll())
            {
                stop.ThrowIfCancellationRequested();
                count.Add(message);
                if (message.Kind != MessageKind.Unknown)
                {
                    yield return message;
                }
            }

            if (unchanged?.Invoke() == false)
            {
                throw new FileChangedException();
            }
        }

        var applied = store.ApplyAll(
            Messages(),
            now,
            book is null ? null : (message, person) => book.Flags(RuleSubject.Of(message, person, now))
        );
        return count.Report(applied, reader);
    }

    /// <summary>Sums up messages that are let go one by one.</summary>
    private sealed class Count
    {
        private readonly List<IntakeProblem> problems = [];
        private bool whole = true;
        private int messages;
        private int persons;
        private int documents;
        private int skipped;
        private int problemCount;

        internal void Add(PassengerMessage message)
        {
            whole &= message.ProblemsLost == 0;
            messages += message.Kind == MessageKind.Unknown ? 0 : 1;
            persons += message.Persons.Count;
            documents += message.Persons.Sum(p => p.Documents.Count);
            skipped += message.Skipped;
            Add(message.Problems, message.ProblemsTotal);
        }

        internal IntakeReport Report(Applied applied, PassengerMessageReader reader)
        {
            Add(reader.Problems, reader.ProblemsTotal);
            return new IntakeReport(
                whole && messages > 0 && reader.ProblemsLost == 0,
                messages,
                persons,
                documents,
                applied.Stored,
                applied.WithoutFlight,
                skipped,
                problems,
                problemCount
            );
        }

        private void Add(IReadOnlyList<MessageProblem> found, int total)
        {
            problems.AddRange(found.Take(ProblemsMax - problems.Count).Select(IntakeProblem.Of));
            problemCount += total;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "passenger messages from {Origin}: {Report}")]
    private partial void LogImported(string origin, IntakeReport report);
}
