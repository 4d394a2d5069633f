namespace EGate.Watchlists;

/// <summary>The traveller's word, or words joined, and the words of the index that it may stand for.</summary>
internal sealed record SearchUnit(IReadOnlyList<FoundWord> Found, float Most);

/// <summary>A name of the index that may be the traveller's.</summary>
internal readonly record struct FoundRow(uint Row, float Score);

/// <summary>
/// Adds up what the words tell, row by row, the rarest words first. Rows that only common words would bring in are not begun, and the
/// number of rows looked at is bounded, so that a search of common names costs no more than one of rare names by a small factor.
/// </summary>
internal sealed class RowSearch
{
    /// <summary>Rows handed on to be compared in full.</summary>
    private const int Kept = 112;
    private const int SingleMax = 3000;

    // One word alone is worth a look if it is rare or the date of birth is the same.
    private const float SingleBirthMin = 5;
    private const float SingleWordMin = 7;
    private const float BirthMost = 9.6f;
    private const float PerExtraWord = 0.6f;

    private readonly IndexReader _reader;
    private readonly SearchMemory _memory;
    private readonly TravellerBirth _birth;
    private readonly PriorityQueue<uint, float> _best = new(Kept + 1);

    internal RowSearch(IndexReader reader, SearchMemory memory, TravellerBirth birth)
    {
        _reader = reader;
        _memory = memory;
        _birth = birth;
    }

    /// <summary>The rows found, in no order.</summary>
    internal IEnumerable<uint> Rows => _best.UnorderedItems.Select(i => i.Element);

    /// <summary>Searches a stretch of rows.</summary>
    /// <param name="units">The traveller's words.</param>
    /// <param name="first">First row.</param>
    /// <param name="end">Row behind the last.</param>
    /// <param name="least">Rows that cannot reach this evidence by their words are not begun.</param>
    /// <param name="budget">Rows of words that may be looked at.</param>
    internal void Search(IReadOnlyList<SearchUnit> units, uint first, uint end, float least, ref long budget)
    {
        for (var start = first; start < end; )
        {
            var stop = Math.Min(end, start + SearchMemory.RowsAtOnce);
            SearchStretch(units, start, stop, least, ref budget);
            start = stop;
        }
    }

    private void SearchStretch(IReadOnlyList<SearchUnit> units, uint first, uint end, float least, ref long budget)
    {
        _memory.Reserve((int)(end - first));
        _memory.Touched.Clear();
        var stretches = units.Select(u => Stretches(u, first, end)).ToList();
        var order = Enumerable.Range(0, units.Count).OrderBy(i => stretches[i].Rows).ToList();
        var rest = units.Sum(u => u.Most);
        byte number = 0;
        foreach (var i in order)
        {
            number++;
            var mayBegin = rest >= least;
            rest -= units[i].Most;
            if (stretches[i].Rows <= budget)
            {
                budget -= stretches[i].Rows;
                Add(units[i], stretches[i], first, number, mayBegin);
            }
        }

        Choose(first);
    }

    private readonly record struct Stretch(List<(int From, int To)> Parts, long Rows);

    private Stretch Stretches(SearchUnit unit, uint first, uint end)
    {
        var starts = _reader.View<uint>(IndexSection.PostingsStart);
        var postings = _reader.View<uint>(IndexSection.Postings);
        var parts = new List<(int, int)>(unit.Found.Count);
        long rows = 0;
        foreach (var found in unit.Found)
        {
            var (from, to) = ((int)starts[(int)found.Id], (int)starts[(int)found.Id + 1]);
            var own = postings[from..to];
            var low = FirstNotBelow(own, first);
            var high = low + FirstNotBelow(own[low..], end);
            parts.Add((from + low, from + high));
            rows += high - low;
        }

        return new Stretch(parts, rows);
    }

    private void Add(SearchUnit unit, Stretch stretch, uint first, byte number, bool mayBegin)
    {
        var postings = _reader.View<uint>(IndexSection.Postings);
        var (sums, units, touched) = (_memory.Sums, _memory.Units, _memory.Touched);
        for (var i = 0; i < unit.Found.Count; i++)
        {
            var evidence = unit.Found[i].Evidence;
            var (from, to) = stretch.Parts[i];
            foreach (var row in postings[from..to])
            {
                var at = (int)(row - first);
                var before = units[at];
                // The words of a unit come best first; a row counts a unit once.
                if ((before & 0x7F) == number || (before == 0 && !mayBegin))
                {
                    continue;
                }

                if (before == 0)
                {
                    touched.Add(at);
                }

                units[at] = (byte)(number | (before == 0 ? 0 : 0x80));
                sums[at] += evidence;
            }
        }
    }

    // Rows with two words and more first: they are the likely ones. Of the others only the first, which the rarest words brought in.
    private void Choose(uint first)
    {
        var (sums, units) = (_memory.Sums, _memory.Units);
        var weights = new RowWeights(_reader, _birth);
        var singles = 0;
        foreach (var at in _memory.Touched)
        {
            var isSingle = (units[at] & 0x80) == 0;
            var sum = sums[at];
            sums[at] = 0;
            units[at] = 0;
            if (isSingle && ++singles > SingleMax)
            {
                continue;
            }

            if (_best.Count >= Kept && _best.TryPeek(out _, out var worst) && sum + BirthMost <= worst)
            {
                continue;
            }

            var row = first + (uint)at;
            var weight = weights.Of(row);
            if (isSingle && !_birth.IsUnknown && weight < SingleBirthMin && sum < SingleWordMin)
            {
                continue;
            }

            _best.Enqueue(row, sum + weight - (isSingle ? 2 : 0));
            if (_best.Count > Kept)
            {
                _best.Dequeue();
            }
        }
    }

    private static int FirstNotBelow(ReadOnlySpan<uint> rows, uint row)
    {
        var at = rows.BinarySearch(row);
        return at < 0 ? ~at : at;
    }

    private readonly ref struct RowWeights
    {
        private readonly ReadOnlySpan<uint> _identity;
        private readonly ReadOnlySpan<uint> _births;
        private readonly ReadOnlySpan<uint> _words;
        private readonly int _yearA;
        private readonly int _yearB;
        private readonly uint _monthAndDay;

        internal RowWeights(IndexReader reader, TravellerBirth birth)
        {
            _identity = reader.View<uint>(IndexSection.RowIdentity);
            _births = reader.View<uint>(IndexSection.Births);
            _words = reader.View<uint>(IndexSection.RowWordsStart);
            _yearA = birth.IsUnknown ? 0 : birth.Years[0];
            _yearB = birth.IsUnknown ? 0 : birth.Years[^1];
            _monthAndDay = ((uint)(birth.Month ?? 0) << 5) | (uint)(birth.Day ?? 0);
        }

        internal float Of(uint row)
        {
            var extra = (_words[(int)row + 1] - _words[(int)row]) * PerExtraWord;
            return _yearA == 0
                ? -extra
                : PackedBirth.Weight(_births[(int)_identity[(int)row]], _yearA, _yearB, _monthAndDay) - extra;
        }
    }
}
