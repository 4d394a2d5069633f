namespace EGate.Benchmarks.Lists;

/// <summary>
/// Similarity of two strings after Jaro (1989) and Winkler (1990): letters that both have near the same place, less those out of order, and
/// a bonus for up to four first letters that are the same. Strings of up to 64 letters, beyond which they are cut.
/// </summary>
internal static class JaroWinkler
{
    private const int LettersMax = 64;
    private const int PrefixMax = 4;
    private const double PrefixWeight = 0.1;

    /// <summary>0 (nothing in common) to 1 (the same).</summary>
    public static double Similarity(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = a[..Math.Min(a.Length, LettersMax)];
        b = b[..Math.Min(b.Length, LettersMax)];
        var (matchedA, matchedB) = Matches(a, b);
        var matches = System.Numerics.BitOperations.PopCount(matchedA);
        if (matches == 0)
        {
            return 0;
        }

        var m = (double)matches;
        var moved = OutOfOrder(a, matchedA, b, matchedB) / 2.0;
        var jaro = ((m / a.Length) + (m / b.Length) + ((m - moved) / m)) / 3;
        var prefix = Math.Min(PrefixMax, a.CommonPrefixLength(b));
        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    private static (ulong A, ulong B) Matches(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var reach = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        ulong matchedA = 0;
        ulong matchedB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var end = Math.Min(b.Length, i + reach + 1);
            for (var j = Math.Max(0, i - reach); j < end; j++)
            {
                if (a[i] == b[j] && (matchedB & (1UL << j)) == 0)
                {
                    matchedA |= 1UL << i;
                    matchedB |= 1UL << j;
                    break;
                }
            }
        }

        return (matchedA, matchedB);
    }

    private static int OutOfOrder(ReadOnlySpan<char> a, ulong matchedA, ReadOnlySpan<char> b, ulong matchedB)
    {
        var count = 0;
        for (; matchedA != 0; matchedA &= matchedA - 1, matchedB &= matchedB - 1)
        {
            var i = System.Numerics.BitOperations.TrailingZeroCount(matchedA);
            var j = System.Numerics.BitOperations.TrailingZeroCount(matchedB);
            count += a[i] == b[j] ? 0 : 1;
        }

        return count;
    }
}
