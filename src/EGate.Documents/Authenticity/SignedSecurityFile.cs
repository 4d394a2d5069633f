using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// EF.CardSecurity: security infos that a document signer signed, as EF.SOD's hashes are (Doc 9303-11, 9.2.11). The key in it proves a chip
/// in PACE with chip authentication mapping only when this signature holds.
/// </summary>
public sealed class SignedSecurityFile
{
    /// <summary>id-SecurityObject.</summary>
    public const string ContentType = "0.4.0.127.0.7.3.2.1";

    private readonly CmsSignedData _cms;

    private SignedSecurityFile(CmsSignedData cms) => _cms = cms;

    /// <summary>The encoded SecurityInfos. They prove nothing until <see cref="Verify"/> has passed.</summary>
    public ReadOnlyMemory<byte> SecurityInfos => _cms.Content;

    /// <summary>Opens the file.</summary>
    /// <exception cref="DocumentFormatException"><c>card-security-malformed</c>.</exception>
    public static SignedSecurityFile Parse(ReadOnlyMemory<byte> file)
    {
        try
        {
            var cms = CmsSignedData.Parse(file);
            return cms.ContentType == ContentType
                ? new SignedSecurityFile(cms)
                : throw new DocumentFormatException("card-security-malformed");
        }
        catch (DocumentFormatException e) when (e.Reason != "card-security-malformed")
        {
            throw new DocumentFormatException("card-security-malformed", e);
        }
    }

    /// <summary>
    /// One check over the whole way: signature, key usage, validities, chain, country, and revocation where the site knows a list. Fails, or
    /// is not possible, with the reason of the worst of them.
    /// </summary>
    /// <param name="name">Under which name the check stands in the evidence, e.g. <see cref="CheckNames.PaceCam"/>.</param>
    /// <param name="trust">What the site knows.</param>
    /// <param name="policy">What the site demands.</param>
    /// <param name="document">What is known of the document.</param>
    /// <param name="now">For validity and the age of lists.</param>
    public CheckResult Verify(
        string name,
        TrustMaterial trust,
        DocumentPolicy policy,
        DocumentFacts document,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(trust);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(document);
        var verification = CmsVerification.Of(_cms, trust.KnownSigners);
        if (verification.Whole.Outcome != Outcome.Passed || verification.Certificate is not { } signer)
        {
            return verification.Whole.As(name);
        }

        var offered = trust.Links.Concat(
            _cms.Certificates.Where(c => !ReferenceEquals(c, signer)).Select(c => (c, "EF.CardSecurity"))
        );
        var chain = SignerChain.Of(signer, trust.Anchors, [.. offered]);
        CheckResult?[] checks =
        [
            SignerChecks.KeyUsage(signer),
            SignerChecks.ValidityAtSigning(signer, verification.Info.SigningTime, now),
            SignerChecks.Validity(signer, chain, now),
            chain.Check,
            SignerChecks.Country(signer, chain, document.Issuer),
            chain.Authority is null ? null : RevocationCheck.Of(signer, chain.Authority, trust, policy, now),
        ];
        var worst = checks.OfType<CheckResult>().MaxBy(c => c.Outcome)!;
        return new CmsPart(worst.Outcome, worst.Outcome == Outcome.Passed ? "ok" : worst.Reason).As(name);
    }
}
