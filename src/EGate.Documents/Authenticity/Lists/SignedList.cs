namespace EGate.Documents;

/// <summary>A signed list of a state and whether its signature is trusted.</summary>
/// <param name="Content">What the list says; null when it could not be read.</param>
/// <param name="Signature">Passed only when a signer that the site trusts made it.</param>
/// <param name="Provenance">For people.</param>
/// <param name="Country">Country of its signer in upper case; null when there is none.</param>
internal sealed record SignedList<T>(T? Content, CmsPart Signature, string Provenance, string? Country)
    where T : class;

/// <summary>Whom the site trusts to sign lists.</summary>
/// <param name="Signers">Certificates of list signers, or of authorities that issue them, which the operator named.</param>
/// <param name="Anchors">The site's CSCA certificates: they vouch for list signers of their state that they marked as such.</param>
internal sealed record ListTrust(IReadOnlyList<Certificate> Signers, AnchorStore Anchors)
{
    /// <summary>Verifies the signature of a list, and that its signer may sign such lists.</summary>
    /// <param name="cms">The list.</param>
    /// <param name="purpose">The extended key usage that a CSCA gives to such signers; null when none is laid down.</param>
    /// <param name="now">For validity when the list has no signing time.</param>
    public (CmsPart Signature, Certificate? Signer) Verify(CmsSignedData cms, string? purpose, DateTimeOffset now)
    {
        var verification = CmsVerification.Of(cms, Signers);
        var signer = verification.Certificate;
        if (verification.Whole.Outcome != Core.Outcome.Passed || signer is null)
        {
            return (verification.Whole, signer);
        }

        if (!IsTrusted(signer, purpose))
        {
            return (CmsPart.NotPossible("list-signer-not-trusted"), signer);
        }

        return signer.IsValidAt(verification.Info.SigningTime ?? now)
            ? (CmsPart.Ok, signer)
            : (CmsPart.Failed("list-signer-not-valid"), signer);
    }

    private bool IsTrusted(Certificate signer, string? purpose)
    {
        if (
            Signers.Any(s =>
                s.Encoded.Span.SequenceEqual(signer.Encoded.Span)
                || (
                    s.Extensions.MaySignCertificates
                    && s.Subject.Normal == signer.Issuer.Normal
                    && signer.IsSignedBy(s).IsGood()
                )
            )
        )
        {
            return true;
        }

        // Some states sign their list with the CSCA itself.
        if (Anchors.Anchors.Any(a => a.Encoded.Span.SequenceEqual(signer.Encoded.Span)))
        {
            return true;
        }

        return purpose is not null
            && !signer.Extensions.HasUnknownCritical
            && signer.Extensions.Purposes.Contains(purpose, StringComparer.Ordinal)
            && Anchors
                .IssuersOf(signer)
                .Any(a => a.Country == (signer.Subject.Country ?? "") && signer.IsSignedBy(a.Certificate).IsGood());
    }
}
