using EGate.Core;
using EGate.Devices.Simulated;

namespace EGate.Documents.Tests;

/// <summary>
/// The conformance bench of passive authentication. Each defect is issued and judged by a site that has everything; exactly the check of the
/// table must not pass, and the sums that it is part of. Checks that cannot be done because of it are NotDone and never passed.
/// </summary>
public sealed class FindingsTests : IDisposable
{
    private static readonly string[] PartsOfSodSignature =
    [
        CheckNames.SodStructure,
        CheckNames.SodSigner,
        CheckNames.SodAlgorithms,
        CheckNames.SodAttributes,
        CheckNames.SodDigest,
    ];

    private readonly IssuingAuthority _authority = Specimens.Authority();

    public static TheoryData<PassportDefect> Defects => [.. PassportDefects.Findings.Keys];

    public void Dispose() => _authority.Dispose();

    [Theory]
    [MemberData(nameof(Defects))]
    public void Defect_is_found_by_its_check_and_no_other(PassportDefect defect)
    {
        var expected = PassportDefects.Findings[defect];
        var passport = _authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait(), defect));

        var checks = Judgement.Of(passport, _authority);

        string[] names = PartsOfSodSignature.Contains(expected.Check)
            ? [expected.Check, CheckNames.SodSignature]
            : [expected.Check];
        Assert.Equal(
            names.Select(n => $"{n} {expected.Outcome} {expected.Reason}"),
            checks.Where(c => c.Outcome >= Outcome.NotPossible).Select(c => $"{c.Name} {c.Outcome} {c.Reason}")
        );
    }

    [Fact]
    public void Genuine_passport_passes_every_check_without_a_warning()
    {
        var passport = _authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait()));

        var checks = Judgement.Of(passport, _authority);

        Assert.Empty(Judgement.Remarkable(checks));
        Assert.Equal(17, checks.Count);
    }

    [Fact]
    public void Every_check_of_passive_authentication_has_a_defect_that_fails_only_it()
    {
        var passport = _authority.Issue(new PassportOrder(Specimens.Holder, Specimens.Portrait()));

        Assert.Empty(
            Judgement
                .Of(passport, _authority)
                .Select(c => c.Name)
                .Except(PassportDefects.Findings.Values.Select(f => f.Check))
        );
    }
}
