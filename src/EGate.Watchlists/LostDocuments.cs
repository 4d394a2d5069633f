namespace EGate.Watchlists;

/// <summary>How a number was found.</summary>
internal enum DocumentMatch
{
    None = 0,
    Exact = 1,

    /// <summary>Equal only after O is read as 0 and I as 1, which readers and people mistake for each other.</summary>
    Folded = 2,
}

/// <summary>Exact lookup by number and issuer, and a second one with O/0 and I/1 taken as the same.</summary>
internal sealed class LostDocumentsIndex
{
    private readonly Dictionary<(string Number, string Issuer), ListedDocument> _exact;
    private readonly Dictionary<(string Number, string Issuer), ListedDocument> _folded;

    internal LostDocumentsIndex(IReadOnlyList<ListedDocument> documents)
    {
        _exact = new(documents.Count);
        _folded = new(documents.Count);
        foreach (var document in documents)
        {
            // A later row about the same document is the newer statement.
            _exact[(document.Number, document.Issuer)] = document;
            _folded[(Fold(document.Number), document.Issuer)] = document;
        }
    }

    internal (DocumentMatch Match, ListedDocument? Document) Find(string number, string issuer)
    {
        if (_exact.TryGetValue((number, issuer), out var exact))
        {
            return (DocumentMatch.Exact, exact);
        }

        return _folded.TryGetValue((Fold(number), issuer), out var near)
            ? (DocumentMatch.Folded, near)
            : (DocumentMatch.None, null);
    }

    /// <summary>Upper case, without fillers, spaces and hyphens: how numbers are compared.</summary>
    internal static string Plain(string text) =>
        string.Concat(text.Where(c => c is not ('<' or ' ' or '-'))).ToUpperInvariant();

    internal static string Fold(string number) => number.Replace('O', '0').Replace('I', '1');
}
