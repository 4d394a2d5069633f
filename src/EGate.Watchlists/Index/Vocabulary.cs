using System.Text;

namespace EGate.Watchlists;

/// <summary>The distinct words of an index that is being built. Words of Arabic script begin with an asterisk.</summary>
internal sealed class Vocabulary
{
    internal const char AbjadMark = '*';
    private readonly Dictionary<string, uint> _ids = new(StringComparer.Ordinal);
    private readonly List<uint> _rows = [];

    internal int Count => _ids.Count;

    /// <summary>Rows that hold a word.</summary>
    internal uint RowsOf(uint id) => _rows[(int)id];

    /// <summary>Number of a word, new or known.</summary>
    internal uint Add(string letters, bool isAbjad)
    {
        var text = isAbjad ? AbjadMark + letters : letters;
        if (!_ids.TryGetValue(text, out var id))
        {
            id = (uint)_ids.Count;
            _ids.Add(text, id);
            _rows.Add(0);
        }

        return id;
    }

    internal void CountRow(uint id) => _rows[(int)id]++;

    /// <summary>
    /// Writes the sections of the words and gives the final number of each: words of one skeleton stand side by side, so that looking for
    /// similar ones touches few pages.
    /// </summary>
    internal uint[] Write(SectionFile file, int names)
    {
        var texts = new string[_ids.Count];
        foreach (var (text, id) in _ids)
        {
            texts[id] = text;
        }

        var order = Enumerable.Range(0, texts.Length).ToArray();
        var sortKeys = texts.Select(SortKey).ToArray();
        Array.Sort(sortKeys, order, Comparer<(uint, string)>.Create(CompareKeys));
        var final = new uint[texts.Length];
        for (var i = 0; i < order.Length; i++)
        {
            final[order[i]] = (uint)i;
        }

        var sorted = Array.ConvertAll(order, i => texts[i]);
        WriteTexts(file, sorted);
        WriteInformation(file, sorted, order, names);
        WriteKeys(file, sorted);
        var byLetters = Enumerable.Range(0, sorted.Length).Select(i => (uint)i).ToArray();
        Array.Sort((string[])sorted.Clone(), byLetters, StringComparer.Ordinal);
        file.Write<uint>(IndexSection.WordOrder, byLetters);
        return final;
    }

    /// <summary>The word that a text of the vocabulary stands for.</summary>
    internal static Word WordOf(string text) =>
        text[0] == AbjadMark ? new Word(text[1..], isAbjad: true) : new Word(text, isAbjad: false);

    private static (uint, string) SortKey(string text)
    {
        var folded = WordOf(text).Folded;
        uint hash = 0;
        foreach (var c in WordSkeleton.Of(folded))
        {
            hash = unchecked((hash ^ c) * 0x01000193);
        }

        return (hash, folded);
    }

    private static int CompareKeys((uint Hash, string Folded) a, (uint Hash, string Folded) b) =>
        a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : string.CompareOrdinal(a.Folded, b.Folded);

    private static void WriteTexts(SectionFile file, string[] sorted)
    {
        var starts = new uint[sorted.Length + 1];
        var signatures = new ulong[sorted.Length];
        var blob = new MemoryStream();
        for (var i = 0; i < sorted.Length; i++)
        {
            var word = WordOf(sorted[i]);
            starts[i] = (uint)blob.Length;
            blob.Write(Encoding.ASCII.GetBytes($"{sorted[i]} {word.Folded}"));
            signatures[i] = WordSignature.Of(word.Folded);
        }

        starts[^1] = (uint)blob.Length;
        file.Write<uint>(IndexSection.WordTextStart, starts);
        file.Write<byte>(IndexSection.WordText, blob.GetBuffer().AsSpan(0, (int)blob.Length));
        file.Write<ulong>(IndexSection.WordSignatures, signatures);
    }

    // Words that fold alike share one figure: what agrees may be any of them. They stand side by side.
    private void WriteInformation(SectionFile file, string[] sorted, int[] order, int names)
    {
        var information = new byte[sorted.Length];
        for (var i = 0; i < sorted.Length; )
        {
            var folded = WordOf(sorted[i]).Folded;
            long rows = 0;
            var end = i;
            for (; end < sorted.Length && WordOf(sorted[end]).Folded == folded; end++)
            {
                rows += _rows[order[end]];
            }

            var share = CommonNames.Share(WordOf(sorted[i]));
            information.AsSpan(i, end - i).Fill(WordInformation.Pack(WordInformation.Blend(rows, names, share)));
            i = end;
        }

        file.Write<byte>(IndexSection.WordInformation, information);
    }

    private static void WriteKeys(SectionFile file, string[] sorted)
    {
        var keys = new List<ulong>(sorted.Length * 10);
        var own = new List<uint>();
        for (var i = 0; i < sorted.Length; i++)
        {
            WordKeys.Collect(WordOf(sorted[i]), own);
            foreach (var key in own)
            {
                keys.Add(((ulong)key << 32) | (uint)i);
            }
        }

        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(keys);
        all.Sort();
        file.Write<ulong>(IndexSection.WordKeys, all);
    }
}

/// <summary>How telling a word is: counted in the list, with the built-in shares standing for what a small list cannot count.</summary>
internal static class WordInformation
{
    /// <summary>The built-in shares count as much as this many names of the list.</summary>
    private const double TableNames = 20_000;
    private const double PerUnit = 15;

    internal static double Blend(long rows, int names, double share) =>
        -Math.Log((rows + (share * TableNames)) / (names + TableNames));

    internal static byte Pack(double information) => (byte)Math.Clamp(Math.Round(information * PerUnit), 0, 255);

    internal static double Unpack(byte packed) => packed / PerUnit;
}
