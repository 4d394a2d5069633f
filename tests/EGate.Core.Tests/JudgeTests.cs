using FsCheck.Xunit;

namespace EGate.Core.Tests;

public sealed class JudgeTests
{
    private static List<CheckResult> AllPassed() =>
        [.. CheckNames.Required.Select(r => CheckResult.Passed(r.Value, r.Key))];

    [Fact]
    public void Evidence_with_every_required_check_passed_admits() =>
        Assert.IsType<Verdict.Admit>(Judge.Decide(AllPassed()));

    [Fact]
    public void Evidence_that_is_empty_refers_with_every_required_check_not_done()
    {
        var refer = Assert.IsType<Verdict.Refer>(Judge.Decide([]));
        Assert.Equal(CheckNames.Required.Count, refer.Reasons.Count);
        Assert.All(refer.Reasons, r => Assert.Equal(Outcome.NotDone, r.Outcome));
    }

    [Property]
    public bool Evidence_with_any_one_check_missing_or_bad_refers_because_of_it(byte which, byte how)
    {
        var name = CheckNames
            .Required.Keys.OrderBy(k => k, StringComparer.Ordinal)
            .ElementAt(which % CheckNames.Required.Count);
        var evidence = AllPassed();
        var index = evidence.FindIndex(c => c.Name == name);
        var outcome = (Outcome)(how % 4);
        if (outcome == Outcome.Passed)
        {
            evidence.RemoveAt(index);
        }
        else
        {
            evidence[index] = evidence[index] with { Outcome = outcome, Reason = "x" };
        }

        return Judge.Decide(evidence) is Verdict.Refer { Reasons: [{ } only] } && only.Name == name;
    }

    [Property]
    public bool Group_outcome_is_the_worst_of_its_checks(byte[] outcomes)
    {
        var evidence = AllPassed();
        for (var i = 0; i < evidence.Count && i < outcomes.Length; i++)
        {
            evidence[i] = evidence[i] with { Outcome = (Outcome)(outcomes[i] % 4) };
        }

        return Enum.GetValues<CheckGroup>()
            .All(g => Judge.GroupOutcome(g, evidence) == evidence.Where(c => c.Group == g).Max(c => c.Outcome));
    }

    [Fact]
    public void Check_done_again_counts_by_its_last_result()
    {
        var evidence = AllPassed();
        evidence.Add(CheckResult.Failed(CheckGroup.Lists, CheckNames.WatchlistPersons, "hit"));
        Assert.Equal(Outcome.Failed, Judge.GroupOutcome(CheckGroup.Lists, evidence));
    }

    [Fact]
    public void Check_that_nobody_requires_but_that_failed_refers()
    {
        var evidence = AllPassed();
        evidence.Add(CheckResult.Failed(CheckGroup.Document, "optical-pattern", "mismatch"));
        Assert.IsType<Verdict.Refer>(Judge.Decide(evidence));
    }
}
