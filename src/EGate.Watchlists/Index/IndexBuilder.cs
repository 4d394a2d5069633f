using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace EGate.Watchlists;

/// <summary>
/// Builds an index file from a stream of identities and documents. What does not fit into memory goes to temporary files beside it, so
/// that ten million identities need less than 4 GiB. Nothing stands under the name of the index until <see cref="Complete"/> has written
/// it whole; then the file replaces the one before it in one step.
/// </summary>
public sealed class IndexBuilder : IDisposable
{
    private readonly string _path;
    private readonly string _building;
    private readonly Spill _identities;
    private readonly DocumentSection _documents;
    private readonly Vocabulary _vocabulary = new();
    private readonly Dictionary<string, int> _lists = new(StringComparer.Ordinal);
    private readonly MemoryStream _details = new();
    private readonly MemoryStream _record = new();
    private readonly BinaryWriter _detailsWriter;
    private readonly BinaryWriter _recordWriter;
    private readonly List<uint> _words = [];
    private readonly HashSet<uint> _distinct = [];
    private int _count;
    private int _names;
    private long _detailBytes;
    private long _wordCount;
    private long _postings;

    private IndexBuilder(string path)
    {
        _path = path;
        _building = path + ".building";
        _identities = new Spill(path + ".identities", BirthSegments.Count);
        _documents = new DocumentSection(path + ".documents");
        _detailsWriter = new BinaryWriter(_details, Encoding.UTF8);
        _recordWriter = new BinaryWriter(_record, Encoding.UTF8);
    }

    /// <summary>Begins an index.</summary>
    /// <param name="path">Of the file; a directory stands for <see cref="ListIndex.FileName"/> in it.</param>
    public static IndexBuilder Create(string path) => new(ListIndex.FileOf(path));

    /// <summary>Adds an identity. Names without a letter that can be written in an MRZ are kept as text but found by nothing.</summary>
    public void Add(ListedIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        _details.SetLength(0);
        IdentityRecord.Write(_detailsWriter, identity, ListNumber(identity.List));
        _record.SetLength(0);
        _recordWriter.Write(_count);
        _recordWriter.Write(PackedBirth.Of(identity.Births));
        _recordWriter.Write7BitEncodedInt((int)_details.Length);
        _recordWriter.Write(_details.GetBuffer(), 0, (int)_details.Length);
        var names = Math.Min(identity.Names.Count, IdentityRecord.RepeatMax);
        _recordWriter.Write((byte)names);
        for (var i = 0; i < names; i++)
        {
            AddName(identity.Names[i].Text);
        }

        _identities.Add(BirthSegments.Of(identity.Births), _record.GetBuffer().AsSpan(0, (int)_record.Length));
        foreach (var document in identity.Documents)
        {
            var flags = (byte)(DocumentTable.OfIdentity | ((int)document.Kind & DocumentTable.KindMask));
            AddDocument(document.Number, document.Issuer, flags, (uint)_count, identity.Action, null);
        }

        _detailBytes += _details.Length;
        _names = checked(_names + names);
        _count = checked(_count + 1);
    }

    /// <summary>Adds a document of a list of stolen, lost and revoked ones.</summary>
    public void Add(ListedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var flags = (byte)(
            ((int)document.Reason << DocumentTable.ReasonShift) | ((int)document.Kind & DocumentTable.KindMask)
        );
        AddDocument(
            document.Number,
            document.Issuer,
            flags,
            (uint)ListNumber(document.List),
            document.Action,
            document.Date
        );
    }

    /// <summary>Writes the file and puts it in the place of the one before it.</summary>
    public IndexSummary Complete()
    {
        var summary = Summary();
        using (var target = IndexTarget.File(_building))
        {
            Write(target, summary);
        }

        File.Move(_building, _path, overwrite: true);
        return summary;
    }

    /// <summary>An index in memory of a list that is small enough to be built whenever it is read.</summary>
    internal static ListIndex InMemory(
        IEnumerable<ListedIdentity> identities,
        IEnumerable<ListedDocument>? documents = null
    )
    {
        using var builder = new IndexBuilder(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        foreach (var identity in identities)
        {
            builder.Add(identity);
        }

        foreach (var document in documents ?? [])
        {
            builder.Add(document);
        }

        using var target = IndexTarget.Memory();
        builder.Write(target, builder.Summary());
        return ListIndex.Of(target.Bytes);
    }

    /// <summary>Removes the temporary files; an index that was not completed leaves nothing.</summary>
    public void Dispose()
    {
        _identities.Dispose();
        _documents.Dispose();
        _detailsWriter.Dispose();
        _recordWriter.Dispose();
        File.Delete(_building);
    }

    private IndexSummary Summary() => new(_count, _names, _vocabulary.Count, _documents.Count, [.. _lists.Keys]);

    private void Write(IndexTarget target, IndexSummary summary)
    {
        var file = new SectionFile(target);
        file.Write<byte>(IndexSection.Summary, JsonSerializer.SerializeToUtf8Bytes(summary));
        var words = _vocabulary.Write(file, _names);
        var rows = new RowSection(file, summary, _detailBytes, _wordCount);
        var postings = new PostingSection(_vocabulary, words, _postings);
        var identities = rows.Write(_identities, words, postings);
        postings.Write(file);
        _documents.Write(file, identities);
        file.Complete();
    }

    private void AddName(string text)
    {
        _words.Clear();
        _distinct.Clear();
        foreach (var (letters, isAbjad) in NameSplitting.Parts(text).Take(NameWords.WordsMax))
        {
            var id = _vocabulary.Add(letters, isAbjad);
            _words.Add(id);
            if (_distinct.Add(id))
            {
                _vocabulary.CountRow(id);
                _postings++;
            }
        }

        _recordWriter.Write((byte)_words.Count);
        _recordWriter.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_words)));
        _wordCount += _words.Count;
    }

    private void AddDocument(string number, string issuer, byte flags, uint owner, ListAction action, DateOnly? date)
    {
        var plain = DocumentTable.Plain(number);
        if (plain.Length > 0)
        {
            _documents.Add(
                plain,
                new DocumentInfo
                {
                    Exact = DocumentTable.Exact(plain),
                    Owner = owner,
                    Issuer = DocumentTable.Issuer(DocumentTable.Plain(issuer)),
                    Flags = flags,
                    Action = (byte)action,
                    Day = date?.DayNumber ?? 0,
                }
            );
        }
    }

    private int ListNumber(string code)
    {
        if (!_lists.TryGetValue(code, out var number))
        {
            number = _lists.Count;
            _lists.Add(code, number);
        }

        return number;
    }
}
