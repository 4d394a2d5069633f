namespace EGate.Watchlists;

/// <summary>An identity with its best name and all evidence.</summary>
internal sealed record FoundIdentity(uint Number, ListedIdentity Identity, PersonEvidence Evidence);

/// <summary>Searches the persons of an index for one query: words, then rows, then full comparison of what is left.</summary>
internal sealed class PersonSearcher
{
    private const long NearBudget = 4_000_000;
    private const long FarBudget = 60_000;
    private const float NearLeast = 5;

    // An equal date of birth lifts a row that one common word alone has brought in.
    private const float NearBirthLeast = 2.5f;
    private const float FarLeast = 15;
    private const float JoinedLoss = 0.4f;

    private readonly IndexReader _reader;
    private readonly SearchMemory _memory;
    private readonly PersonQuery _query;
    private readonly TravellerBirth _birth;
    private readonly NameFrequencies _frequencies;
    private readonly WordMatcher _matcher = WordMatcher.ForSearch();
    private readonly MatchSettings _settings;

    internal PersonSearcher(
        IndexReader reader,
        SearchMemory memory,
        PersonQuery query,
        TravellerBirth birth,
        MatchSettings settings
    )
    {
        _reader = reader;
        _memory = memory;
        _query = query;
        _birth = birth;
        _settings = settings;
        _frequencies = new IndexFrequencies(reader.Summary.Names);
    }

    /// <summary>Identities whose names may be the traveller's, in no order; the numbers in <paramref name="owners"/> share the document.</summary>
    internal List<FoundIdentity> Search(IReadOnlyList<uint> owners)
    {
        var name = Counted(NameWords.Of(_query.Name));
        var cut = _query.NameTruncated ? WordCut.Yes : NamePair.Cut(name);
        var rows = new RowSearch(_reader, _memory, _birth);
        if (name.Words.Length > 0)
        {
            var units = Units(name, cut);
            var least = Math.Min(
                _birth.IsUnknown ? NearLeast : NearBirthLeast,
                units.Count == 0 ? 0 : units.Max(u => u.Most)
            );
            SearchRegions(rows, units, least);
        }

        return Compare(name, cut, rows.Rows, owners);
    }

    // The stretch without a usable year always; the years around the traveller's; the others for what names alone can tell.
    private void SearchRegions(RowSearch rows, List<SearchUnit> units, float least)
    {
        var segments = _reader.View<uint>(IndexSection.Segments);
        var (near, far) = (NearBudget, FarBudget);
        if (_birth.IsUnknown)
        {
            rows.Search(units, 0, segments[^1], least, ref near);
            return;
        }

        rows.Search(units, 0, segments[1], least, ref near);
        var at = 1;
        foreach (var (first, last) in BirthSegments.Near(_birth))
        {
            rows.Search(units, segments[at], segments[first], FarLeast, ref far);
            rows.Search(units, segments[first], segments[last + 1], least, ref near);
            at = last + 1;
        }

        rows.Search(units, segments[at], segments[^1], FarLeast, ref far);
    }

    private NameWords Counted(NameWords name)
    {
        var words = new WordTable(_reader);
        var counted = new Word[name.Words.Length];
        for (var i = 0; i < counted.Length; i++)
        {
            counted[i] = new Word(name.Words[i].Letters, name.Words[i].IsAbjad)
            {
                Information = WordSearch.Information(words, name.Words[i], _reader.Summary.Names),
            };
        }

        return new NameWords(counted);
    }

    private List<SearchUnit> Units(NameWords name, WordCut cut)
    {
        var words = new WordTable(_reader);
        var units = new List<SearchUnit>();
        for (var i = 0; i < name.Words.Length; i++)
        {
            var word = name.Words[i];
            if (!(name.Telling > 0 ? word.IsTelling : true))
            {
                continue;
            }

            var own = cut == WordCut.Yes && i < name.Words.Length - 1 ? WordCut.Perhaps : cut;
            var found = WordSearch.Find(words, word, own, _memory);
            _matcher.Remember(word, found);
            AddUnit(units, found, 0);
        }

        for (var run = 0; run < name.Runs.Length; run++)
        {
            var joined = name.Joined(run);
            var word = new Word(joined.Word.Letters, joined.Word.IsAbjad)
            {
                Information = WordSearch.Information(words, joined.Word, _reader.Summary.Names),
            };
            var found = WordSearch.FindJoined(words, word, _memory);
            _matcher.Remember(joined.Word, found);
            AddUnit(units, found, JoinedLoss);
        }

        return units;
    }

