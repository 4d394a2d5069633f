namespace EGate.Passengers.Tests;

/// <summary>What carriers are told.</summary>
public sealed class BoardingAnswerTests
{
    private static readonly RuleBook Rules = RuleBookReader
        .Read("""{ "version": "1", "rules": [ { "name": "crew", "flag": "crew", "when": { "kind": "crew" } } ] }""")
        .Rules!;

    [Fact]
    public void Nobody_is_told_to_board_when_nothing_was_checked()
    {
        var answer = Assert.Single(
            BoardingAnswers.Decide(
                Specimens.Announcing(Specimens.AnnouncedAnna),
                null,
                OfficersDecisions.None,
                Specimens.Now
            )
        );

        Assert.Equal(BoardingAnswer.Refer, answer.Answer);
        Assert.Equal(["not-checked"], answer.Because);
    }

    [Fact]
    public void Flag_refers_and_only_an_officer_forbids()
    {
        var decisions = OfficersDecisions
            .Read(
                """{ "decisions": [ { "number": "u1", "issuer": "UTO", "answer": "do-not-board", "officer": "duty-officer" } ] }"""
            )
            .Decisions!;
        var message = Specimens.Announcing(
            Specimens.AnnouncedAnna,
            Specimens.AnnouncedAnna with
            {
                Role = PersonRole.Crew,
            },
            Specimens.AnnouncedAnna with
            {
                Documents = [new TravelDocument("P", "U1", "UTO", null)],
            },
            Specimens.AnnouncedAnna with
            {
                Documents = [new TravelDocument("P", "U1", "UTX", null)],
            },
            Specimens.AnnouncedAnna with
            {
                Documents = [],
                BirthDate = null,
                Nationality = "",
            }
        );

        Assert.Equal(
            [
                BoardingAnswer.Board,
                BoardingAnswer.Refer,
                BoardingAnswer.DoNotBoard,
                BoardingAnswer.Board,
                BoardingAnswer.Board,
            ],
            BoardingAnswers.Decide(message, Rules, decisions, Specimens.Now).Select(a => a.Answer)
        );
    }

    [Fact]
    public void Answer_has_a_group_for_each_person_and_counts_its_segments()
    {
        var message = Specimens.Announcing(
            Specimens.AnnouncedAnna,
            Specimens.AnnouncedAnna with
            {
                Role = PersonRole.Crew,
                Reference = "R?+:'2",
                Locator = "",
            }
        ) with
        {
            Transaction = "T1",
            Reference = "M1",
            Sender = "UTOAIR",
            Recipient = "UTOBORDER",
        };
        var answers = BoardingAnswers.Decide(message, Rules, OfficersDecisions.None, Specimens.Now);

        var segments = Reading.Segments(CusresWriter.Write(message, answers, Specimens.Now), out var log);

        Assert.Empty(log.Kept);
        Assert.Equal(
            [
                "UNB|UNOA/4|UTOBORDER|UTOAIR|261124/1140|2611241140||IAPI",
                "UNG|CUSRES|UTOBORDER|UTOAIR|261124/1140|1|UN|D/05B",
                "UNH|M1|CUSRES/D/05B/UN/IATA",
                "BGM|962",
                "RFF|TN/T1",
                "RFF|AF/UT324",
                "DTM|189/2611240830/201",
                "DTM|232/2611241115/201",
                "LOC|125|AAA",
                "LOC|87|BBB",
                "ERP|2",
                "RFF|AVF/ABC123",
                "RFF|ABO/R1",
                "ERC|0Z",
                "FTX|AAP|||OK TO BOARD",
                "ERP|2",
                "RFF|ABO/R?+:'2",
                "ERC|2Z",
                "FTX|AAP|||OK TO BOARD SELECTEE",
                "UNT|18|M1",
                "UNE|1|1",
                "UNZ|1|2611241140",
            ],
            segments
        );
    }

    [Fact]
    public void Person_without_a_reference_is_not_answered_and_can_be_seen()
    {
        var message = Specimens.Announcing(Specimens.AnnouncedAnna with { Reference = "", Locator = "" });
        var answers = BoardingAnswers.Decide(message, Rules, OfficersDecisions.None, Specimens.Now);

        Assert.False(Assert.Single(answers).CanBeSent);
        Assert.DoesNotContain("ERP", CusresWriter.Write(message, answers, Specimens.Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{ "decisions": [ { "number": "U1", "answer": "do-not-bord", "officer": "o" } ] }""",
        "decisions[0].answer"
    )]
    [InlineData("""{ "decisions": [ { "number": "U1", "answer": "board" } ] }""", "decisions[0].officer")]
    [InlineData(
        """{ "decisions": [ { "nummer": "U1", "number": "U1", "answer": "board", "officer": "o" } ] }""",
        "decisions[0].nummer"
    )]
    [InlineData(
        """{ "decisions": [ { "number": "U1", "answer": "board", "officer": "o" }, { "number": "U-1", "answer": "refer", "officer": "o" } ] }""",
        "decisions[1]"
    )]
    [InlineData("""{ }""", "decisions")]
    public void Decisions_with_a_mistake_are_refused_as_a_whole(string json, string path)
    {
        var result = OfficersDecisions.Read(json);

        Assert.Null(result.Decisions);
        Assert.Equal(path, Assert.Single(result.Problems).Path);
    }
}
