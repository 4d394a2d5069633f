using EGate.Core;

namespace EGate.Watchlists;

/// <summary>Something about a list that people must know.</summary>
/// <param name="List">See <see cref="ListNames"/>.</param>
/// <param name="Entry">The catalogue entry.</param>
/// <param name="Detail">Line and reason, or why the file cannot be opened; no personal data.</param>
/// <param name="At">When it was found.</param>
public sealed record ListFault(string List, CatalogueEntry Entry, string Detail, DateTimeOffset At);

/// <summary>How a list stands now.</summary>
/// <param name="Name">See <see cref="ListNames"/>.</param>
/// <param name="Info">The list in force; null when none was ever loaded.</param>
/// <param name="Condition">By age.</param>
/// <param name="Faults">Age faults and that of the last load; empty when all is well.</param>
public sealed record ListStatus(string Name, ListInfo? Info, ListCondition Condition, IReadOnlyList<ListFault> Faults);

/// <summary>
/// Keeps the lists in force. Each file is read and verified whole before it replaces the list before it, in one step; a file that is
/// missing or refused leaves the old list in force and gives a fault. Safe for several threads; searches never wait for a load.
/// <para>What it does not do yet: watch the files, verify signatures, refuse a list that is older or much shorter than the one before.</para>
/// </summary>
public sealed class ListStore
{
    private readonly string _personsPath;
    private readonly string _documentsPath;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private volatile ListSnapshot _snapshot = ListSnapshot.Empty;
    private volatile ListFault? _personsFault;
    private volatile ListFault? _documentsFault;

    /// <summary>Loads both lists. It does not throw when they are missing or bad: see <see cref="Faults"/>.</summary>
    public ListStore(string personsPath, string documentsPath, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(personsPath);
        ArgumentException.ThrowIfNullOrEmpty(documentsPath);
        ArgumentNullException.ThrowIfNull(time);
        _personsPath = personsPath;
        _documentsPath = documentsPath;
        _time = time;
        Reload();
    }

    /// <summary>The lists in force; immutable.</summary>
    public ListSnapshot Snapshot => _snapshot;

    /// <summary>Faults of the last load.</summary>
    public IReadOnlyList<ListFault> Faults => [.. new[] { _personsFault, _documentsFault }.OfType<ListFault>()];

    /// <summary>Reads both files again and gives the faults of this load; a list without one is in force when this returns.</summary>
    public IReadOnlyList<ListFault> Reload()
    {
        lock (_gate)
        {
            _personsFault = Load(
                ListNames.Persons,
                _personsPath,
                file =>
                {
                    var (info, found) = Collect(file, ListFormat.UnXml, ListNames.Persons);
                    _snapshot = _snapshot.WithPersons(info, found.Identities);
                }
            );
            _documentsFault = Load(
                ListNames.Documents,
                _documentsPath,
                file =>
                {
                    var (info, found) = Collect(file, ListFormat.LostDocumentsCsv, ListNames.Documents);
                    _snapshot = _snapshot.WithDocuments(info, found.Documents);
                }
            );
            return Faults;
        }
    }

    /// <summary>How both lists stand at <paramref name="now"/>: for the status page, <c>egatectl doctor</c> and the decision to serve.</summary>
    public IReadOnlyList<ListStatus> Status(ListsPolicy policy, DateTimeOffset now)
    {
        var snapshot = _snapshot;
        return
        [
            StatusOf(ListNames.Persons, snapshot.Persons, _personsFault, policy, now),
            StatusOf(ListNames.Documents, snapshot.Documents, _documentsFault, policy, now),
        ];
    }

    private static ListStatus StatusOf(
        string name,
        ListInfo? info,
        ListFault? fault,
        ListsPolicy policy,
        DateTimeOffset now
    )
    {
        var condition = ListAge.Judge(info?.Made, policy, now);
        var entry = condition switch
        {
            ListCondition.Old => Catalogue.ListOld,
            ListCondition.Expired => Catalogue.ListExpired,
            _ => null,
        };
        var faults = new List<ListFault>();
        if (entry is not null)
        {
            faults.Add(new ListFault(name, entry, $"made {info!.Made:yyyy-MM-dd'T'HH:mm:ss'Z'}", now));
        }

        if (fault is not null)
        {
            faults.Add(fault);
        }

        return new ListStatus(name, info, condition, faults);
    }

    private static (ListInfo, ListCollection) Collect(Stream file, ListFormat format, string list)
    {
        var sink = new ListCollection();
        var r = ListReader.Read(file, format, new ListSettings(list, ListAction.Refer), sink);
        return (
            new ListInfo(
                list,
                (int)(r.Identities + r.Documents),
                (int)r.Rejected,
                r.Made!.Value,
                r.Sha256,
                r.Rejections
            ),
            sink
        );
    }

    private ListFault? Load(string name, string path, Action<Stream> read)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            read(file);
            return null;
        }
        catch (ListRefusedException e)
        {
            return new ListFault(name, Catalogue.ListRefused, e.Message, _time.GetUtcNow());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var detail =
                $"{Path.GetFileName(path)}: {(e is FileNotFoundException or DirectoryNotFoundException ? "not there" : e.GetType().Name)}";
            return new ListFault(name, Catalogue.ListMissing, detail, _time.GetUtcNow());
        }
    }
}
