namespace EGate.Core;

/// <summary>Finds the name somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>Longer names are not compared: nobody mistypes that much.</summary>
    private const int LengthMax = 80;

    /// <summary>
    /// The candidate with the fewest single-character edits from <paramref name="written"/>; null when even the nearest differs in more
    /// than a third of its length.
    /// </summary>
    public static string? Of(string written, IEnumerable<string> candidates)
    {
        if (written.Length > LengthMax)
        {
            return null;
        }

        var (name, edits) = candidates
            .Select(candidate => (candidate, Edits(written, candidate)))
            .DefaultIfEmpty((candidate: "", int.MaxValue))
            .MinBy(pair => pair.Item2);
        return edits <= Math.Max(2, name.Length / 3) ? name : null;
    }

    /// <summary>Levenshtein distance, one row at a time.</summary>
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
