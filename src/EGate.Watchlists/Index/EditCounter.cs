namespace EGate.Watchlists;

/// <summary>
/// Counts the letters to change, add or leave out that make one folded word of another, all letters alike: by bit-vectors, some ten
/// nanoseconds a word (Myers 1999, in Hyyrö's form). It says which words are worth weighing letter by letter.
/// </summary>
internal sealed class EditCounter
{
    private readonly ulong[] _places = new ulong[128];
    private string _word = string.Empty;

    /// <summary>Sets the word that others are compared with; at most <see cref="WordFolding.LengthMax"/> letters.</summary>
    internal void Set(string folded)
    {
        foreach (var c in _word)
        {
            _places[c] = 0;
        }

        for (var i = 0; i < folded.Length; i++)
        {
            _places[folded[i]] |= 1UL << i;
        }

        _word = folded;
    }

    /// <summary>The number of edits to a word in ASCII.</summary>
    internal int To(ReadOnlySpan<byte> other)
    {
        var count = _word.Length;
        if (count == 0)
        {
            return other.Length;
        }

        var last = 1UL << (count - 1);
        var (rises, falls) = (~0UL, 0UL);
        foreach (var c in other)
        {
            var equal = _places[c & 0x7F];
            var vertical = equal | falls;
            var horizontal = unchecked(((equal & rises) + rises) ^ rises) | equal;
            var up = falls | ~(horizontal | rises);
            var down = rises & horizontal;
            count += (up & last) != 0 ? 1 : 0;
            count -= (down & last) != 0 ? 1 : 0;
            up = (up << 1) | 1;
            rises = (down << 1) | ~(vertical | up);
            falls = up & vertical;
        }

        return count;
    }
}
