using EGate.Contract;
using EGate.Exchange;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl databases</c> and <c>egatectl sharing</c>.</summary>
public class ExchangeTests
{
    private static readonly DatabaseHitMessage Stolen = new()
    {
        Reference = "SIM-1",
        Kind = "document",
        Status = "stolen",
        Owner = "UTO",
    };

    [Fact]
    public async Task Databases_that_know_nothing_give_0_and_no_hit()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Databases.Outcomes.Add(new DatabaseQueryOutcome { Database = "find" });

        var run = await QueryAsync(lane, "--document", "l898902c3", "--country", "uto", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("no-hit", run.Json.GetProperty("outcome").GetString());
        var asked = Assert.Single(lane.Answers.Questions);
        Assert.Equal(("L898902C3", "UTO"), (asked.Document.Number, asked.Document.Country));
        Assert.True(asked.Reason.Length >= 3);
    }

    [Fact]
    public async Task Hit_gives_1_and_says_who_entered_it()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Databases.Outcomes.Add(new DatabaseQueryOutcome { Database = "find", Hits = { Stolen } });

        var run = await QueryAsync(lane, "--surname", "Eriksson", "--born", "1974");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("document stolen, entry SIM-1, entered by UTO", run.Output, StringComparison.Ordinal);
        Assert.Equal("ERIKSSON", lane.Answers.Questions[0].Person.Surname);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public async Task Missing_answer_is_never_shown_as_no_hit(bool anotherAnswered, int code)
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Databases.Outcomes.Add(
            new DatabaseQueryOutcome { Database = "find", Fault = "database-too-slow" }
        );
        if (anotherAnswered)
        {
            lane.Answers.Databases.Outcomes.Add(new DatabaseQueryOutcome { Database = "national" });
        }

        var run = await QueryAsync(lane, "--document", "L898902C3", "--country", "UTO", "--json");

        Assert.Equal(code, run.ExitCode);
        Assert.Equal("not-answered", run.Json.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("--document", "L898902C3")]
    [InlineData("--country", "UTO")]
    [InlineData("--document", "L898902C3", "--surname", "ERIKSSON")]
    public async Task Question_that_is_none_is_wrong_usage(params string[] arguments)
    {
        await using var lane = await FakeLane.StartAsync();
        Assert.Equal(2, (await QueryAsync(lane, arguments)).ExitCode);
        Assert.Empty(lane.Answers.Questions);
    }

    [Fact]
    public async Task Question_that_egated_refuses_is_told_with_what_to_write()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Refusal = "DATABASE_QUESTION_REFUSED: a document number has 1 to 32 letters A-Z and digits";
        var run = await QueryAsync(lane, "--document", "L<<", "--country", "UTO");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("DATABASE_QUESTION_REFUSED", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outbox_shows_what_waits_and_makes_it_due()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Outbox.Pending = 1;
        lane.Answers.Outbox.Items.Add(
            new OutboxItemMessage
            {
                Id = "known",
                Receiver = "bureau",
                Attempts = 3,
                Error = "HTTP status 503",
                State = "pending",
            }
        );

        var run = await Egatectl.RunAsync("sharing", "outbox", "--retry", "all", "--json", "--socket", lane.Socket);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, run.Json.GetProperty("retried").GetInt64());
        Assert.Equal("HTTP status 503", run.Json.GetProperty("items")[0].GetProperty("error").GetString());
        var unknown = await Egatectl.RunAsync("sharing", "outbox", "--retry", "unknown", "--socket", lane.Socket);
        Assert.Equal(3, unknown.ExitCode);
        lane.Answers.Outbox.GivenUp = 1;
        Assert.Equal(1, (await Egatectl.RunAsync("sharing", "outbox", "--socket", lane.Socket)).ExitCode);
    }

    [Fact]
    public async Task Notification_is_held_against_its_schema_and_what_it_says_is_not_shown()
    {
        using var folder = new TemporaryFolder();
        var receiver = new ReceiverProfile("bureau", "specimen act", HitEvents.All, [], SharedFields.All);
        var known = new Dictionary<string, string> { [SharedFields.Surname] = "ERIKSSON" };
        var notification = HitNotification.For(
            DatabaseQuestion.NewId(),
            receiver,
            HitEvents.TrueMatch,
            FakeAnswers.At,
            known
        );
        var path = folder.PathOf("hit.json");
        await File.WriteAllBytesAsync(path, notification.ToBytes());

        var good = await Egatectl.RunAsync("sharing", "check", path);
        Assert.Equal(0, good.ExitCode);
        Assert.Contains("surname", good.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ERIKSSON", good.Output, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, "{}");
        Assert.Equal(1, (await Egatectl.RunAsync("sharing", "check", path)).ExitCode);
        Assert.Equal(3, (await Egatectl.RunAsync("sharing", "check", folder.PathOf("none"))).ExitCode);
    }

    private static Task<Run> QueryAsync(FakeLane lane, params string[] arguments) =>
        Egatectl.RunAsync(["databases", "query", .. arguments, "--socket", lane.Socket]);
}
