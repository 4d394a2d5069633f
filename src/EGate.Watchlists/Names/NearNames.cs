using System.Collections.Frozen;

namespace EGate.Watchlists;

/// <summary>
/// Common names that are spelt alike and are not the same: HASSAN and HUSSEIN are brothers more often than they are one man. Words of two
/// groups of one row are told apart where rules of spelling would take them for one.
/// </summary>
internal static class NearNames
{
    private const string Rows =
        "HASSAN HASAN/HUSSEIN HUSSAIN HOSSAIN HUSEYN HOSSEIN HUSAIN|AMIN AMEEN/AMIR AMEER|JAMAL DJAMAL CEMAL/JAMIL DJAMIL CEMIL"
        + "|SALIM SALEEM SALEM/SALEH SALIH/SALMAN|RAHIM RAHEEM/RAHMAN|NASIR NASSER NASER/NASR|KAMAL KEMAL/KAMIL|FARID FAREED/FARHAD"
        + "|SAID SAEED SAYEED/SAAD|HAMID HAMEED/HAMAD/HAMDI|KARIM KAREEM/KARAM|RASHID RASHEED/RASHAD|MARIA/MARIO/MARINA|ANNA ANA/ANTON"
        + "|ALEXEI ALEKSEI ALEXEY/ALEXANDER ALEKSANDR|JUAN/JEAN/JOHN|DANIEL/DANIELA|MARTIN/MARTINA|WALI WALEE/ALI|WANG/HUANG/WENG|ZHANG/ZHENG/ZENG|LIN/LING/LIANG|CHEN/CHENG"
        + "|SAMIR SAMEER/SAMI|ADEL ADIL/ABDEL|MAJID MAJEED/MAHDI|TAHIR TAHER/TARIQ|KHALID KHALED/KHALIL|NADIR NADER/NADIA|YASIN YASEEN/YASIR YASSER";

    private static readonly FrozenDictionary<string, (int Row, int Group)> Groups = Rows.Split('|')
        .SelectMany(
            (row, r) =>
                row.Split('/')
                    .SelectMany((group, g) => group.Split(' ').Select(w => (WordFolding.Fold(w), Place: (r, g))))
        )
        .DistinctBy(e => e.Item1)
        .ToFrozenDictionary(e => e.Item1, e => e.Place, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (int Row, int Group)>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Groups.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when two folded words are two names of one row.</summary>
    internal static bool AreTwo(ReadOnlySpan<char> a, ReadOnlySpan<char> b) =>
        Lookup.TryGetValue(a, out var one)
        && Lookup.TryGetValue(b, out var other)
        && one.Row == other.Row
        && one.Group != other.Group;
}
