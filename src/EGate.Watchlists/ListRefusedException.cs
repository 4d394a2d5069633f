namespace EGate.Watchlists;

/// <summary>
/// A list file is refused whole: it is not of its format, cut short, damaged, too large, or mostly unusable. The one exception of the
/// list readers besides those of the stream itself.
/// </summary>
public sealed class ListRefusedException : Exception
{
    /// <summary>Says where and why.</summary>
    public ListRefusedException(int line, string reason, Exception? inner = null)
        : base(line > 0 ? $"line {line}: {reason}" : reason, inner)
    {
        Line = line;
        Reason = reason;
    }

    /// <summary>Line of the file, from 1; 0 when no line is to blame.</summary>
    public int Line { get; }

    /// <summary>Why, and what was expected.</summary>
    public string Reason { get; }
}
