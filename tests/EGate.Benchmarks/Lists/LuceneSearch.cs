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
    private const int EditsMax = 2;
    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly IReadOnlyList<WrittenName> _names;
    private readonly int _prefix;

    /// <summary>Indexes the corpus.</summary>
    /// <param name="corpus">Its names are the documents, in its order.</param>
    /// <param name="prefix">First letters of a word that must be the same: 0 is slower and finds more.</param>
    public LuceneSearch(NameCorpus corpus, int prefix)
    {
        _names = corpus.Names;
        _prefix = prefix;
        using (var analyzer = new WhitespaceAnalyzer(Version))
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(Version, analyzer)))
        {
            var field = new TextField(Words, string.Empty, Field.Store.NO);
            var document = new Document { field };
            foreach (var name in _names)
            {
                field.SetStringValue(name.Text);
                writer.AddDocument(document);
            }

            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader);
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

        // One segment that was filled in order: a document's number is its name's place in the corpus.
        var found = _searcher.Search(query, NameHits.NamesAsked).ScoreDocs;
        var entries = NameHits.Entries(found.Select(d => _names[d.Doc].Entry));
        return new NameAnswer(entries, CpuTime.Since(at));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }
}
