using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// The checks <c>ds-chain</c>, <c>ds-validity</c> and <c>issuer-country</c>: whether an authority that the site trusts vouches for the
/// document signer. The chain is one step, as Doc 9303-12 lays down: CSCA, then document signer. Revocation lists are not looked at yet.
/// </summary>
internal static class SignerChain
{
    /// <summary>The three checks, in this order.</summary>
    /// <param name="signer">The document signer's certificate.</param>
    /// <param name="anchors">The site's authorities.</param>
    /// <param name="issuer">Issuing state from the machine-readable zone.</param>
    /// <param name="now">For validity.</param>
    public static IReadOnlyList<CheckResult> Check(
        Certificate signer,
        AnchorStore anchors,
        string issuer,
        DateTimeOffset now
    )
    {
        var (chain, authority) = Chain(signer, anchors);
        return [chain, Validity(signer, authority, chain, now), Country(signer, authority, chain, issuer)];
    }

    private static (CheckResult Check, Certificate? Authority) Chain(Certificate signer, AnchorStore anchors)
    {
        if (!signer.Extensions.MaySignDocuments)
        {
            return (CheckResult.Failed(CheckGroup.Document, CheckNames.DsChain, "signer-purpose"), null);
        }

        var found = SignatureState.NotSupported;
        var any = false;
        foreach (var anchor in anchors.IssuersOf(signer))
        {
            var state = signer.IsSignedBy(anchor.Certificate);
            if (state == SignatureState.Good)
            {
                return (CheckResult.Passed(CheckGroup.Document, CheckNames.DsChain), anchor.Certificate);
            }

            any = true;
            found = state == SignatureState.Wrong ? state : found;
        }

        var check = any switch
        {
            false => NotPossible("unknown-issuer"),
            _ when found == SignatureState.Wrong => CheckResult.Failed(
                CheckGroup.Document,
                CheckNames.DsChain,
                "signature-wrong"
            ),
            _ => NotPossible("signature-algorithm-not-supported"),
        };
        return (check, null);
    }

    private static CheckResult Validity(
        Certificate signer,
        Certificate? authority,
        CheckResult chain,
        DateTimeOffset now
    )
    {
        var problem =
            now < signer.NotBefore ? "signer-not-yet-valid"
            : now > signer.NotAfter ? "signer-expired"
            : authority is not null && now < authority.NotBefore ? "authority-not-yet-valid"
            : authority is not null && now > authority.NotAfter ? "authority-expired"
            : null;
        if (problem is not null)
        {
            return CheckResult.Failed(CheckGroup.Document, CheckNames.DsValidity, problem);
        }

        return authority is null
            ? CheckResult.NotDone(CheckGroup.Document, CheckNames.DsValidity, chain.Reason)
            : CheckResult.Passed(CheckGroup.Document, CheckNames.DsValidity);
    }

    private static CheckResult Country(Certificate signer, Certificate? authority, CheckResult chain, string issuer)
    {
        if (!IssuingCountry.IsKnown(issuer))
        {
            return CheckResult.NotPossible(CheckGroup.Document, CheckNames.IssuerCountry, "issuer-code-unknown");
        }

        if (!IssuingCountry.Matches(issuer, signer.Subject.Country))
        {
            return CheckResult.Failed(CheckGroup.Document, CheckNames.IssuerCountry, "signer-country-differs");
        }

        if (authority is null)
        {
            return CheckResult.NotDone(CheckGroup.Document, CheckNames.IssuerCountry, chain.Reason);
        }

        return IssuingCountry.Matches(issuer, authority.Subject.Country)
            ? CheckResult.Passed(CheckGroup.Document, CheckNames.IssuerCountry)
            : CheckResult.Failed(CheckGroup.Document, CheckNames.IssuerCountry, "authority-country-differs");
    }

    private static CheckResult NotPossible(string reason) =>
        CheckResult.NotPossible(CheckGroup.Document, CheckNames.DsChain, reason);
}
