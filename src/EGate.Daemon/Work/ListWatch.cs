using System.Globalization;
using EGate.Core;
using EGate.Daemon.Records;
using EGate.Journal;
using EGate.Watchlists;

namespace EGate.Daemon.Work;

/// <summary>
/// Keeps the lists and their age in view: loads changed files, tells the lane when they are not usable, and records both. Polls, because
/// files arrive by copy, rename or mount, and because age passes without any event.
/// </summary>
internal sealed partial class ListWatch(
    ListStore store,
    ListsPolicy policy,
    JournalDesk journal,
    TimeProvider time,
    ILogger<ListWatch> log
) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private ITimer? _timer;
    private Action<string?>? _usable;
    private (DateTime, DateTime) _seen;

    /// <summary>The lists in force.</summary>
    public ListSnapshot Current => store.Snapshot;

    /// <summary>How each list stands now.</summary>
    public IReadOnlyList<ListStatus> Status => store.Status(policy, time.GetUtcNow());

    /// <summary>Goes on looking and reports to <paramref name="usable"/>: null when the lists are usable, otherwise the catalogue id why not.</summary>
    public void Start(Action<string?> usable)
    {
        _usable = usable;
        Look();
        _timer = time.CreateTimer(_ => Look(), null, LookEvery, LookEvery);
    }

    /// <summary>Looks now: for a test, or after an import.</summary>
    public void Look()
    {
        lock (_gate)
        {
            var stamp = (File.GetLastWriteTimeUtc(policy.Persons), File.GetLastWriteTimeUtc(policy.Documents));
            if (stamp != _seen)
            {
                _seen = stamp;
                Reload();
            }

            var usable = Status.All(s => s.Condition is ListCondition.Current or ListCondition.Old);
            _usable?.Invoke(usable ? null : Catalogue.ListsNotUsable.Id);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Reload()
    {
        foreach (var fault in store.Reload())
        {
            LogFault(fault.Entry.Id, fault.List, fault.Detail);
            journal.Write(
                JournalKinds.ListRefused,
                "",
                new JournalArguments { { "list", fault.List }, { "fault", fault.Entry.Id } }
            );
        }

        foreach (var list in new[] { Current.Persons, Current.Documents }.OfType<ListInfo>())
        {
            LogLoaded(list.Name, list.Entries, list.Rejected);
            journal.Write(
                JournalKinds.ListLoaded,
                "",
                new JournalArguments
                {
                    { "list", list.Name },
                    { "entries", list.Entries },
                    { "rejected", list.Rejected },
                    { "made", list.Made.ToString("O", CultureInfo.InvariantCulture) },
                    { "sha256", list.Sha256 },
                }
            );
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}: list {List}: {Detail}")]
    private partial void LogFault(string fault, string list, string detail);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "list {List} in force: {Entries} entries, {Rejected} rejected"
    )]
    private partial void LogLoaded(string list, int entries, int rejected);
}
