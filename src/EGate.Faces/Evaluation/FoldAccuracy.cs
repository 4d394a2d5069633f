namespace EGate.Faces;

/// <summary>Accuracy by ten-fold cross-validation over parts of the file in its own order, as LFW's protocol has it.</summary>
internal static class FoldAccuracy
{
    private const int Folds = 10;

    /// <summary>Mean share of right decisions; NaN with fewer pairs than parts.</summary>
    public static double Of(IReadOnlyList<(float Score, bool Same)> pairs)
    {
        if (pairs.Count < Folds)
        {
            return double.NaN;
        }

        var falling = Enumerable.Range(0, pairs.Count).OrderByDescending(i => pairs[i].Score).ToArray();
        var sum = 0.0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var (from, to) = ((int)((long)pairs.Count * fold / Folds), (int)((long)pairs.Count * (fold + 1) / Folds));
            var threshold = Best(pairs, falling.Where(i => i < from || i >= to));
            var right = Enumerable.Range(from, to - from).Count(i => pairs[i].Score >= threshold == pairs[i].Same);
            sum += (double)right / (to - from);
        }

        return sum / Folds;
    }

    /// <summary>The threshold with most right decisions on the other parts, whose pairs come from the highest score down.</summary>
    private static float Best(IReadOnlyList<(float Score, bool Same)> pairs, IEnumerable<int> falling)
    {
        var (balance, best, threshold) = (0, 0, float.PositiveInfinity);
        foreach (var i in falling)
        {
            // Letting one more pair in is right for a genuine one and wrong for an impostor.
            balance += pairs[i].Same ? 1 : -1;
            if (balance > best)
            {
                (best, threshold) = (balance, pairs[i].Score);
            }
        }

        return threshold;
    }
}
