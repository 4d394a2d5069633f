namespace EGate.Watchlists;

/// <summary>Why a document is listed.</summary>
public enum LostDocumentStatus
{
    /// <summary>Lost by its holder.</summary>
    Lost = 0,

    /// <summary>Stolen from its holder.</summary>
    Stolen = 1,

    /// <summary>Stolen before it was issued to anybody.</summary>
    StolenBlank = 2,

    /// <summary>Declared invalid by its issuer.</summary>
    Revoked = 3,
}

/// <summary>One listed document. There is no name in such a list (INTERPOL SLTD).</summary>
/// <param name="Number">Full number, letters and digits, without fillers, upper case.</param>
/// <param name="Issuer">Code of the issuing state as in the MRZ, without fillers.</param>
/// <param name="Type"><c>passport</c>, <c>id-card</c>, <c>visa</c>, <c>laissez-passer</c> or <c>other</c>.</param>
/// <param name="Status">Why it is listed.</param>
/// <param name="Date">Day of theft, loss or revocation; null when unknown.</param>
/// <param name="Line">Line of the file.</param>
public sealed record LostDocument(
    string Number,
    string Issuer,
    string Type,
    LostDocumentStatus Status,
    DateOnly? Date,
    int Line
);

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
    private readonly Dictionary<(string Number, string Issuer), LostDocument> _exact;
    private readonly Dictionary<(string Number, string Issuer), LostDocument> _folded;

    internal LostDocumentsIndex(IReadOnlyList<LostDocument> documents)
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

    internal (DocumentMatch Match, LostDocument? Document) Find(string number, string issuer)
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
