namespace EGate.Documents;

/// <summary>Bytes that hold trusted certificates, and where they come from.</summary>
/// <param name="Provenance">For people: a file name, a list and its date. Stands in reports; no personal data.</param>
/// <param name="Bytes">One DER certificate, or text with one or more PEM certificates.</param>
public sealed record AnchorSource(string Provenance, ReadOnlyMemory<byte> Bytes);

/// <summary>A CSCA certificate of the site: whoever it signed may sign documents.</summary>
public sealed class Anchor
{
    internal Anchor(Certificate certificate, string provenance)
    {
        Certificate = certificate;
        Provenance = provenance;
    }

    /// <summary>Where it comes from.</summary>
    public string Provenance { get; }

    /// <summary>Two-letter country of its subject in upper case; empty when it names none.</summary>
    public string Country => Certificate.Subject.Country ?? "";

    /// <summary>End of its validity.</summary>
    public DateTimeOffset NotAfter => Certificate.NotAfter;

    internal Certificate Certificate { get; }
}

/// <summary>A certificate that cannot be an anchor. It is reported so that it is not lost silently.</summary>
/// <param name="Provenance">Where it comes from.</param>
/// <param name="Index">Which certificate of the source, from 1.</param>
/// <param name="Reason">Stable word: <c>source-too-large</c>, <c>no-certificate</c>, <c>certificate-malformed</c>, <c>not-an-authority</c>, <c>self-signature-wrong</c>.</param>
public sealed record AnchorProblem(string Provenance, int Index, string Reason);
