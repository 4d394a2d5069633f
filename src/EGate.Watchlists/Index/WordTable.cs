namespace EGate.Watchlists;

/// <summary>Reads the words of an index. The text of a word is its letters, a space, and its folded form, in ASCII.</summary>
internal readonly ref struct WordTable
{
    private readonly ReadOnlySpan<uint> _starts;
    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<byte> _information;
    private readonly ReadOnlySpan<uint> _order;
    private readonly ReadOnlySpan<ulong> _keys;

    internal WordTable(IndexReader reader)
    {
        _starts = reader.View<uint>(IndexSection.WordTextStart);
        _text = reader.View<byte>(IndexSection.WordText);
        _information = reader.View<byte>(IndexSection.WordInformation);
        _order = reader.View<uint>(IndexSection.WordOrder);
        _keys = reader.View<ulong>(IndexSection.WordKeys);
        Signatures = reader.View<ulong>(IndexSection.WordSignatures);
    }

    internal ReadOnlySpan<ulong> Signatures { get; }

    internal int Count => _information.Length;

    internal double Information(uint id) => WordInformation.Unpack(_information[(int)id]);

    internal Word Word(uint id)
    {
        var letters = Letters(id);
        var isAbjad = letters[0] == Vocabulary.AbjadMark;
        return new Word(System.Text.Encoding.ASCII.GetString(isAbjad ? letters[1..] : letters), isAbjad)
        {
            Information = Information(id),
            Number = id,
        };
    }

    internal bool IsAbjad(uint id) => Text(id)[0] == Vocabulary.AbjadMark;

    /// <summary>Widens letters and folded form into a buffer of twice <see cref="WordFolding.LengthMax"/> characters.</summary>
    internal WordSpelling Read(uint id, Span<char> buffer)
    {
        var text = Text(id);
        for (var i = 0; i < text.Length; i++)
        {
            buffer[i] = (char)text[i];
        }

        var gap = text.IndexOf((byte)' ');
        return new(buffer[..gap], buffer[(gap + 1)..text.Length]);
    }

    /// <summary>The words with a key: the lower half of each value is the word.</summary>
    internal ReadOnlySpan<ulong> WithKey(uint key)
    {
        var first = SortedKeys.First(_keys, (ulong)key << 32);
        var last = first;
        while (last < _keys.Length && (uint)(_keys[last] >> 32) == key)
        {
            last++;
        }

        return _keys[first..last];
    }

    /// <summary>The number of a word, or null.</summary>
    internal uint? Find(ReadOnlySpan<char> letters)
    {
        var at = FirstNotBelow(letters);
        return at < _order.Length && Compare(Letters(_order[at]), letters) == 0 ? _order[at] : null;
    }

    /// <summary>The words that begin with letters, in order, at most <paramref name="most"/>.</summary>
    internal ReadOnlySpan<uint> WithPrefix(ReadOnlySpan<char> letters, int most)
    {
        var first = FirstNotBelow(letters);
        var last = first;
        while (last < _order.Length && last - first < most && StartsWith(Letters(_order[last]), letters))
        {
            last++;
        }

        return _order[first..last];
    }

    private ReadOnlySpan<byte> Text(uint id) => _text[(int)_starts[(int)id]..(int)_starts[(int)id + 1]];

    private ReadOnlySpan<byte> Letters(uint id)
    {
        var text = Text(id);
        return text[..text.IndexOf((byte)' ')];
    }

    private int FirstNotBelow(ReadOnlySpan<char> letters)
    {
        var (low, high) = (0, _order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(Letters(_order[middle]), letters) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static int Compare(ReadOnlySpan<byte> a, ReadOnlySpan<char> b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (a[i] != b[i])
            {
                return a[i].CompareTo((byte)b[i]);
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static bool StartsWith(ReadOnlySpan<byte> a, ReadOnlySpan<char> b) =>
        a.Length >= b.Length && Compare(a[..b.Length], b) == 0;
}

/// <summary>Letters and folded form of a word of an index.</summary>
internal readonly ref struct WordSpelling(ReadOnlySpan<char> letters, ReadOnlySpan<char> folded)
{
    internal ReadOnlySpan<char> Letters { get; } = letters;
    internal ReadOnlySpan<char> Folded { get; } = folded;
}

/// <summary>Finds a key among sorted keys that are spread evenly, as hashes are: by guessing where it must stand and closing in.</summary>
internal static class SortedKeys
{
    /// <summary>Index of the first key that is not below.</summary>
    internal static int First(ReadOnlySpan<ulong> keys, ulong key)
    {
        if (keys.Length == 0)
        {
            return 0;
        }

        var guess = (int)Math.Min(keys.Length - 1, (long)(((UInt128)key * (ulong)keys.Length) >> 64));
        long step = 16;
        long low;
        long high;
        if (keys[guess] < key)
        {
            low = guess + 1;
            high = Math.Min(keys.Length, low + step);
            while (high < keys.Length && keys[(int)high - 1] < key)
            {
                low = high;
                step *= 4;
                high = Math.Min(keys.Length, low + step);
            }
        }
        else
        {
            high = guess;
            low = Math.Max(0, high - step);
            while (low > 0 && keys[(int)low] >= key)
            {
                high = low;
                step *= 4;
                low = Math.Max(0, high - step);
            }
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (keys[(int)middle] < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (int)low;
    }
}
