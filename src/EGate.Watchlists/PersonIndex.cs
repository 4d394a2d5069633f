namespace EGate.Watchlists;

/// <summary>A listed name ready for comparing.</summary>
internal sealed record IndexedName(int Person, ListedName Listed, PersonName Name);

/// <summary>
/// A person found by name: the best of the listed names, what the dates of birth say, and the score of both together. An equal full date
/// of birth is so rare by chance that it adds a little to the name's score; with no date at all a name of common words loses.
/// </summary>
internal sealed record PersonMatch(
    ListedIdentity Person,
    ListedName Name,
    NameMatch Match,
    BirthJudgement Birth,
    double Score
);

/// <summary>
/// Persons by the consonant skeletons of their words, also with one letter left out: two words whose skeletons differ by a letter meet.
/// Everything is folded once, when the list is loaded. Made for some ten thousand names in memory; a list of millions needs the layout
/// that a later issue brings.
/// </summary>
internal sealed class PersonIndex
{
    private const double CommonWeight = 0.6;
    private const double CommonShare = 0.01;
    private const int CommonMin = 5;

    // With an unknown date of birth, names of less weight than two rare words prove little.
    private const double FullWeight = 1.7;
    private const double EqualBirthBonus = 0.06;

    private readonly IReadOnlyList<ListedIdentity> _persons;
    private readonly List<IndexedName> _names = [];
    private readonly Dictionary<string, List<int>> _bySkeleton = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Person, IdentityDocument Document)>> _byDocument = new(
        StringComparer.Ordinal
    );
    private readonly HashSet<string> _common;

    internal PersonIndex(IReadOnlyList<ListedIdentity> persons)
    {
        _persons = persons;
        var spread = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        for (var i = 0; i < persons.Count; i++)
        {
            AddNames(i, spread);
            AddDocuments(i);
        }

        var common = Math.Max(CommonMin, (int)(persons.Count * CommonShare));
        _common = [.. spread.Where(s => s.Value.Count >= common).Select(s => s.Key)];
    }

    /// <summary>Every person whose dates of birth do not contradict, with the best name; best first.</summary>
    internal List<PersonMatch> Find(PersonName traveller, bool isCut, TravellerBirth birth)
    {
        var best = new Dictionary<int, PersonMatch>();
        var births = new Dictionary<int, BirthJudgement>();
        foreach (var id in CandidateNames(traveller, isCut))
        {
            var name = _names[id];
            if (!births.TryGetValue(name.Person, out var judgement))
            {
                judgement = BirthComparison.Compare(birth, _persons[name.Person].Births);
                births[name.Person] = judgement;
            }

            if (judgement.Evidence == BirthEvidence.Contradicts)
            {
                continue;
            }

            var match = NameComparison.Compare(traveller, name.Name, isCut, Rarity);
            var score = Score(match, judgement);
            if (!best.TryGetValue(name.Person, out var known) || score > known.Score)
            {
                best[name.Person] = new PersonMatch(_persons[name.Person], name.Listed, match, judgement, score);
            }
        }

        return [.. best.Values.OrderByDescending(m => m.Score).ThenBy(m => m.Person.Entry, StringComparer.Ordinal)];
    }

    /// <summary>Persons for whom the list names this document number.</summary>
    internal IEnumerable<(ListedIdentity Person, IdentityDocument Document)> FindDocument(string number) =>
        _byDocument.TryGetValue(number, out var found) ? found.Select(f => (_persons[f.Person], f.Document)) : [];

    private static double Score(NameMatch match, BirthJudgement birth) =>
        birth.Evidence switch
        {
            BirthEvidence.Equal when match.Score > NameComparison.SingleWordCap => Math.Min(
                1,
                match.Score + EqualBirthBonus
            ),
            BirthEvidence.Unknown => match.Score * Math.Min(1, match.Weight / FullWeight),
            _ => match.Score,
        };

    private double Rarity(NameToken token) => _common.Contains(token.Forms[0].Folded) ? CommonWeight : 1;

    private IEnumerable<int> CandidateNames(PersonName traveller, bool isCut)
    {
        var words = Words(traveller).ToList();
        if (isCut && words.Count <= 1)
        {
            // The only word may be cut, so no skeleton of it can be looked up.
            return Enumerable.Range(0, _names.Count);
        }

        var found = new SortedSet<int>();
        foreach (var key in words.SelectMany(Keys).Distinct(StringComparer.Ordinal))
        {
            if (_bySkeleton.TryGetValue(key, out var names))
            {
                found.UnionWith(names);
            }
        }

        return found;
    }

    private void AddNames(int person, Dictionary<string, HashSet<int>> spread)
    {
        foreach (var listed in _persons[person].Names)
        {
            var name = PersonName.Of(listed.Text);
            if (name.Tokens.Length == 0)
            {
                continue;
            }

            var id = _names.Count;
            _names.Add(new IndexedName(person, listed, name));
            foreach (var key in Words(name).SelectMany(Keys).Distinct(StringComparer.Ordinal))
            {
                Bucket(_bySkeleton, key).Add(id);
            }

            foreach (var token in name.Tokens)
            {
                Bucket(spread, token.Forms[0].Folded).Add(person);
            }
        }
    }

    private void AddDocuments(int person)
    {
        foreach (var document in _persons[person].Documents)
        {
            Bucket(_byDocument, document.Number).Add((person, document));
        }
    }

    // Names of nothing but initials and particles are still to be found: then those words count.
    private static IEnumerable<NameToken> Words(PersonName name)
    {
        var substantial = name.Tokens.Where(t => t.IsSubstantial).ToList();
        return (substantial.Count > 0 ? substantial : name.Tokens.AsEnumerable()).Concat(
            name.Units.Where(u => u.Span > 1).Select(u => u.Token)
        );
    }

    private static IEnumerable<string> Keys(NameToken token)
    {
        foreach (var skeleton in token.Forms.Select(f => f.Skeleton).Distinct(StringComparer.Ordinal))
        {
            yield return skeleton;
            for (var i = 0; i < skeleton.Length && skeleton.Length > 2; i++)
            {
                yield return skeleton.Remove(i, 1);
            }
        }
    }

    private static TBucket Bucket<TBucket>(Dictionary<string, TBucket> map, string key)
        where TBucket : new()
    {
        if (!map.TryGetValue(key, out var bucket))
        {
            bucket = new TBucket();
            map[key] = bucket;
        }

        return bucket;
    }
}
