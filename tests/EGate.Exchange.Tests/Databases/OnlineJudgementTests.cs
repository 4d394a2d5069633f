using EGate.Core;

namespace EGate.Exchange.Tests.Databases;

public sealed class OnlineJudgementTests
{
    private static readonly DatabaseHit Stolen = new("SIM-1", "document", "stolen", "UTO", "");

    private static DatabaseOutcome Answered(params DatabaseHit[] hits) =>
        new("find", new DatabaseAnswer("find", "", "", default, hits, default), null);

    private static DatabaseOutcome Missing(DatabaseFault fault) => new("find", null, fault);

    [Theory]
    [InlineData(OnlineDemand.Optional)]
    [InlineData(OnlineDemand.Required)]
    public void Hit_fails_the_check_under_any_policy(OnlineDemand demand)
    {
        var finding = OnlineJudgement.Judge(demand, [Missing(DatabaseFault.TooSlow), Answered(Stolen)]);
        Assert.Equal(Outcome.Failed, finding.Check!.Outcome);
        Assert.Equal("database-hit", finding.Check.Reason);
        Assert.Equal("SIM-1", Assert.Single(finding.Hits).Hit.Reference);
    }

    [Theory]
    [InlineData(DatabaseFault.CircuitOpen, "database-away")]
    [InlineData(DatabaseFault.GatewayAway, "gateway-away")]
    [InlineData(DatabaseFault.TooSlow, "database-too-slow")]
    [InlineData(DatabaseFault.WrongSignature, "answer-wrong-signature")]
    [InlineData(DatabaseFault.AnotherQuestion, "answer-to-another-question")]
    public void Required_answer_that_does_not_come_is_a_referral_with_its_reason(DatabaseFault fault, string reason)
    {
        var finding = OnlineJudgement.Judge(OnlineDemand.Required, [Answered(), Missing(fault)]);
        Assert.Equal(Outcome.NotPossible, finding.Check!.Outcome);
        Assert.Equal(reason, finding.Check.Reason);
        Assert.Equal(CheckNames.OnlineDatabase, finding.Check.Name);
    }

    [Fact]
    public void Wished_for_answer_that_does_not_come_is_no_evidence_at_all()
    {
        var finding = OnlineJudgement.Judge(OnlineDemand.Optional, [Missing(DatabaseFault.CircuitOpen)]);
        Assert.Null(finding.Check);
        Assert.Equal(DatabaseFault.CircuitOpen, finding.Fault);
    }

    [Fact]
    public void Required_without_any_database_is_not_possible()
    {
        var finding = OnlineJudgement.Judge(OnlineDemand.Required, []);
        Assert.Equal((Outcome.NotPossible, "no-database-configured"), (finding.Check!.Outcome, finding.Check.Reason));
    }

    [Fact]
    public void Policy_off_asks_for_no_check_whatever_came()
    {
        Assert.Null(OnlineJudgement.Judge(OnlineDemand.Off, [Answered(Stolen)]).Check);
    }

    [FsCheck.Xunit.Property]
    public void Online_answer_never_makes_what_the_lists_say_better(int seed)
    {
        // Any outcomes of the lists beside any answers: the group is never better with the online check than without it.
        var chance = new Random(seed);
        CheckResult[] lists =
        [
            .. new[] { CheckNames.LostDocuments, CheckNames.WatchlistPersons, CheckNames.ListsAge }.Select(
                name => new CheckResult(CheckGroup.Lists, name, (Outcome)chance.Next(4), "any")
            ),
        ];
        DatabaseOutcome[] outcomes =
        [
            .. Enumerable
                .Range(0, chance.Next(4))
                .Select(_ =>
                    chance.Next(3) switch
                    {
                        0 => Answered(),
                        1 => Answered(Stolen),
                        _ => Missing((DatabaseFault)chance.Next(9)),
                    }
                ),
        ];
        var finding = OnlineJudgement.Judge((OnlineDemand)chance.Next(3), outcomes);
        CheckResult[] all = finding.Check is { } check ? [.. lists, check] : lists;

        Assert.True(Judge.GroupOutcome(CheckGroup.Lists, all) >= Judge.GroupOutcome(CheckGroup.Lists, lists));
        Assert.True(finding.Check?.Outcome != Outcome.Passed || outcomes.All(o => o.Answer is { Hits.Count: 0 }));
    }
}
