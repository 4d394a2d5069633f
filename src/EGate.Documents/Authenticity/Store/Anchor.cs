namespace EGate.Documents;

/// <summary>Bytes that hold trusted certificates, and where they come from.</summary>
/// <param name="Provenance">For people: a file name, a list and its date. Stands in reports; no personal data.</param>
/// <param name="Bytes">One DER certificate, or text with one or more PEM certificates.</param>
public sealed record AnchorSource(string Provenance, ReadOnlyMemory<byte> Bytes);

/// <summary>A CSCA certificate of the site: whoever it signed may sign documents.</summary>
public sealed class Anchor
{
    internal Anchor(Certificate certificate, string provenance, Anchor? linkedFrom = null)
    {
        Certificate = certificate;
        Provenance = provenance;
        LinkedFrom = linkedFrom;
    }

    /// <summary>Where it comes from; for one that a trusted authority's link certificate vouches for, that authority as well.</summary>
    public string Provenance { get; }

    /// <summary>The anchor whose key signed this one's link certificate; null for one that the site trusts of itself.</summary>
    public Anchor? LinkedFrom { get; }

    /// <summary>Two-letter country of its subject in upper case; empty when it names none.</summary>
    public string Country => Certificate.Subject.Country ?? "";

    /// <summary>Its name, for people.</summary>
    public string Name => Certificate.Subject.Display;

    /// <summary>Start of its validity.</summary>
    public DateTimeOffset NotBefore => Certificate.NotBefore;

    /// <summary>End of its validity.</summary>
    public DateTimeOffset NotAfter => Certificate.NotAfter;

    /// <summary>Lower-case hexadecimal SHA-256 of the certificate.</summary>
    public string Fingerprint => Hashes.Fingerprint(Certificate.Encoded.Span);

    /// <summary>The certificate in DER.</summary>
    public ReadOnlyMemory<byte> Encoded => Certificate.Encoded;

    internal Certificate Certificate { get; }
}

/// <summary>Something that cannot be used. It is reported so that it is not lost silently.</summary>
/// <param name="Provenance">Where it comes from.</param>
/// <param name="Index">Which one of the source, from 1.</param>
/// <param name="Reason">Stable word, e.g. <c>no-certificate</c>, <c>certificate-malformed</c>, <c>not-an-authority</c>, <c>self-signature-wrong</c>, <c>list-signer-not-trusted</c>.</param>
public sealed record AnchorProblem(string Provenance, int Index, string Reason);
