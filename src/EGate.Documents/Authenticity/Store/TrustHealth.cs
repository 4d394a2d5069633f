namespace EGate.Documents;

/// <summary>Something about an anchor or a list that its owner should know.</summary>
/// <param name="Subject">Which one.</param>
/// <param name="Reason">
/// Stable word: <c>expired</c>, <c>expires-soon</c>, <c>not-yet-valid</c>, <c>self-signature-wrong</c>, <c>self-signature-not-checked</c>, <c>key-weak</c>,
/// <c>key-not-supported</c>, <c>same-key-twice</c>, <c>crl-stale</c>, <c>crl-signature-wrong</c>, <c>list-not-trusted</c>, or a word of <see cref="AnchorProblem"/>.
/// </param>
/// <param name="IsFault">True when something does not work because of it; else it will, or it is worth a look.</param>
public sealed record TrustFinding(string Subject, string Reason, bool IsFault);

/// <summary>Looks over what a site trusts, key by key; takes seconds for hundreds of anchors.</summary>
public static class TrustHealth
{
    private const int WeakRsaBits = 2048;
    private const int WeakEcBits = 224;

    /// <summary>Everything that is worth knowing, faults first.</summary>
    /// <param name="trust">What the site trusts.</param>
    /// <param name="now">The time.</param>
    /// <param name="soon">How long before its end an anchor is said to expire soon.</param>
    /// <param name="crlMaxAge">How old a revocation list may be.</param>
    public static IReadOnlyList<TrustFinding> Examine(
        TrustMaterial trust,
        DateTimeOffset now,
        TimeSpan soon,
        TimeSpan crlMaxAge
    )
    {
        ArgumentNullException.ThrowIfNull(trust);
        var findings = new List<TrustFinding>();
        findings.AddRange(
            trust.Anchors.Problems.Select(p => new TrustFinding($"{p.Provenance} ({p.Index})", p.Reason, true))
        );
        foreach (var anchor in trust.Anchors.Anchors)
        {
            findings.AddRange(Examine(anchor, now, soon));
        }

        findings.AddRange(SameKeys(trust.Anchors));
        findings.AddRange(trust.RevocationLists.SelectMany(l => Examine(l, trust, now, crlMaxAge)));
        findings.AddRange(NotTrusted(trust.DeviationLists).Concat(NotTrusted(trust.DefectLists)));
        return [.. findings.OrderByDescending(f => f.IsFault)];
    }

    private static IEnumerable<TrustFinding> Examine(Anchor anchor, DateTimeOffset now, TimeSpan soon)
    {
        var certificate = anchor.Certificate;
        if (now > certificate.NotAfter)
        {
            yield return new TrustFinding(anchor.Name, "expired", false);
        }
        else if (now + soon > certificate.NotAfter)
        {
            yield return new TrustFinding(anchor.Name, "expires-soon", false);
        }
        else if (now < certificate.NotBefore)
        {
            yield return new TrustFinding(anchor.Name, "not-yet-valid", false);
        }

        if (SignatureVerifier.KeySize(certificate.PublicKey) is not var (isRsa, bits))
        {
            yield return new TrustFinding(anchor.Name, "key-not-supported", true);
            yield break;
        }

        if (bits < (isRsa ? WeakRsaBits : WeakEcBits))
        {
            yield return new TrustFinding(anchor.Name, "key-weak", false);
        }

        if (certificate.IsSelfIssued && certificate.IsSignedBy(certificate) is var state && !state.IsGood())
        {
            yield return state == SignatureState.Wrong
                ? new TrustFinding(anchor.Name, "self-signature-wrong", true)
                : new TrustFinding(anchor.Name, "self-signature-not-checked", false);
        }
    }

    /// <summary>Certificates of one key: a link certificate and the self-signed one are meant to be so, others are worth a look.</summary>
    private static IEnumerable<TrustFinding> SameKeys(AnchorStore anchors) =>
        anchors
            .Anchors.Where(a => a.Certificate.IsSelfIssued)
            .GroupBy(a => Hashes.Fingerprint(a.Certificate.PublicKey.Span), StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => new TrustFinding(g.First().Name, "same-key-twice", false));

    private static IEnumerable<TrustFinding> Examine(
        KnownRevocationList known,
        TrustMaterial trust,
        DateTimeOffset now,
        TimeSpan maxAge
    )
    {
        var list = known.List;
        if (list.NextUpdate < now || now - list.ThisUpdate > maxAge)
        {
            yield return new TrustFinding(known.Provenance, "crl-stale", true);
        }

        var signers = trust.Anchors.Anchors.Where(a =>
            a.Certificate.Subject.Normal == list.Issuer.Normal
            || a.Certificate.Extensions.SubjectKey.Span.SequenceEqual(list.AuthorityKey.Span)
        );
        if (!signers.Any(a => list.IsSignedBy(a.Certificate).IsGood()))
        {
            yield return new TrustFinding(known.Provenance, "crl-signature-wrong", true);
        }
    }

    private static IEnumerable<TrustFinding> NotTrusted<T>(IReadOnlyList<SignedList<T>> lists)
        where T : class =>
        lists
            .Where(l => l.Signature.Outcome != Core.Outcome.Passed)
            .Select(l => new TrustFinding(l.Provenance, "list-not-trusted", true));
}
