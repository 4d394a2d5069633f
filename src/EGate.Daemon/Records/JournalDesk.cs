using System.Collections.Concurrent;
using EGate.Core;
using EGate.Journal;

namespace EGate.Daemon.Records;

/// <summary>
/// Writes the journal on a thread of its own, in the order asked for, and answers when a record is durable. A journal that cannot be written
/// is said once when it goes and once when it is back; it is tried again with every record and every two seconds.
/// </summary>
internal sealed partial class JournalDesk : IDisposable
{
    private const int QueueMax = 4096;
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(2);

    private readonly JournalStore _store;
    private readonly ILogger<JournalDesk> _log;
    private readonly BlockingCollection<Entry> _queue = new(QueueMax);
    private readonly Thread _thread;
    private readonly ITimer _retry;
    private bool _lost;

    private sealed record Entry(
        string Kind,
        string Crossing,
        JournalArguments Arguments,
        Action<JournalReceipt>? Durable,
        Action? Failed
    );

    /// <summary>Starts the thread.</summary>
    public JournalDesk(JournalStore store, TimeProvider time, ILogger<JournalDesk> log)
    {
        _store = store;
        _log = log;
        _thread = new Thread(Run) { Name = "journal", IsBackground = true };
        _retry = time.CreateTimer(_ => Retry(), null, RetryEvery, RetryEvery);
    }

    /// <summary>Raised on the desk's thread: true when the journal can be written, false when not. The first is raised after the first record.</summary>
    public event Action<bool>? WritableChanged;

    /// <summary>Begins to write.</summary>
    public void Start() => _thread.Start();

    /// <summary>Queues a record. When the queue is full it has failed.</summary>
    /// <param name="kind">See <see cref="JournalKinds"/>.</param>
    /// <param name="crossing">Its crossing, or empty.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="durable">Called on the desk's thread when the record is durable.</param>
    /// <param name="failed">Called when it could not be made durable.</param>
    public void Write(
        string kind,
        string crossing,
        JournalArguments arguments,
        Action<JournalReceipt>? durable = null,
        Action? failed = null
    )
    {
        if (_queue.IsAddingCompleted || !_queue.TryAdd(new Entry(kind, crossing, arguments, durable, failed)))
        {
            failed?.Invoke();
        }
    }

    /// <summary>Writes what is queued, then ends.</summary>
    public void Dispose()
    {
        _retry.Dispose();
        _queue.CompleteAdding();
        if (_thread.IsAlive)
        {
            _thread.Join(TimeSpan.FromSeconds(5));
        }

        _queue.Dispose();
    }

    private void Run()
    {
        var first = true;
        foreach (var entry in _queue.GetConsumingEnumerable())
        {
            try
            {
                var receipt = _store.Append(entry.Kind, entry.Crossing, entry.Arguments);
                if (_lost || first)
                {
                    (_lost, first) = (false, false);
                    WritableChanged?.Invoke(true);
                }

                entry.Durable?.Invoke(receipt);
            }
            catch (JournalException e)
            {
                if (e.Fault != Catalogue.JournalRecordRefused)
                {
                    Lose(e);
                }
                else
                {
                    LogRefused(entry.Kind, e.Message);
                }

                entry.Failed?.Invoke();
            }
        }
    }

    private void Lose(JournalException e)
    {
        if (!_lost)
        {
            _lost = true;
            LogLost(e.Message);
            WritableChanged?.Invoke(false);
        }
    }

    private void Retry()
    {
        if (_lost)
        {
            Write(JournalKinds.DeviceBack, "", new JournalArguments { { "device", "journal" } });
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "record {Kind} was refused: {Why}")]
    private partial void LogRefused(string kind, string why);

    [LoggerMessage(Level = LogLevel.Critical, Message = "JOURNAL_NOT_WRITABLE: {Why}")]
    private partial void LogLost(string why);
}
