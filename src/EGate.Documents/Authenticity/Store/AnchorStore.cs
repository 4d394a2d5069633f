namespace EGate.Documents;

/// <summary>
/// The site's CSCA certificates. Immutable and safe for any number of readers; a new list is a new store. Certificates past their
/// validity are kept: documents they vouch for are still in use, and <c>ds-validity</c> says so.
/// </summary>
public sealed class AnchorStore
{
    /// <summary>How many times an authority may have rolled its key between a trusted certificate and one that is reached by links.</summary>
    private const int MaxLinks = 8;

    private readonly ILookup<string, Anchor> _bySubject;
    private readonly ILookup<string, Anchor> _byKey;

    internal AnchorStore(IReadOnlyList<Anchor> anchors, IReadOnlyList<AnchorProblem> problems)
    {
        Anchors = anchors;
        Problems = problems;
        _bySubject = anchors.ToLookup(a => a.Certificate.Subject.Normal, StringComparer.Ordinal);
        _byKey = anchors
            .Where(a => !a.Certificate.Extensions.SubjectKey.IsEmpty)
            .ToLookup(a => Convert.ToHexString(a.Certificate.Extensions.SubjectKey.Span), StringComparer.Ordinal);
    }

    /// <summary>A store without anchors: no document's chain can be verified with it.</summary>
    public static AnchorStore Empty { get; } = new([], []);

    /// <summary>All usable anchors in the order of their sources; the same certificate twice is kept once.</summary>
    public IReadOnlyList<Anchor> Anchors { get; }

    /// <summary>Everything that could not be used.</summary>
    public IReadOnlyList<AnchorProblem> Problems { get; }

    /// <summary>Loads all sources. Never throws for bad bytes: see <see cref="Problems"/>.</summary>
    public static AnchorStore Load(IEnumerable<AnchorSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var collection = new AnchorCollection();
        foreach (var source in sources)
        {
            collection.AddTrusted(source);
        }

        return collection.ToStore();
    }

    /// <summary>
    /// Anchors that may have issued a certificate: by key identifier first, then by name, because authorities change their name and keep
    /// their key as well as the other way round (Doc 9303-12, 4.2). The signature decides, not this search.
    /// </summary>
    internal IEnumerable<Anchor> IssuersOf(Certificate certificate) =>
        (
            certificate.Extensions.AuthorityKey.IsEmpty
                ? []
                : _byKey[Convert.ToHexString(certificate.Extensions.AuthorityKey.Span)]
        )
            .Concat(_bySubject[certificate.Issuer.Normal])
            .Distinct();

    /// <summary>
    /// This store and those of the certificates that its anchors vouch for: an authority that rolls its key signs the new one with the
    /// former (Doc 9303-12, 7.1: link certificates). Certificates that no anchor vouches for are left out without a word.
    /// </summary>
    internal AnchorStore WithLinked(IEnumerable<(Certificate Certificate, string Provenance)> candidates)
    {
        var open = candidates.Where(c => c.Certificate.Extensions.MaySignCertificates).ToList();
        var store = this;
        for (var link = 0; link < MaxLinks && open.Count > 0; link++)
        {
            var known = store;
            var found = open.Select(c => (c.Certificate, Anchor: Linked(known, c.Certificate, c.Provenance)))
                .Where(f => f.Anchor is not null)
                .ToList();
            if (found.Count == 0)
            {
                break;
            }

            store = new AnchorStore([.. store.Anchors, .. found.Select(f => f.Anchor!)], Problems);
            open.RemoveAll(c => found.Any(f => ReferenceEquals(f.Certificate, c.Certificate)));
        }

        return store;
    }

    /// <summary>
    /// Every name that the authority of an anchor has had, as far as link certificates among the anchors tell: revocation lists carry the
    /// newest one (Doc 9303-12, 7.1.4).
    /// </summary>
    internal IReadOnlySet<string> NamesOf(Certificate authority)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { authority.Subject.Normal, authority.Issuer.Normal };
        var links = Anchors
            .Select(a => a.Certificate)
            .Where(c => c.Issuer.Normal != c.Subject.Normal && c.Subject.Country == authority.Subject.Country)
            .ToList();
        for (var link = 0; link < MaxLinks; link++)
        {
            var before = names.Count;
            foreach (var c in links.Where(c => names.Contains(c.Issuer.Normal) || names.Contains(c.Subject.Normal)))
            {
                names.Add(c.Issuer.Normal);
                names.Add(c.Subject.Normal);
            }

            if (names.Count == before)
            {
                break;
            }
        }

        return names;
    }

    private static Anchor? Linked(AnchorStore known, Certificate candidate, string provenance)
    {
        var issuer = known
            .IssuersOf(candidate)
            .FirstOrDefault(a =>
                a.Country == (candidate.Subject.Country ?? "") && candidate.IsSignedBy(a.Certificate).IsGood()
            );
        return issuer is null ? null : new Anchor(candidate, $"{provenance}, linked by {issuer.Provenance}", issuer);
    }
}
