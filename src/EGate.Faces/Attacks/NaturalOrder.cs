namespace EGate.Faces;

/// <summary>Orders names as people do: numbers in them by value, so that <c>frame10</c> comes after <c>frame9</c>.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            var order =
                char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j])
                    ? Number(a, ref i).CompareTo(Number(b, ref j))
                    : a[i++].CompareTo(b[j++]);
            if (order != 0)
            {
                return order;
            }
        }

        return (a.Length - i).CompareTo(b.Length - j);
    }

    /// <summary>The number at a place; longer ones than a camera counts to are cut.</summary>
    private static decimal Number(string text, ref int at)
    {
        var value = 0m;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            value = value < 1e18m ? (value * 10) + (text[at] - '0') : value;
            at++;
        }

        return value;
    }
}
