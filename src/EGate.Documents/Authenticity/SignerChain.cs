using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// Who vouches for a document signer: the check <c>ds-chain</c>. The chain is one step, as Doc 9303-12 lays down: CSCA, then document
/// signer; an authority that rolled its key is reached by link certificates.
/// </summary>
/// <param name="Check">The check.</param>
/// <param name="Authority">The anchor whose key signed the signer's certificate; null when none did.</param>
internal sealed record SignerChain(CheckResult Check, Anchor? Authority)
{
    /// <summary>Searches the anchors, and then what the site's or the document's link certificates lead to.</summary>
    /// <param name="signer">The document signer's certificate.</param>
    /// <param name="anchors">The site's authorities.</param>
    /// <param name="offered">Certificates that are not trusted of themselves: those of the SOD, and link certificates the site has.</param>
    public static SignerChain Of(
        Certificate signer,
        AnchorStore anchors,
        IReadOnlyList<(Certificate Certificate, string Provenance)> offered
    )
    {
        if (anchors.Anchors.Count == 0)
        {
            return new SignerChain(CmsPart.NotPossible("no-anchors").As(CheckNames.DsChain), null);
        }

        var found = Search(signer, anchors);
        if (found.Authority is null && offered.Count > 0)
        {
            var linked = anchors.WithLinked(offered);
            found = ReferenceEquals(linked, anchors) ? found : Search(signer, linked);
        }

        return found;
    }

    private static SignerChain Search(Certificate signer, AnchorStore anchors)
    {
        var worst = CmsPart.NotPossible("unknown-issuer");
        foreach (var anchor in anchors.IssuersOf(signer))
        {
            var state = signer.IsSignedBy(anchor.Certificate);
            if (state.IsGood())
            {
                return new SignerChain(CheckResult.Passed(CheckGroup.Document, CheckNames.DsChain), anchor);
            }

            worst =
                state == SignatureState.Wrong ? CmsPart.Failed("signature-wrong")
                : worst.Outcome == Outcome.Failed ? worst
                : CmsPart.NotPossible("signature-algorithm-not-supported");
        }

        return new SignerChain(worst.As(CheckNames.DsChain), null);
    }
}
