using EGate.Core;
using static EGate.Watchlists.Tests.Specimens;

namespace EGate.Watchlists.Tests;

/// <summary>What a hit does to the lane: by the action of its list, by what was cleared, and by chance.</summary>
public class ActionTests
{
    private static readonly TravellerIdentity Listed = Traveller(
        "ERIKSSON",
        "ANNA MARIA",
        "740812",
        number: "X7654321"
    );
    private static readonly TravellerIdentity Stolen = Traveller("SOMEBODY", "ELSE", "010101", number: "UTO990017");

    [Theory]
    [InlineData(ListAction.Stop, Outcome.Failed, "person-listed")]
    [InlineData(ListAction.Refer, Outcome.Failed, "person-listed")]
    [InlineData(ListAction.ReportOnly, Outcome.Passed, "report-only")]
    public void Person_hit_refers_unless_its_list_asks_for_a_report_only(
        ListAction action,
        Outcome outcome,
        string reason
    )
    {
        var result = Search(Listed, With(action));

        var check = result.Check(CheckNames.WatchlistPersons);
        Assert.Equal((outcome, reason), (check.Outcome, check.Reason));
        Assert.Equal((action, "N-1"), (Assert.Single(result.Hits).Action, result.Hits[0].Entry));
        Assert.Equal(Outcome.Passed, result.Check(CheckNames.LostDocuments).Outcome);
    }

    [Theory]
    [InlineData(ListAction.Stop, Outcome.Failed, "document-listed")]
    [InlineData(ListAction.Refer, Outcome.Failed, "document-listed")]
    [InlineData(ListAction.ReportOnly, Outcome.Passed, "report-only")]
    public void Document_hit_refers_unless_its_list_asks_for_a_report_only(
        ListAction action,
        Outcome outcome,
        string reason
    )
    {
        var check = Search(Stolen, With(action)).Check(CheckNames.LostDocuments);

        Assert.Equal((outcome, reason), (check.Outcome, check.Reason));
    }

    [Fact]
    public void Report_does_not_clear_on_expired_lists()
    {
        var check = Search(Listed, With(ListAction.ReportOnly), hours: 25).Check(CheckNames.WatchlistPersons);

        Assert.Equal((Outcome.NotPossible, "list-expired"), (check.Outcome, check.Reason));
    }

    [Theory]
    [InlineData("X7654321", "UTO", "N-1", "2026-02-27", true)]
    [InlineData("X7654321", "UTO", "N-1", "2026-02-26", false)]
    [InlineData("X7654322", "UTO", "N-1", "2027-01-01", false)]
    [InlineData("X7654321", "UTX", "N-1", "2027-01-01", false)]
    [InlineData("X7654321", "UTO", "N-2", "2027-01-01", false)]
    public void Cleared_look_alike_is_no_hit_for_that_document_and_entry_until_its_day(
        string number,
        string issuer,
        string entry,
        string until,
        bool isSilent
    )
    {
        var cleared = ClearedLookalikes.Read(
            Utf8($"{ClearedLookalikes.Header}\n{number},{issuer},specimen,{entry},officer.7,{until}\n")
        );

        var result = Search(Listed, With(ListAction.Refer, cleared));

        Assert.Equal(isSilent ? Outcome.Passed : Outcome.Failed, result.Check(CheckNames.WatchlistPersons).Outcome);
        Assert.Equal(isSilent, result.Hits.Count == 0);
    }

    [Theory]
    [InlineData("X1,UTO,un,Q.1,o")]
    [InlineData("X1,UTO,un,Q.1,o,soon")]
    [InlineData("X1,UTOX,un,Q.1,o,2027-01-01")]
    [InlineData("X 1?,,un,Q.1,o,2027-01-01")]
    [InlineData("X1,UTO,,Q.1,o,2027-01-01")]
    [InlineData("X1,UTO,un,,o,2027-01-01")]
    [InlineData("X1,UTO,un,Q.1,,2027-01-01")]
    [InlineData("\"X1,UTO,un,Q.1,o,2027-01-01")]
    public void One_bad_row_refuses_the_cleared_look_alikes_whole(string row)
    {
        var e = Assert.Throws<ListRefusedException>(() =>
            ClearedLookalikes.Read(Utf8($"{ClearedLookalikes.Header}\nX9,UTO,un,Q.9,o,2027-01-01\n{row}\n"))
        );

        Assert.Equal(3, e.Line);
    }

    [Fact]
    public void Cleared_look_alike_is_written_and_read_back_and_takes_the_place_of_its_like()
    {
        var once = ClearedLookalikes.None.With(new("X9", "UTO", "un", "Q,9", "officer.7", new(2027, 1, 1)));
        var twice = once.With(new("X9", "UTO", "un", "Q,9", "officer.8", new(2028, 1, 1)));

        var read = ClearedLookalikes.Read(new MemoryStream(twice.ToBytes()));

        Assert.Equal(
            new ClearedLookalike("X9", "UTO", "un", "Q,9", "officer.8", new(2028, 1, 1)),
            Assert.Single(read.Rows)
        );
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(10, 9, Outcome.Failed)]
    [InlineData(10, 10, Outcome.Passed)]
    [InlineData(1000, 999, Outcome.Failed)]
    public void Random_referral_is_a_check_of_its_own_where_the_site_asks_for_it(
        int perMille,
        int drawn,
        Outcome? outcome
    )
    {
        var policy = Policy with { RandomReferralPerMille = perMille };
        var result = Search(Traveller("NOBODY", "KNOWN", "010101"));

        var after = RandomReferral.Apply(result, policy, _ => drawn);

        Assert.Equal(outcome, after.Checks.SingleOrDefault(c => c.Name == CheckNames.RandomReferral)?.Outcome);
        Assert.Equal(result.Checks, after.Checks.Take(3));
    }

    [Fact]
    public void Random_referral_takes_its_share_and_does_not_look_at_the_traveller()
    {
        var policy = Policy with { RandomReferralPerMille = 20 };
        var random = new Random(7);
        var empty = new ScreeningResult([], []);

        var chosen = Enumerable
            .Range(0, 100_000)
            .Count(_ => RandomReferral.Apply(empty, policy, random.Next).Checks[0].Outcome == Outcome.Failed);

        Assert.InRange(chosen, 1_800, 2_200);
    }

    [Fact]
    public void Package_without_a_list_of_documents_clears_no_document()
    {
        var documents = Search(Listed, ListSnapshot.Empty).Check(CheckNames.LostDocuments);

        Assert.Equal((Outcome.NotPossible, "list-missing"), (documents.Outcome, documents.Reason));
    }

    private static ListSnapshot With(ListAction action, ClearedLookalikes? cleared = null) =>
        Of(Lists.Read(ListFormat.NationalCsv, Lists.NationalHead + PackageFixture.Anna), action, cleared);
}