    private static void AddUnit(List<SearchUnit> units, List<FoundWord> found, float loss)
    {
        if (found.Count > 0)
        {
            units.Add(new SearchUnit(found, found[0].Evidence - loss));
        }
    }

    private List<FoundIdentity> Compare(NameWords name, WordCut cut, IEnumerable<uint> rows, IReadOnlyList<uint> owners)
    {
        var best = new Dictionary<uint, (NameMatch Match, uint Row)>();
        var words = new Dictionary<uint, Word>();
        var identityOf = _reader.View<uint>(IndexSection.RowIdentity);
        foreach (var row in rows)
        {
            var match = NameComparison.Compare(name, NameOf(row, words), cut, _frequencies, _matcher);
            var identity = identityOf[(int)row];
            if (!best.TryGetValue(identity, out var known) || match.Evidence > known.Match.Evidence)
            {
                best[identity] = (match, row);
            }
        }

        foreach (var owner in owners)
        {
            if (!best.ContainsKey(owner))
            {
                var row = FirstRow(owner);
                best[owner] = (NameComparison.Compare(name, NameOf(row, words), cut, _frequencies, _matcher), row);
            }
        }

        // The details of identities that no other evidence could lift to a hit are not read.
        var least = PersonEvidence.LeastOfName(_settings, _birth, PersonEvidence.OfSize(_reader.Summary.Identities));
        return
        [
            .. best.Where(b => b.Value.Match.Evidence >= least || owners.Contains(b.Key))
                .Select(b => Judge(b.Key, b.Value.Match, b.Value.Row, owners.Contains(b.Key))),
        ];
    }

    private FoundIdentity Judge(uint number, NameMatch match, uint row, bool sharesDocument)
    {
        var identity = IdentityOf(number);
        var name = identity.Names[Math.Min((int)(row - FirstRow(number)), identity.Names.Count - 1)];
        return new FoundIdentity(
            number,
            identity,
            PersonEvidence.Of(
                _query,
                _birth,
                identity,
                name,
                match,
                sharesDocument,
                PersonEvidence.OfSize(_reader.Summary.Identities)
            )
        );
    }

    private NameWords NameOf(uint row, Dictionary<uint, Word> known)
    {
        var table = new WordTable(_reader);
        var starts = _reader.View<uint>(IndexSection.RowWordsStart);
        var ids = _reader.View<uint>(IndexSection.RowWords)[(int)starts[(int)row]..(int)starts[(int)row + 1]];
        var words = new Word[ids.Length];
        for (var i = 0; i < words.Length; i++)
        {
            if (!known.TryGetValue(ids[i], out var word))
            {
                word = table.Word(ids[i]);
                known.Add(ids[i], word);
            }

            words[i] = word;
        }

        return new NameWords(words);
    }

    // The rows of an identity stand together, and identities stand in the order of rows.
    private uint FirstRow(uint identity)
    {
        var identities = _reader.View<uint>(IndexSection.RowIdentity);
        var at = identities.BinarySearch(identity);
        if (at < 0)
        {
            throw IndexReader.Damaged(IndexSection.RowIdentity);
        }

        while (at > 0 && identities[at - 1] == identity)
        {
            at--;
        }

        return (uint)at;
    }

    private ListedIdentity IdentityOf(uint number)
    {
        var starts = _reader.View<long>(IndexSection.DetailsStart);
        var record = _reader.Slice(IndexSection.Details, starts[(int)number], starts[(int)number + 1]);
        return IdentityRecord.Read(record, _reader.Summary.Lists);
    }
}
