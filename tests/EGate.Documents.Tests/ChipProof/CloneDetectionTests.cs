using EGate.Core;

namespace EGate.Documents.Tests;

/// <summary>The verdict on copies over every combination of what can be known.</summary>
public sealed class CloneDetectionTests
{
    private static readonly CheckResult?[] Results =
    [
        null,
        CheckResult.Passed(CheckGroup.Document, "x"),
        CheckResult.PassedWithWarning(CheckGroup.Document, "x", "modulus-short"),
        CheckResult.NotDone(CheckGroup.Document, "x", "y"),
        CheckResult.NotPossible(CheckGroup.Document, "x", "y"),
        CheckResult.Failed(CheckGroup.Document, "x", "y"),
    ];

    [Theory]
    [InlineData(Demand.WhenOffered)]
    [InlineData(Demand.Required)]
    public void Only_kept_promises_of_a_trusted_issuer_pass(Demand demand)
    {
        foreach (var evidence in Every())
        {
            var verdict = CloneDetection.Judge(evidence, demand);
            if (verdict is null)
            {
                Assert.Equal(Demand.WhenOffered, demand);
                Assert.False(Promises(evidence));
                continue;
            }

            Assert.Equal(CheckNames.CloneDetection, verdict.Name);
            if (verdict.Outcome == Outcome.Passed)
            {
                Assert.True(evidence.IsSodTrusted);
                Assert.True(Promises(evidence));
                Assert.False(Broken(evidence));
            }

            // Nothing that was promised and not kept is ever less than a failure.
            Assert.Equal(Broken(evidence), verdict.Outcome == Outcome.Failed);
        }
    }

    [Fact]
    public void Document_without_any_method_is_a_matter_of_policy()
    {
        var evidence = new CloneEvidence(true, false, false, false, false, false, null, null, null);

        Assert.Null(CloneDetection.Judge(evidence, Demand.WhenOffered));
        var required = CloneDetection.Judge(evidence, Demand.Required)!;
        Assert.Equal((Outcome.NotPossible, "not-offered"), (required.Outcome, required.Reason));
    }

    /// <summary>A copier brings a DG15 of its own and proves it: it is not the issuer's, so it counts for nothing.</summary>
    [Fact]
    public void Proof_with_an_unsigned_key_counts_for_nothing()
    {
        var evidence = new CloneEvidence(true, false, false, false, true, false, Results[1], null, null);

        Assert.Null(CloneDetection.Judge(evidence, Demand.WhenOffered));
        Assert.Equal("not-offered", CloneDetection.Judge(evidence, Demand.Required)!.Reason);
    }

    [Fact]
    public void Proof_outside_a_trusted_sod_is_not_possible()
    {
        var evidence = new CloneEvidence(false, true, true, true, true, true, Results[1], Results[1], null);

        var verdict = CloneDetection.Judge(evidence, Demand.WhenOffered)!;

        Assert.Equal((Outcome.NotPossible, "sod-not-trusted"), (verdict.Outcome, verdict.Reason));
    }

    private static bool Promises(CloneEvidence e) =>
        e.IsDg15Signed || (e.IsDg14Signed && e.IsChipAuthenticationOffered) || e.PaceCam is not null;

    private static bool Broken(CloneEvidence e)
    {
        var pace = e.PaceCam?.Outcome == Outcome.Passed;
        var chip = e.ChipAuthentication?.Outcome == Outcome.Passed || (e.ChipAuthentication is null && pace);
        return (e.PaceCam is not null && !pace)
            || (e.IsDg14Signed && (!e.IsDg14Intact || (e.IsChipAuthenticationOffered && !chip)))
            || (e.IsDg15Signed && (!e.IsDg15Intact || e.ActiveAuthentication?.Outcome != Outcome.Passed));
    }

    private static IEnumerable<CloneEvidence> Every()
    {
        for (var bits = 0; bits < 64; bits++)
        {
            foreach (var active in Results)
            {
                foreach (var chip in Results)
                {
                    foreach (var pace in Results)
                    {
                        yield return new CloneEvidence(
                            (bits & 1) != 0,
                            (bits & 2) != 0,
                            (bits & 4) != 0,
                            (bits & 8) != 0,
                            (bits & 16) != 0,
                            (bits & 32) != 0,
                            active,
                            chip,
                            pace
                        );
                    }
                }
            }
        }
    }
}
