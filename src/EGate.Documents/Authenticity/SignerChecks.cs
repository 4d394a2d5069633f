using EGate.Core;

namespace EGate.Documents;

/// <summary>
/// What a document signer may do and when: the checks <c>ds-key-usage</c>, <c>ds-validity-at-signing</c>, <c>ds-validity</c> and
/// <c>issuer-country</c>.
/// </summary>
internal static class SignerChecks
{
    /// <summary>Clocks of signers and lanes differ, and some write local time as if it were UTC.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    /// <summary>Key usage, extended key usage, basic constraints and unknown critical extensions (Doc 9303-12, 7.1.1).</summary>
    public static CheckResult KeyUsage(Certificate signer)
    {
        var extensions = signer.Extensions;
        return (
            extensions.DocumentSigningProblem is { } problem ? CmsPart.Failed(problem)
            : extensions.KeyUsage is null ? CmsPart.Warning("key-usage-missing")
            : CmsPart.Ok
        ).As(CheckNames.DsKeyUsage);
    }

    /// <summary>
    /// Whether the key was in use when the document was signed: within the certificate and within the private key usage period, which is
    /// much shorter (Doc 9303-12, 7.1.1). Without a signing time it is judged whether the key can have been in use by now, and the check
    /// says that the time itself is missing.
    /// </summary>
    /// <param name="signer">The certificate.</param>
    /// <param name="signingTime">As the signer signed it; null when it did not.</param>
    /// <param name="now">The time at the lane.</param>
    public static CheckResult ValidityAtSigning(Certificate signer, DateTimeOffset? signingTime, DateTimeOffset now)
    {
        var start = signer.Extensions.KeyNotBefore;
        var end = signer.Extensions.KeyNotAfter;
        if (signingTime is not { } signed)
        {
            return (
                now + ClockTolerance < (start ?? signer.NotBefore)
                    ? CmsPart.Failed("signer-not-yet-valid")
                    : CmsPart.Warning("signing-time-missing")
            ).As(CheckNames.DsValidityAtSigning);
        }

        return (
            signed > now + ClockTolerance ? CmsPart.Failed("signed-in-future")
            : signed + ClockTolerance < signer.NotBefore ? CmsPart.Failed("signed-before-validity")
            : signed - ClockTolerance > signer.NotAfter ? CmsPart.Failed("signed-after-validity")
            : start is not null && signed + ClockTolerance < start ? CmsPart.Failed("signed-before-key-period")
            : end is not null && signed - ClockTolerance > end ? CmsPart.Failed("signed-after-key-period")
            : CmsPart.Ok
        ).As(CheckNames.DsValidityAtSigning);
    }

    /// <summary>The signer and its authority are within their validity at the lane.</summary>
    public static CheckResult Validity(Certificate signer, SignerChain chain, DateTimeOffset now)
    {
        var authority = chain.Authority?.Certificate;
        var problem =
            now < signer.NotBefore ? "signer-not-yet-valid"
            : now > signer.NotAfter ? "signer-expired"
            : authority is not null && now < authority.NotBefore ? "authority-not-yet-valid"
            : authority is not null && now > authority.NotAfter ? "authority-expired"
            : null;
        return (
            problem is not null ? CmsPart.Failed(problem)
            : authority is null ? CmsPart.NotDone(chain.Check.Reason)
            : CmsPart.Ok
        ).As(CheckNames.DsValidity);
    }

    /// <summary>The issuing state of the document is that of the signer and of the authority.</summary>
    /// <param name="signer">The certificate.</param>
    /// <param name="chain">Who vouches for it.</param>
    /// <param name="issuer">From the zone or DG1, without fillers; null when neither is there.</param>
    public static CheckResult Country(Certificate signer, SignerChain chain, string? issuer) =>
        CountryPart(signer, chain, issuer).As(CheckNames.IssuerCountry);

    private static CmsPart CountryPart(Certificate signer, SignerChain chain, string? issuer)
    {
        var authority = chain.Authority?.Certificate;
        if (authority is not null && authority.Subject.Country != signer.Subject.Country && issuer is null)
        {
            return CmsPart.Failed("authority-country-differs");
        }

        if (issuer is null)
        {
            return CmsPart.NotDone("issuer-unknown");
        }

        if (!IssuingCountry.IsKnown(issuer))
        {
            return CmsPart.NotPossible("issuer-code-unknown");
        }

        if (!IssuingCountry.Matches(issuer, signer.Subject.Country))
        {
            return CmsPart.Failed("signer-country-differs");
        }

        return authority is null ? CmsPart.NotDone(chain.Check.Reason)
            : IssuingCountry.Matches(issuer, authority.Subject.Country) ? CmsPart.Ok
            : CmsPart.Failed("authority-country-differs");
    }
}
