using EGate.Core;

namespace EGate.Documents;

/// <summary>A revocation list of the site and where it comes from.</summary>
/// <param name="List">The list.</param>
/// <param name="Provenance">For people.</param>
internal sealed record KnownRevocationList(RevocationList List, string Provenance);

/// <summary>The check <c>ds-revocation</c> (Doc 9303-12, 7.1.4).</summary>
internal static class RevocationCheck
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    /// <summary>
    /// Null when the site has no list of the authority and does not demand one. A revoked certificate stays revoked on a list that is
    /// past its time; that a certificate is not on such a list says nothing.
    /// </summary>
    public static CheckResult? Of(
        Certificate signer,
        Anchor authority,
        TrustMaterial trust,
        DocumentPolicy policy,
        DateTimeOffset now
    )
    {
        var names = trust.Anchors.NamesOf(authority.Certificate);
        var key = authority.Certificate.Extensions.SubjectKey.Span;
        var lists = new List<RevocationList>();
        foreach (var known in trust.RevocationLists)
        {
            if (
                names.Contains(known.List.Issuer.Normal)
                || (!known.List.AuthorityKey.IsEmpty && known.List.AuthorityKey.Span.SequenceEqual(key))
            )
            {
                lists.Add(known.List);
            }
        }

        return lists.Count == 0
            ? policy.Revocation == Demand.Required
                ? CmsPart.NotPossible("crl-missing").As(CheckNames.DsRevocation)
                : null
            : Judge(signer, authority, lists, trust, policy, now).As(CheckNames.DsRevocation);
    }

    private static CmsPart Judge(
        Certificate signer,
        Anchor authority,
        List<RevocationList> lists,
        TrustMaterial trust,
        DocumentPolicy policy,
        DateTimeOffset now
    )
    {
        var signed = lists.Where(l => IsSigned(l, authority, trust)).OrderByDescending(l => l.ThisUpdate).ToList();
        if (signed.Count == 0)
        {
            return CmsPart.NotPossible("crl-signature-wrong");
        }

        var newest = signed[0];
        if (newest.HasUnknownCritical)
        {
            return CmsPart.NotPossible("crl-not-usable");
        }

        // Serial numbers count under the issuer's name; after a name change the list carries the new name for the old certificates.
        if (Revokes(newest, signer))
        {
            return CmsPart.Failed("revoked");
        }

        if (Revokes(newest, authority.Certificate))
        {
            return CmsPart.Failed("authority-revoked");
        }

        return newest.ThisUpdate > now + ClockTolerance ? CmsPart.NotPossible("crl-not-yet-valid")
            : newest.NextUpdate < now || now - newest.ThisUpdate > policy.CrlMaxAge ? CmsPart.NotPossible("crl-stale")
            : CmsPart.Ok;
    }

    private static bool Revokes(RevocationList list, Certificate certificate) =>
        list.Revokes(list.Issuer, certificate.Serial) || list.Revokes(certificate.Issuer, certificate.Serial);

    /// <summary>Signed by the authority itself, or by one of the same state and of a name that links lead to: the newest key signs for all.</summary>
    private static bool IsSigned(RevocationList list, Anchor authority, TrustMaterial trust)
    {
        if (list.IsSignedBy(authority.Certificate).IsGood())
        {
            return true;
        }

        return trust
            .Anchors.Anchors.Where(a =>
                a.Country == authority.Country && a.Certificate.Subject.Normal == list.Issuer.Normal
            )
            .Any(a => list.IsSignedBy(a.Certificate).IsGood());
    }
}
