using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// The check <c>deviation-list</c>. What the state says of its own documents: a wrong encoding is told as a warning, a wrong signature or
/// hash or a compromised key fails the document, and what is not known here needs an officer.
/// </summary>
internal static class DeviationCheck
{
    private static readonly Dictionary<string, (string Reason, Outcome Outcome)> Known = new(StringComparer.Ordinal)
    {
        [DeviationList.ContentType + ".1.1"] = ("ds-signature", Outcome.Failed),
        [DeviationList.ContentType + ".1.2"] = ("ds-encoding", Outcome.Passed),
        [DeviationList.ContentType + ".1.3"] = ("csca-encoding", Outcome.Passed),
        [DeviationList.ContentType + ".1.4"] = ("aa-key-compromised", Outcome.Failed),
        [DeviationList.ContentType + ".2.1"] = ("dg-malformed", Outcome.Passed),
        [DeviationList.ContentType + ".2.2"] = ("dg-hash", Outcome.Failed),
        [DeviationList.ContentType + ".2.3"] = ("sod-signature", Outcome.Failed),
        [DeviationList.ContentType + ".2.4"] = ("com-inconsistent", Outcome.Passed),
        [DeviationList.ContentType + ".3.1"] = ("mrz-data", Outcome.Passed),
        [DeviationList.ContentType + ".3.2"] = ("mrz-check-digit", Outcome.Passed),
    };

    /// <summary>Null when the site has no deviation list of the document's state.</summary>
    /// <param name="signer">The document signer.</param>
    /// <param name="document">What is known of the document.</param>
    /// <param name="signingTime">Stands for the date of issue; null when the SOD has none.</param>
    /// <param name="lists">The site's lists.</param>
    public static CheckResult? Of(
        Certificate signer,
        DocumentFacts document,
        DateTimeOffset? signingTime,
        IReadOnlyList<SignedList<DeviationList>> lists
    )
    {
        // A state speaks of its own documents only. A list whose signer is unknown concerns whom it likes, so it counts as not verified.
        var concerned = lists.Where(l => l.Country is null || l.Country == signer.Subject.Country).ToList();
        if (concerned.Count == 0)
        {
            return null;
        }

        var worst = ListParts.SignaturesOf(concerned);
        foreach (var list in concerned.Where(l => l.Signature.Outcome == Outcome.Passed))
        {
            foreach (var deviation in list.Content!.Deviations)
            {
                worst = ListParts.Worse(worst, PartOf(deviation, signer, document, signingTime));
            }
        }

        return worst.As(CheckNames.DeviationList);
    }

    private static CmsPart PartOf(
        Deviation deviation,
        Certificate signer,
        DocumentFacts document,
        DateTimeOffset? signingTime
    )
    {
        bool?[] fits =
        [
            deviation.Signer?.Fits(signer) ?? true,
            deviation.DocumentType is null ? true
            : document.DocumentType is null ? null
            : document.DocumentType.StartsWith(deviation.DocumentType, StringComparison.Ordinal),
            deviation.Numbers is null ? true
            : document.DocumentNumber is null ? null
            : deviation.Numbers.Contains(document.DocumentNumber),
            deviation.FirstIssued is null ? true
            : signingTime is null ? null
            : signingTime >= deviation.FirstIssued && signingTime <= deviation.LastIssued,
        ];
        if (fits.Contains(false))
        {
            return CmsPart.Ok;
        }

        var worst = deviation.Types.Aggregate(CmsPart.Ok, (part, type) => ListParts.Worse(part, PartOf(type)));
        // The document may be one of them: that nobody can say is not the same as that it is none.
        return fits.Contains(null) && worst.Outcome != Outcome.Passed
            ? CmsPart.NotPossible("deviation-undecided")
            : worst;
    }

    private static CmsPart PartOf(string type) =>
        Known.TryGetValue(type, out var known)
            ? new CmsPart(known.Outcome, "deviation-" + known.Reason)
            : CmsPart.NotPossible("deviation-unknown");
}
