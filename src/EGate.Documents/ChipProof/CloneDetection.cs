using EGate.Core;

namespace EGate.Documents;

/// <summary>What is known of a chip when it is judged whether it is a copy.</summary>
/// <param name="IsSodTrusted">The SOD's signature and its signer's chain to an anchor both passed.</param>
/// <param name="IsDg14Signed">EF.SOD lists a hash of DG14: chip authentication may be promised.</param>
/// <param name="IsDg15Signed">EF.SOD lists a hash of DG15: active authentication is promised.</param>
/// <param name="IsDg14Intact">DG14 was read and its hash is the signed one.</param>
/// <param name="IsDg15Intact">DG15 was read and its hash is the signed one.</param>
/// <param name="IsChipAuthenticationOffered">DG14 holds a key of chip authentication, or could not be read to see.</param>
/// <param name="ActiveAuthentication">Its check; null when it was not tried.</param>
/// <param name="ChipAuthentication">Its check; null when it was not tried.</param>
/// <param name="PaceCam">
/// The check of PACE with chip authentication mapping; null when PACE was another one. Passed already means that the key was found in an
/// EF.CardSecurity which a trusted signer signed: that is the duty of whoever gives it.
/// </param>
public sealed record CloneEvidence(
    bool IsSodTrusted,
    bool IsDg14Signed,
    bool IsDg15Signed,
    bool IsDg14Intact,
    bool IsDg15Intact,
    bool IsChipAuthenticationOffered,
    CheckResult? ActiveAuthentication,
    CheckResult? ChipAuthentication,
    CheckResult? PaceCam
);

/// <summary>
/// The verdict <see cref="CheckNames.CloneDetection"/>: whether the chip is the one that the issuer made. A proof with a key counts only
/// when a trusted EF.SOD signs that key; a copy brings its own key, and its proof is worth nothing.
/// </summary>
public static class CloneDetection
{
    /// <summary>Judges. Pure; never Passed outside a trusted SOD.</summary>
    /// <returns>
    /// Null when the document offers no method and <paramref name="demand"/> is <see cref="Demand.WhenOffered"/>. Passed. Failed:
    /// <c>dg14-not-intact</c>, <c>dg15-not-intact</c> (a signed key was not there to be used), <c>active-authentication</c>,
    /// <c>chip-authentication</c>, <c>pace-cam</c> (a promised method did not pass). NotPossible: <c>not-offered</c>, <c>sod-not-trusted</c>.
    /// </returns>
    public static CheckResult? Judge(CloneEvidence evidence, Demand demand)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        if (FirstBroken(evidence) is { } broken)
        {
            return CheckResult.Failed(CheckGroup.Document, CheckNames.CloneDetection, broken);
        }

        if (!Offers(evidence))
        {
            return demand == Demand.Required
                ? CheckResult.NotPossible(CheckGroup.Document, CheckNames.CloneDetection, "not-offered")
                : null;
        }

        return evidence.IsSodTrusted
            ? CheckResult.Passed(CheckGroup.Document, CheckNames.CloneDetection)
            : CheckResult.NotPossible(CheckGroup.Document, CheckNames.CloneDetection, "sod-not-trusted");
    }

    /// <summary>Some method is promised by a signed file, or was proved within PACE.</summary>
    private static bool Offers(CloneEvidence e) =>
        e.IsDg15Signed || (e.IsDg14Signed && e.IsChipAuthenticationOffered) || e.PaceCam is not null;

    /// <summary>The first promise that was not kept; null when all were.</summary>
    private static string? FirstBroken(CloneEvidence e)
    {
        if (e.PaceCam is { Outcome: not Outcome.Passed })
        {
            return CheckNames.PaceCam;
        }

        if (e.IsDg14Signed && !e.IsDg14Intact)
        {
            return "dg14-not-intact";
        }

        if (e.IsDg14Signed && e.IsChipAuthenticationOffered && !IsChipAuthenticationKept(e))
        {
            return CheckNames.ChipAuthentication;
        }

        if (e.IsDg15Signed && !e.IsDg15Intact)
        {
            return "dg15-not-intact";
        }

        return e.IsDg15Signed && !IsPassed(e.ActiveAuthentication) ? CheckNames.ActiveAuthentication : null;
    }

    /// <summary>PACE with chip authentication mapping is chip authentication done early: after it the method may be left out, not failed.</summary>
    private static bool IsChipAuthenticationKept(CloneEvidence e) =>
        IsPassed(e.ChipAuthentication) || (e.ChipAuthentication is null && IsPassed(e.PaceCam));

    private static bool IsPassed(CheckResult? check) => check is { Outcome: Outcome.Passed };
}
