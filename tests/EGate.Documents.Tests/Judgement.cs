using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>Everything that can be judged of a passport's files by a site that has all that states publish, and demands it.</summary>
internal static class Judgement
{
    public static IReadOnlyList<CheckResult> Of(
        IssuedPassport passport,
        IssuingAuthority authority,
        DateTimeOffset? at = null
    )
    {
        var sod = PassiveAuthentication.Open(passport.Files[LdsFile.Sod]);
        var groups = new Dictionary<int, ReadOnlyMemory<byte>>
        {
            [1] = passport.Files[LdsFile.Dg1],
            [2] = passport.Files[LdsFile.Dg2],
        };
        var report = sod.VerifySigner(
            Material(authority.SiteFor(passport), at ?? Specimens.Now),
            new DocumentPolicy { Revocation = Demand.Required },
            DocumentFacts.OfZone(string.Concat(passport.Lines)),
            at ?? Specimens.Now
        );
        var zone = DocumentFacts.ZoneOf(passport.Files[LdsFile.Dg1]) == string.Concat(passport.Lines);
        return
        [
            .. report.Checks,
            sod.VerifyHashes(groups),
            sod.VerifyCom(passport.Files[LdsFile.Com]),
            zone
                ? CheckResult.Passed(CheckGroup.Document, CheckNames.Dg1Mrz)
                : CheckResult.Failed(CheckGroup.Document, CheckNames.Dg1Mrz, "dg1-differs"),
        ];
    }

    public static TrustMaterial Material(SiteFiles site, DateTimeOffset? at = null) =>
        TrustMaterial.Load(
            [
                .. site.Anchors.Select(a => new TrustSource("anchor", a, SourceTrust.Named)),
                .. site
                    .RevocationLists.Concat(site.DeviationLists)
                    .Concat(site.DefectLists)
                    .Select(l => new TrustSource("list", l, SourceTrust.WhenSigned)),
            ],
            site.ListSigners.Select(s => new AnchorSource("signer", s)),
            at ?? Specimens.Now
        );

    /// <summary>Each check that did not pass or passed with a warning, as <c>name outcome reason</c>.</summary>
    public static IEnumerable<string> Remarkable(IEnumerable<CheckResult> checks) =>
        checks
            .Where(c => c.Outcome != Outcome.Passed || c.Reason != "ok")
            .Select(c => $"{c.Name} {c.Outcome} {c.Reason}");
}
