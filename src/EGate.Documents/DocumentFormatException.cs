namespace EGate.Documents;

/// <summary>
/// Bytes of a document that are not what the standard says. Every parser of this project throws this type and no other for bad input.
/// It carries a stable word and never the bytes.
/// </summary>
public sealed class DocumentFormatException : Exception
{
    /// <summary>Says what is wrong.</summary>
    /// <param name="reason">Stable kebab-case word, e.g. <c>tlv-truncated</c>.</param>
    /// <param name="inner">What led to it, if anything did.</param>
    public DocumentFormatException(string reason, Exception? inner = null)
        : base("malformed document data: " + reason, inner) => Reason = reason;

    /// <summary>Stable kebab-case word that says what is wrong.</summary>
    public string Reason { get; }
}
