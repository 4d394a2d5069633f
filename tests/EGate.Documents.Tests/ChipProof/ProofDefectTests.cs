using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>
/// Every defect of a chip's own proof: which method tells it, and that the verdict on copies does. Everything but the proof is right in
/// these documents, so a reader that leaves the proofs out admits them.
/// </summary>
public sealed class ProofDefectTests
{
    private static readonly PassportProofs Proofs = PassportProofs.Usual;

    [Theory]
    [InlineData(PassportDefect.None, "ok", "ok", "Passed ok")]
    [InlineData(PassportDefect.CopiedWithoutActiveKey, "signature-wrong", "ok", "Failed active-authentication")]
    [InlineData(PassportDefect.CopiedWithoutChipKey, "ok", "new-keys-not-used", "Failed chip-authentication")]
    [InlineData(PassportDefect.ConstantActiveAnswer, "signature-wrong", "ok", "Failed active-authentication")]
    [InlineData(PassportDefect.Dg15NotSigned, "ok", "ok", "Passed ok")]
    [InlineData(PassportDefect.Dg14Absent, "ok", null, "Failed dg14-not-intact")]
    [InlineData(PassportDefect.Dg15Absent, null, "ok", "Failed dg15-not-intact")]
    [InlineData(PassportDefect.WeakActiveKey, "modulus-too-short", "ok", "Failed active-authentication")]
    [InlineData(PassportDefect.ChipKeyOffCurve, "ok", "agreement-public-key", "Failed chip-authentication")]
    [InlineData(PassportDefect.ChipKeysNotSwitched, "ok", "new-keys-not-used", "Failed chip-authentication")]
    public async Task Defect_is_told_by_its_method_and_the_verdict(
        PassportDefect defect,
        string? active,
        string? chip,
        string verdict
    )
    {
        using var authority = Specimens.Authority();
        var passport = ProofBench.Issue(authority, defect == PassportDefect.None ? Proofs : null, defect);

        var results = await ProofBench.RunAsync(passport);

        Assert.Equal(active, results.ActiveAuthentication?.Reason);
        Assert.Equal(chip, results.ChipAuthentication?.Reason);
        var judged = CloneDetection.Judge(Evidence(passport, results), Demand.WhenOffered)!;
        Assert.Equal(verdict, $"{judged.Outcome} {judged.Reason}");
    }

    /// <summary>Issuing again gives the same keys, so a chip can be rebuilt from seed and order.</summary>
    [Fact]
    public void Keys_come_from_the_seed()
    {
        using var first = Specimens.Authority(seed: 11);
        using var second = Specimens.Authority(seed: 11);
        using var other = Specimens.Authority(seed: 12);
        var (a, b, c) = (
            ProofBench.Issue(first, Proofs).Files,
            ProofBench.Issue(second, Proofs).Files,
            ProofBench.Issue(other, Proofs).Files
        );

        foreach (var file in new[] { ProofBench.Dg14File, ProofBench.Dg15File })
        {
            Assert.Equal(a[file], b[file]);
            Assert.NotEqual(a[file], c[file]);
        }
    }

    /// <summary>What passive authentication of a trusted signer would say of these files.</summary>
    private static CloneEvidence Evidence(IssuedPassport passport, ChipProofResults results)
    {
        var hashes = EfSod.Parse(passport.Files[LdsFile.Sod]).SecurityObject.Hashes;
        return new CloneEvidence(
            true,
            hashes.ContainsKey(14),
            hashes.ContainsKey(15),
            passport.Files.ContainsKey(ProofBench.Dg14File),
            passport.Files.ContainsKey(ProofBench.Dg15File),
            results.IsChipAuthenticationOffered,
            results.ActiveAuthentication,
            results.ChipAuthentication,
            null
        );
    }
}
