namespace EGate.Documents;

/// <summary>
/// All that a site knows and trusts when it judges a document signer: authorities, revocation lists, deviation and defect lists, known
/// document signers and link certificates. Immutable and safe for any number of readers; a new list is a new material.
/// </summary>
public sealed class TrustMaterial
{
    internal TrustMaterial(AnchorStore anchors) => Anchors = anchors;

    /// <summary>Nothing: no document's chain can be verified with it.</summary>
    public static TrustMaterial Empty { get; } = new(AnchorStore.Empty);

    /// <summary>The CSCA certificates, and everything of any kind that could not be used.</summary>
    public AnchorStore Anchors { get; }

    /// <summary>How many revocation lists are known.</summary>
    public int RevocationListCount => RevocationLists.Count;

    /// <summary>How many deviation lists are known, trusted or not.</summary>
    public int DeviationListCount => DeviationLists.Count;

    /// <summary>How many defect lists are known, trusted or not.</summary>
    public int DefectListCount => DefectLists.Count;

    internal IReadOnlyList<KnownRevocationList> RevocationLists { get; init; } = [];

    internal IReadOnlyList<SignedList<DeviationList>> DeviationLists { get; init; } = [];

    internal IReadOnlyList<SignedList<DefectList>> DefectLists { get; init; } = [];

    /// <summary>Document signers that are looked among when a SOD came without its signer's certificate. They are not trusted of themselves.</summary>
    internal IReadOnlyList<Certificate> KnownSigners { get; init; } = [];

    /// <summary>Authorities that count only when an anchor's link certificate leads to them.</summary>
    internal IReadOnlyList<(Certificate Certificate, string Provenance)> Links { get; init; } = [];

    /// <summary>A site that has anchors and nothing else.</summary>
    public static TrustMaterial Of(AnchorStore anchors)
    {
        ArgumentNullException.ThrowIfNull(anchors);
        return new TrustMaterial(anchors);
    }

    /// <summary>
    /// Sorts files by what is in them and loads them: certificates (DER, PEM), master lists, revocation lists, deviation and defect lists
    /// and LDIF. Never throws for bad bytes: see <see cref="AnchorStore.Problems"/>.
    /// </summary>
    /// <param name="sources">The files.</param>
    /// <param name="signers">Certificates of those whose lists are believed, DER or PEM.</param>
    /// <param name="now">For the validity of list signers.</param>
    public static TrustMaterial Load(
        IEnumerable<TrustSource> sources,
        IEnumerable<AnchorSource> signers,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(signers);
        return new TrustLoading(signers, now).Load(sources);
    }
}

/// <summary>A file that a site knows something from.</summary>
/// <param name="Provenance">For people: a file name, a list and its date. Stands in reports; no personal data.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Trust">How far it is believed.</param>
public sealed record TrustSource(string Provenance, ReadOnlyMemory<byte> Bytes, SourceTrust Trust);

/// <summary>How far what stands in a file is believed.</summary>
public enum SourceTrust
{
    /// <summary>
    /// Nothing is believed that nobody signed: lists count when a trusted signer made them, authorities when an anchor's link certificate
    /// leads to them.
    /// </summary>
    WhenSigned = 0,

    /// <summary>
    /// The operator names it as anchors: certificates are anchors, and so are those of a master list whose signature is right, whoever made it.
    /// Other lists count when a trusted signer made them.
    /// </summary>
    Named = 1,
}
