namespace EGate.Watchlists;

/// <summary>
/// Edit distance in which the slips of romanisation and of character readers cost less than a real difference: 1 is a consonant for an
/// unrelated one. The same table serves folded words and words as written.
/// </summary>
internal static class WordDistance
{
    private const int First = '0';
    private const int Symbols = 'Z' - First + 1;
    private const float Exchanged = 0.8f;

    // Letters that stand for one sound in different states' spellings.
    private const string Sounds =
        "AI.35 AU.35 IU.4 AE.3 AO.35 EI.2 OU.2 EO.4 EU.45 IY.1 EY.3 IO.4 UY.4 BP.4 DT.4 GK.4 SZ.35 FV.3 VW.1 UV.6 UW.5 56.4 6K.7 6J.45 5J.5 5S.4 45.6 46.5 4S.35 "
        + "4Z.4 JZ.35 JS.5 JI.5 JG.6 HK.5 GH.5 HJ.8 SK.8 KQ.1 CK.1 CS.5 CQ.2 CJ.7 TS.8 DZ.7 MN.6 BV.6 IJ.5 YJ.3 XH.5 XS.6 XK.6 LR.9 VB.6 PF.6 NL.9 6S.5 6Z.6 5Z.5";

    // Letters that character readers and typists take for each other.
    private const string Shapes =
        "OQ.6 OD.6 DQ.7 CG.6 EF.6 PR.7 BR.7 UV.6 VY.6 NM.6 HN.7 KX.7 SB.7 IL.5 IT.6 LT.7 CO.7 ZS.5 GS.7 KR.7 HK.7 XY.7 EB.7 TF.7 JI.6 WV.5 GO.7 ZT.8 AH.9";

    private static readonly float[] Change = Table();
    private static readonly float[] Gap = Gaps();

    /// <summary>The distance, or a figure above <paramref name="most"/> as soon as it must be larger.</summary>
    internal static float Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, float most)
    {
        if (a.Length > WordFolding.LengthMax || b.Length > WordFolding.LengthMax)
        {
            return float.MaxValue;
        }

        // Three rows: the exchange of two letters looks back two.
        const int Width = WordFolding.LengthMax + 1;
        Span<float> rows = stackalloc float[3 * Width];
        var before = rows[..Width];
        var previous = rows.Slice(Width, Width);
        var current = rows.Slice(2 * Width, Width);
        for (var j = 1; j <= b.Length; j++)
        {
            previous[j] = previous[j - 1] + Gap[b[j - 1] - First];
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var least = Row(a, b, i, before, previous, current);
            if (least > most)
            {
                return float.MaxValue;
            }

            var free = before;
            before = previous;
            previous = current;
            current = free;
        }

        return previous[b.Length];
    }

    /// <summary>The distance of words of one length by letters put in the place of others, as character readers do; cheaper than the full one.</summary>
    internal static float Misread(ReadOnlySpan<char> a, ReadOnlySpan<char> b, float most)
    {
        if (a.Length != b.Length)
        {
            return float.MaxValue;
        }

        float distance = 0;
        for (var i = 0; i < a.Length && distance <= most; i++)
        {
            distance += Change[((a[i] - First) * Symbols) + b[i] - First];
        }

        return distance;
    }

    private static float Row(
        ReadOnlySpan<char> a,
        ReadOnlySpan<char> b,
        int i,
        Span<float> before,
        Span<float> previous,
        Span<float> current
    )
    {
        var own = a[i - 1];
        var gap = Gap[own - First];
        var changes = Change.AsSpan((own - First) * Symbols, Symbols);
        current[0] = previous[0] + gap;
        var least = current[0];
        for (var j = 1; j <= b.Length; j++)
        {
            var other = b[j - 1] - First;
            var cost = Math.Min(previous[j] + gap, current[j - 1] + Gap[other]);
            cost = Math.Min(cost, previous[j - 1] + changes[other]);
            if (i > 1 && j > 1 && own == b[j - 2] && a[i - 2] == b[j - 1])
            {
                cost = Math.Min(cost, before[j - 2] + Exchanged);
            }

            current[j] = cost;
            least = Math.Min(least, cost);
        }

        return least;
    }

    private static float[] Gaps()
    {
        var gaps = new float[Symbols];
        Array.Fill(gaps, 1);
        foreach (
            var (letter, cost) in new[]
            {
                ('A', .45f),
                ('E', .45f),
                ('I', .45f),
                ('O', .45f),
                ('U', .45f),
                ('Y', .45f),
                ('H', .4f),
                ('V', .75f),
                ('W', .75f),
                ('J', .8f),
            }
        )
        {
            gaps[letter - First] = cost;
        }

        return gaps;
    }

    private static float[] Table()
    {
        var table = new float[Symbols * Symbols];
        Array.Fill(table, 1);
        for (var i = 0; i < Symbols; i++)
        {
            table[(i * Symbols) + i] = 0;
        }

        foreach (var pair in $"{Sounds} {Shapes}".Split(' '))
        {
            var (a, b) = (pair[0] - First, pair[1] - First);
            var cost = float.Parse(pair.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
            cost = Math.Min(cost, table[(a * Symbols) + b]);
            table[(a * Symbols) + b] = cost;
            table[(b * Symbols) + a] = cost;
        }

        return table;
    }
}
