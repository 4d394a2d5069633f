namespace EGate.Watchlists;

/// <summary>What one search works in, kept for the next one. Not shared by two searches at a time.</summary>
internal sealed class SearchMemory
{
    /// <summary>Rows that are added up at a time.</summary>
    internal const int RowsAtOnce = 1 << 22;

    private uint[] _seen = [];
    private uint _round;

    internal float[] Sums { get; private set; } = [];
    internal byte[] Units { get; private set; } = [];
    internal List<int> Touched { get; } = [];
    internal List<uint> Keys { get; } = [];

    /// <summary>Makes room for the rows of a region.</summary>
    internal void Reserve(int rows)
    {
        if (Sums.Length < rows)
        {
            var length = Math.Max(rows, 1 << 16);
            Sums = new float[length];
            Units = new byte[length];
        }
    }

    /// <summary>Forgets which words were seen.</summary>
    internal void NewRound(int words)
    {
        if (_seen.Length < words)
        {
            _seen = new uint[words];
        }

        if (++_round == uint.MaxValue)
        {
            Array.Clear(_seen);
            _round = 1;
        }
    }

    /// <summary>True the first time a word is met in this round.</summary>
    internal bool IsNew(uint word)
    {
        var isNew = _seen[word] != _round;
        _seen[word] = _round;
        return isNew;
    }
}
