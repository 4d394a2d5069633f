using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// The check <c>defect-list</c>. A withdrawn signer, a key that others have, or an invalid SOD fails it; a defect of files or power says
/// how to read such documents and is told as a warning; one that is not known here needs an officer.
/// </summary>
internal static class DefectCheck
{
    /// <summary>Defects by their identifiers below id-DefectList: the word, and whether they fail the document.</summary>
    private static readonly Dictionary<string, (string Reason, Outcome Outcome)> Known = new(StringComparer.Ordinal)
    {
        [DefectList.ContentType + ".1.1"] = ("cert-revoked", Outcome.Failed),
        [DefectList.ContentType + ".1.2"] = ("cert-replaced", Outcome.Passed),
        [DefectList.ContentType + ".1.3"] = ("chip-authentication-key-revoked", Outcome.Failed),
        [DefectList.ContentType + ".1.4"] = ("active-authentication-key-revoked", Outcome.Failed),
        [DefectList.ContentType + ".2.1"] = ("dg-malformed", Outcome.Passed),
        [DefectList.ContentType + ".2.2"] = ("sod-invalid", Outcome.Failed),
        [DefectList.ContentType + ".3.1"] = ("eid-dg-malformed", Outcome.Passed),
        [DefectList.ContentType + ".3.2"] = ("eid-integrity", Outcome.Passed),
        [DefectList.ContentType + ".4.1"] = ("card-security-malformed", Outcome.Passed),
        [DefectList.ContentType + ".4.2"] = ("chip-security-malformed", Outcome.Passed),
        [DefectList.ContentType + ".4.3"] = ("power-down-required", Outcome.Passed),
    };

    /// <summary>Null when the site has no defect list.</summary>
    public static CheckResult? Of(Certificate signer, IReadOnlyList<SignedList<DefectList>> lists)
    {
        if (lists.Count == 0)
        {
            return null;
        }

        var worst = ListParts.SignaturesOf(lists);
        foreach (var list in lists.Where(l => l.Signature.Outcome == Outcome.Passed))
        {
            foreach (var type in list.Content!.Defects.Where(d => d.Signer.Fits(signer)).SelectMany(d => d.Types))
            {
                worst = ListParts.Worse(worst, PartOf(type));
            }
        }

        return worst.As(CheckNames.DefectList);
    }

    private static CmsPart PartOf(string type) =>
        Known.TryGetValue(type, out var known)
            ? new CmsPart(known.Outcome, "defect-" + known.Reason)
            : CmsPart.NotPossible("defect-unknown");
}

/// <summary>What the checks of signed lists have in common.</summary>
internal static class ListParts
{
    /// <summary>Passed when every list is signed by a trusted signer and can be read.</summary>
    public static CmsPart SignaturesOf<T>(IReadOnlyList<SignedList<T>> lists)
        where T : class => lists.Aggregate(CmsPart.Ok, (worst, list) => Worse(worst, list.Signature));

    /// <summary>The worse of two; of two that passed the one with a warning.</summary>
    public static CmsPart Worse(CmsPart one, CmsPart other) =>
        other.Outcome > one.Outcome || (other.Outcome == one.Outcome && one.Reason == "ok") ? other : one;
}
