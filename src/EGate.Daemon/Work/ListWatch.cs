using System.Globalization;
using EGate.Core;
using EGate.Daemon.Records;
using EGate.Journal;
using EGate.Watchlists;

namespace EGate.Daemon.Work;

/// <summary>
/// Keeps the lists and their age in view: takes packages that have arrived, tells the lane when the lists are not usable, and records
/// both. Polls, because files arrive by copy, rename or mount, and because age passes without any event. A package is verified and copied
/// here, on a timer's thread; searches go on in the lists before it.
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

    /// <summary>The lists in force.</summary>
    public ListSnapshot Current => store.Snapshot;

    /// <summary>How each list stands now.</summary>
    public IReadOnlyList<ListStatus> Status => store.Status(policy, time.GetUtcNow());

    /// <summary>Goes on looking and reports to <paramref name="usable"/>: null when the lists are usable, otherwise the catalogue id why not.</summary>
    public void Start(Action<string?> usable)
    {
        _usable = usable;
        if (Current.Package is { } package)
        {
            RecordTaken(package.Manifest);
        }
        else if (store.Fault is { } fault)
        {
            RecordRefused(fault.Entry.Id, fault.Detail, fault.Detail.Split(':')[0], 0);
        }

        Look();
        _timer = time.CreateTimer(_ => TryLook(), null, LookEvery, LookEvery);
    }

    /// <summary>Looks now: for a test, or after an import.</summary>
    public void Look()
    {
        lock (_gate)
        {
            LookInside();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_gate)
        {
            store.Dispose();
        }
    }

    // A package of gigabytes takes longer than the pause between looks; the next look then waits for its own turn, not in a queue of threads.
    private void TryLook()
    {
        if (!_gate.TryEnter())
        {
            return;
        }

        try
        {
            LookInside();
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void LookInside()
    {
        var look = store.Look();
        if (look.Taken is { } taken)
        {
            RecordTaken(taken);
        }

        if (look.Refused is { } refused)
        {
            RecordRefused(
                Catalogue.ListPackageRefused.Id,
                refused.Detail,
                PackageException.WordOf(refused.Fault),
                look.RefusedNumber
            );
        }

        var usable = Status.All(s => s.Condition is ListCondition.Current or ListCondition.Old);
        _usable?.Invoke(usable ? null : Catalogue.ListsNotUsable.Id);
    }

    private void RecordTaken(PackageManifest package)
    {
        LogTaken(package.Sequence, string.Join(' ', Current.Lists.Select(l => $"{l.Name}:{l.Entries}")));
        var arguments = new JournalArguments
        {
            { "package", package.Sequence },
            { "key", package.Key },
            { "made", package.Made.ToString("O", CultureInfo.InvariantCulture) },
            { "sha256", Current.Package!.Sha256 },
            { "entries", package.Sources.Sum(s => s.Identities + s.Documents) },
        };
        foreach (var list in Current.Lists.Take(ListsInRecord))
        {
            arguments.Add($"list.{list.Name}", list.Sha256);
        }

        if (package.Rollback is { } rollback)
        {
            arguments.Add("rolled-back-to", rollback.Sequence);
        }

        journal.Write(JournalKinds.ListLoaded, "", arguments);
    }

    private void RecordRefused(string fault, string detail, string reason, long number)
    {
        LogRefused(fault, detail);
        journal.Write(
            JournalKinds.ListRefused,
            "",
            new JournalArguments
            {
                { "package", number },
                { "fault", fault },
                { "reason", reason },
            }
        );
    }

    private const int ListsInRecord = 16;

    [LoggerMessage(Level = LogLevel.Error, Message = "{Fault}: {Detail}")]
    private partial void LogRefused(string fault, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "lists of package {Number} in force: {Lists}")]
    private partial void LogTaken(long number, string lists);
}
