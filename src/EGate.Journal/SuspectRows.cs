namespace EGate.Journal;

/// <summary>Explains rows that are not genuine at their place, and places without a row.</summary>
internal static class SuspectRows
{
    private const int NearMax = 64;

    internal static IEnumerable<JournalFinding> Explain(
        IReadOnlyList<RawRecord> suspects,
        IReadOnlyList<(long From, long To)> gaps,
        long size,
        Func<RawRecord, long, bool> isGenuineAt
    )
    {
        var origins = Origins(suspects, gaps, isGenuineAt);
        var elsewhere = origins.Values.ToHashSet();
        var known = elsewhere.Append(size).Max();
        foreach (var row in suspects)
        {
            foreach (var finding in ExplainRow(row.Sequence, origins, elsewhere, known))
            {
                yield return finding;
            }
        }

        foreach (var finding in gaps.SelectMany(gap => ExplainGap(gap.From, Math.Min(gap.To, known), elsewhere)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<JournalFinding> ExplainRow(
        long place,
        Dictionary<long, long> origins,
        HashSet<long> elsewhere,
        long known
    )
    {
        var isMoved = origins.TryGetValue(place, out var origin);
        if (isMoved)
        {
            yield return new(place, JournalDamage.Moved, $"record {origin} stands at the place of record {place}");
        }

        if (isMoved && place >= 1 && place <= known && !elsewhere.Contains(place))
        {
            yield return new(place, JournalDamage.Removed, $"record {place} is missing");
        }

        if (!isMoved && (place < 1 || place > known || elsewhere.Contains(place)))
        {
            yield return new(place, JournalDamage.Inserted, "a record that was never written");
        }
        else if (!isMoved)
        {
            yield return new(place, JournalDamage.Changed, "the record is not as it was written");
        }
    }

    // One finding for each run of missing records; an original that stands elsewhere is not missing.
    private static IEnumerable<JournalFinding> ExplainGap(long from, long to, HashSet<long> elsewhere)
    {
        var start = from;
        foreach (var found in elsewhere.Where(e => e >= from && e <= to).Order().Append(to + 1))
        {
            if (found > start)
            {
                var what =
                    found - start == 1 ? $"record {start} is missing" : $"records {start} to {found - 1} are missing";
                yield return new(start, JournalDamage.Removed, what);
            }

            start = found + 1;
        }
    }

    /// <summary>Place of a row to the place it was signed for, for every suspect that is a genuine record elsewhere.</summary>
    private static Dictionary<long, long> Origins(
        IReadOnlyList<RawRecord> suspects,
        IReadOnlyList<(long From, long To)> gaps,
        Func<RawRecord, long, bool> isGenuineAt
    )
    {
        var origins = new Dictionary<long, long>();
        long offset = 0;
        var far = suspects
            .Take(NearMax)
            .Select(s => s.Sequence)
            .Concat(gaps.Take(NearMax).Select(g => g.From))
            .ToList();
        foreach (var row in suspects)
        {
            var origin = Candidates(row.Sequence, offset, far).FirstOrDefault(c => c > 0 && isGenuineAt(row, c));
            if (origin > 0)
            {
                origins[row.Sequence] = origin;
                offset = IsOrdinary(row.Sequence) ? origin - row.Sequence : 0;
            }
        }

        return origins;
    }

    private static bool IsOrdinary(long place) => place is >= -NearMax and <= int.MaxValue;

    // Most likely first: the offset of the row before (a run was shifted), then near places, then other damaged or empty places.
    private static IEnumerable<long> Candidates(long place, long offset, List<long> far)
    {
        // A number at the edge of the range has no neighbours to be moved from.
        if (!IsOrdinary(place))
        {
            return far.Where(f => f != place);
        }

        var near = Enumerable.Range(1, NearMax).SelectMany(i => new[] { place + i, place - i });
        return near.Prepend(place + offset).Concat(far).Where(c => c != place);
    }
}
