using System.Text;

namespace EGate.Documents;

/// <summary>Gathers anchors from files and verified lists, each certificate once, and everything that could not be used.</summary>
internal sealed class AnchorCollection
{
    private const int MaxSourceLength = 64 * 1024 * 1024;
    private readonly List<Anchor> _anchors = [];
    private readonly List<AnchorProblem> _problems = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public AnchorStore ToStore() => new([.. _anchors], [.. _problems]);

    public void Report(string provenance, int index, string reason) =>
        _problems.Add(new AnchorProblem(provenance, index, reason));

    /// <summary>Adds certificates that the operator trusts: one DER certificate, or PEM text.</summary>
    public void AddTrusted(AnchorSource source)
    {
        var index = 0;
        foreach (var encoded in Split(source))
        {
            Add(encoded, source.Provenance, ++index, verifySelf: true);
        }
    }

    /// <summary>Adds one certificate; one that cannot be an anchor is reported.</summary>
    /// <param name="encoded">DER.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <param name="index">Which one of the source, from 1.</param>
    /// <param name="verifySelf">False for the certificates of a signed list: its signer vouches for them, and their keys stay unopened.</param>
    public void Add(ReadOnlyMemory<byte> encoded, string provenance, int index, bool verifySelf)
    {
        var problem = TryOpen(encoded, verifySelf, out var certificate);
        if (problem is not null)
        {
            Report(provenance, index, problem);
        }
        else if (_seen.Add(Hashes.Fingerprint(certificate!.Encoded.Span)))
        {
            _anchors.Add(new Anchor(certificate, provenance));
        }
    }

    private static string? TryOpen(ReadOnlyMemory<byte> encoded, bool verifySelf, out Certificate? certificate)
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

        return !certificate.Extensions.MaySignCertificates ? "not-an-authority"
            : verifySelf && certificate.IsSelfIssued && certificate.IsSignedBy(certificate) == SignatureState.Wrong
                ? "self-signature-wrong"
            : null;
    }

    private static List<ReadOnlyMemory<byte>> Split(AnchorSource source)
    {
        var bytes = source.Bytes;
        if (bytes.Length > MaxSourceLength || bytes.IsEmpty || Pem.IsDer(bytes))
        {
            return [bytes];
        }

        var found = Pem.Find(Encoding.Latin1.GetString(bytes.Span), "CERTIFICATE");
        return found.Count > 0 ? found : [ReadOnlyMemory<byte>.Empty];
    }
}
