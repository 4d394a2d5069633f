using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace EGate.Benchmarks.Lists;

/// <summary>
/// Lucene.Net: a document for each name with one field of its words, one segment in memory, the library's own ranking; a query is any of
/// the traveller's words, each at most two edits away (the most that FuzzyQuery allows), of which the library follows the best 50.
/// </summary>
internal sealed class LuceneSearch : INameSearch
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private const string Words = "words";
    private const string Entry = "entry";
    private const int EditsMax = 2;
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly NumericDocValues _entries;
    private readonly int _prefix;

    /// <summary>Indexes the corpus.</summary>
    /// <param name="corpus">Its names are the documents.</param>
    /// <param name="prefix">First letters of a word that must be the same: 0 is slower and finds more.</param>
    public LuceneSearch(NameCorpus corpus, int prefix)
    {
        _prefix = prefix;
        using (var analyzer = new WhitespaceAnalyzer(Version))
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, analyzer)))
        {
            var words = new TextField(Words, string.Empty, Field.Store.NO);
            var entry = new NumericDocValuesField(Entry, 0);
            var document = new Document { words, entry };
            foreach (var name in corpus.Names)
            {
                words.SetStringValue(name.Text);
                entry.SetInt64Value(name.Entry);
                writer.AddDocument(document);
            }

            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader);
        // Merging has mixed the documents: their numbers are not the places of the names.
        _entries = _reader.Leaves.Single().AtomicReader.GetNumericDocValues(Entry);
    }

    public string Title => $"Lucene.Net FuzzyQuery, 2 edits, prefix {_prefix}";

    public int QueriesMax => int.MaxValue;

    public NameAnswer Search(Traveller traveller)
    {
        var at = CpuTime.Now();
        var query = new BooleanQuery();
        foreach (var word in traveller.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            query.Add(new FuzzyQuery(new Term(Words, word), EditsMax, _prefix), Occur.SHOULD);
        }

        var found = _searcher.Search(query, NameHits.NamesAsked).ScoreDocs;
        var entries = NameHits.Entries(found.Select(d => (int)_entries.Get(d.Doc)));
        return new NameAnswer(entries, CpuTime.Since(at));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }
}
