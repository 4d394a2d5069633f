using System.Security.Cryptography;
using System.Text;

namespace EGate.Documents;

/// <summary>
/// The site's CSCA certificates. Immutable and safe for any number of readers; a new list is a new store. Certificates past their
/// validity are kept: documents they vouch for are still in use, and <c>ds-validity</c> says so. Master lists and revocation lists are not read yet.
/// </summary>
public sealed class AnchorStore
{
    private const int MaxSourceLength = 16 * 1024 * 1024;
    private readonly ILookup<string, Anchor> _bySubject;
    private readonly ILookup<string, Anchor> _byKey;

    private AnchorStore(IReadOnlyList<Anchor> anchors, IReadOnlyList<AnchorProblem> problems)
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
        var anchors = new List<Anchor>();
        var problems = new List<AnchorProblem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var index = 0;
            foreach (var encoded in Split(source))
            {
                index++;
                var problem = TryOpen(encoded, out var certificate);
                if (problem is not null)
                {
                    problems.Add(new AnchorProblem(source.Provenance, index, problem));
                }
                else if (seen.Add(Convert.ToHexString(SHA256.HashData(encoded.Span))))
                {
                    anchors.Add(new Anchor(certificate!, source.Provenance));
                }
            }
        }

        return new AnchorStore(anchors, problems);
    }

    /// <summary>
    /// Anchors that may have issued a certificate: by key identifier first, then by name, because authorities change their name and keep
    /// their key as well as the other way round (Doc 9303-12, 4.2). The signature decides, not this search.
    /// </summary>
    internal IEnumerable<Anchor> IssuersOf(Certificate certificate) =>
        _byKey[Convert.ToHexString(certificate.Extensions.AuthorityKey.Span)]
            .Concat(_bySubject[certificate.Issuer.Normal])
            .Distinct();

    private static string? TryOpen(ReadOnlyMemory<byte> encoded, out Certificate? certificate)
    {
        certificate = null;
        if (encoded.IsEmpty)
        {
            return "no-certificate";
        }

        if (encoded.Length > MaxSourceLength)
        {
            return "source-too-large";
        }

        try
        {
            certificate = Certificate.Parse(encoded);
        }
        catch (DocumentFormatException e)
        {
            return e.Reason;
        }

        if (!certificate.Extensions.MaySignCertificates)
        {
            return "not-an-authority";
        }

        // A link certificate is signed by the authority's former key and named by the same name: only a claim to its own key is judged.
        var claimsOwnKey = certificate.Extensions.AuthorityKey.Span.SequenceEqual(
            certificate.Extensions.SubjectKey.Span
        );
        var selfIssued = certificate.Issuer.Normal == certificate.Subject.Normal && claimsOwnKey;
        return selfIssued && certificate.IsSignedBy(certificate) == SignatureState.Wrong
            ? "self-signature-wrong"
            : null;
    }

    private static List<ReadOnlyMemory<byte>> Split(AnchorSource source)
    {
        var bytes = source.Bytes;
        var isDer = bytes.Length > 1 && bytes.Span[0] == 0x30 && bytes.Span[1] >= 0x80;
        if (bytes.Length > MaxSourceLength || bytes.IsEmpty || isDer)
        {
            return [bytes];
        }

        var found = new List<ReadOnlyMemory<byte>>();
        var text = Encoding.Latin1.GetString(bytes.Span).AsSpan();
        while (PemEncoding.TryFind(text, out var fields))
        {
            if (text[fields.Label] is "CERTIFICATE")
            {
                found.Add(Convert.FromBase64String(text[fields.Base64Data].ToString()));
            }

            text = text[fields.Location.End..];
        }

        return found.Count > 0 ? found : [ReadOnlyMemory<byte>.Empty];
    }
}
