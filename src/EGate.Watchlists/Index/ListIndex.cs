using System.Collections.Concurrent;

namespace EGate.Watchlists;

/// <summary>
/// An index of listed identities and documents, read where it lies: a file mapped into memory of which only what is touched becomes
/// resident. Safe for several threads at a time; closing it while a search runs is not.
/// <para>Every failure is a <see cref="ListRefusedException"/>: a damaged file is refused when it is opened, verified or searched.</para>
/// </summary>
public sealed class ListIndex : IDisposable
{
    /// <summary>Name of the file in a directory that holds an index.</summary>
    public const string FileName = "lists.index";

    /// <summary>Longest answer.</summary>
    public const int TopMax = 200;

    // Short numbers are shared by many states' documents.
    private const int DocumentNumberMin = 5;
    private const double FoldedScore = 0.8;

    private readonly IndexReader _reader;
    private readonly ConcurrentBag<SearchMemory> _memories = [];

    private ListIndex(IndexReader reader)
    {
        _reader = reader;
    }

    /// <summary>What it holds.</summary>
    public IndexSummary Summary => _reader.Summary;

    /// <summary>Opens a file, or the one in a directory, in milliseconds. Small ones are verified whole, large ones by their header.</summary>
    /// <exception cref="ListRefusedException">It is not there, not an index, cut short, damaged or of another format.</exception>
    public static ListIndex Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Opened(() => IndexBytes.Map(FileOf(path)));
    }

    /// <summary>An index of bytes in memory, verified whole.</summary>
    public static ListIndex Of(ReadOnlyMemory<byte> bytes) => Opened(() => IndexBytes.Copy(bytes.Span));

    /// <summary>Reads the whole file and compares its check values; for a file that has just arrived.</summary>
    public void Verify() => _reader.Verify();

    /// <summary>Searches persons and documents. The same index, query and settings give the same answer.</summary>
    /// <param name="query">Whom to search.</param>
    /// <param name="settings">From what on a person is a hit.</param>
    /// <param name="top">Most hits, 1 to <see cref="TopMax"/>.</param>
    /// <param name="today">Decides the century of a birth date without one.</param>
    /// <returns>Hits, the strongest first.</returns>
    public IReadOnlyList<IndexHit> Search(PersonQuery query, MatchSettings settings, int top, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(top);
        return Guarded(() => SearchAll(query, settings, Math.Min(top, TopMax), today));
    }

    /// <summary>True when the number is listed character for character, for this issuer or, when none is given, for any.</summary>
    public bool IsDocumentListed(string number, string? issuer) =>
        Guarded(() => DocumentLookup.IsListed(_reader, DocumentTable.Plain(number), DocumentTable.Plain(issuer)));

    /// <summary>Hits on a document alone: of lists of documents, and of identities for which a list names it.</summary>
    public IReadOnlyList<IndexHit> FindDocument(string number, string? issuer)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Search(
            new PersonQuery { DocumentNumber = number, Issuer = issuer },
            MatchSettings.Default,
            TopMax,
            DateOnly.MinValue
        );
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose() => _reader.Dispose();

    internal static string FileOf(string path) => Directory.Exists(path) ? Path.Combine(path, FileName) : path;

    private static ListIndex Opened(Func<IndexBytes> open)
    {
        IndexBytes? bytes = null;
        try
        {
            bytes = open();
            var index = new ListIndex(new IndexReader(bytes));
            bytes = null;
            return index;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ListRefusedException(0, $"the index cannot be opened: {e.GetType().Name}", e);
        }
        finally
        {
            bytes?.Dispose();
        }
    }

    // Spans have checked bounds: numbers of a damaged file lead out of them, not out of the file.
    private static T Guarded<T>(Func<T> search)
    {
        try
        {
            return search();
        }
        catch (Exception e)
            when (e
                    is IndexOutOfRangeException
                        or ArgumentException
                        or OverflowException
                        or EndOfStreamException
                        or FormatException
                        or InvalidDataException
            )
        {
            throw new ListRefusedException(0, "the index is damaged: a search led out of its parts", e);
        }
    }

    private List<IndexHit> SearchAll(PersonQuery query, MatchSettings settings, int top, DateOnly today)
    {
        var birth = TravellerBirth.Parse(query.Born, today);
        var number = DocumentTable.Plain(query.DocumentNumber);
        var documents = number.Length >= DocumentNumberMin ? DocumentLookup.Find(_reader, number) : [];
        var issuer = DocumentTable.Plain(query.Issuer);
        var hits = documents
            .Where(d => d.Identity is null && (issuer.Length == 0 || d.Issuer == issuer))
            .Select(d => OfDocument(d, number, issuer))
            .ToList();
        var owners = documents.Where(d => d is { IsExact: true, Identity: not null }).ToList();
        var memory = _memories.TryTake(out var kept) ? kept : new SearchMemory();
        var found = new PersonSearcher(_reader, memory, query, birth, settings).Search([
            .. owners.Select(d => d.Identity!.Value).Distinct(),
        ]);
        _memories.Add(memory);
        foreach (var person in found)
        {
            if (Hit(person, owners, issuer, settings) is { } hit)
            {
                hits.Add(hit);
            }
        }

        hits.Sort(Order);
        return hits.Count > top ? hits[..top] : hits;
    }

    private static int Order(IndexHit a, IndexHit b)
    {
        var strength = (a.Strength == HitStrength.ExactDocument ? 0 : 1).CompareTo(
            b.Strength == HitStrength.ExactDocument ? 0 : 1
        );
        return strength != 0 ? strength
            : a.Score != b.Score ? b.Score.CompareTo(a.Score)
            : string.CompareOrdinal(a.Entry, b.Entry);
    }

    private static IndexHit? Hit(
        FoundIdentity person,
        List<FoundDocument> owners,
        string issuer,
        MatchSettings settings
    )
    {
        var own = owners.Where(d => d.Identity == person.Number).ToList();
        var isExact = own.Exists(d => issuer.Length == 0 || (d.Issuer.Length > 0 && d.Issuer == issuer));
        var strength = isExact
            ? HitStrength.ExactDocument
            : person.Evidence.Strength(settings) ?? (own.Count > 0 ? HitStrength.Possible : null);
        return strength is null
            ? null
            : new IndexHit(
                person.Identity.Entry,
                person.Identity.List,
                person.Identity.Action,
                strength.Value,
                isExact ? 1 : Math.Round(person.Evidence.Score(settings), 6),
                person.Evidence.Name.Text,
                MatchSentences.Explain(person.Evidence, person.Identity)
            );
    }

    private static IndexHit OfDocument(FoundDocument document, string number, string issuer)
    {
        var isExact = document.IsExact;
        var rule =
            isExact && issuer.Length > 0 ? "number and issuer as listed"
            : isExact ? "number as listed; the issuer was not given"
            : "number as listed only if O is read as 0 and I as 1; compare it by eye";
        var reason = document.Reason switch
        {
            DocumentReason.Stolen => "stolen",
            DocumentReason.StolenBlank => "stolen blank",
            DocumentReason.Revoked => "revoked",
            _ => "lost",
        };
        var since = document.Date is { } date ? $" since {date:yyyy-MM-dd}" : string.Empty;
        return new IndexHit(
            $"{document.Issuer} {number}",
            document.List,
            document.Action,
            isExact ? HitStrength.ExactDocument : HitStrength.Possible,
            isExact ? 1 : FoldedScore,
            string.Empty,
            $"{document.Kind} {number} of {document.Issuer}, {reason}{since}: {rule}."
        );
    }
}
