using System.Text.Json;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl status</c>.</summary>
public class StatusTests
{
    private static readonly string[] Keys =
    [
        "lane",
        "site",
        "topology",
        "phase",
        "phaseName",
        "since",
        "cause",
        "causeSentence",
        "remedy",
        "simulated",
        "awaitingOfficer",
        "referred",
        "entry",
        "exit",
        "persons",
        "documentPresent",
        "crossingsToday",
        "referredToday",
        "version",
        "sent",
        "commands",
        "devices",
        "lists",
        "crossing",
    ];

    private static readonly string[] DeviceKeys =
    [
        "name",
        "condition",
        "since",
        "lastExchange",
        "fault",
        "sentence",
        "remedy",
        "detail",
        "errors",
    ];

    [Fact]
    public async Task Status_of_a_lane_that_answers_is_json_with_stable_keys()
    {
        await using var lane = await FakeLane.StartAsync();

        var run = await Egatectl.RunAsync("status", "--json", "--socket", lane.Socket, "--wait", "60");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Keys, run.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(DeviceKeys, run.Json.GetProperty("devices")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("cause").ValueKind);
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("crossing").ValueKind);
        Assert.Equal(FakeAnswers.At, run.Json.GetProperty("since").GetDateTimeOffset());
    }

    [Fact]
    public async Task Status_of_a_lane_that_does_not_serve_says_cause_and_fix()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Status.Cause = "LISTS_NOT_USABLE";
        lane.Answers.Status.CauseSentence = "The lists are 25 h old, limit 24 h.";
        lane.Answers.Status.Remedy = "Import a list.";

        var run = await Egatectl.RunAsync("status", "--socket", lane.Socket, "--wait", "60");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("● lane-07  Ready since ", run.Output, StringComparison.Ordinal);
        Assert.Contains("crossings today 812, referred 31", run.Output, StringComparison.Ordinal);
        Assert.Contains("cause    LISTS_NOT_USABLE  The lists are 25 h old", run.Output, StringComparison.Ordinal);
        Assert.Contains("fix      Import a list.", run.Output, StringComparison.Ordinal);
        Assert.Contains("115200 bit/s", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Text_of_the_lane_cannot_steer_the_terminal_or_the_markup()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Status.Site = "[red]\u001b[2J";

        var run = await Egatectl.RunAsync("status", "--socket", lane.Socket, "--wait", "60");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("[red]?[2J", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Socket_can_be_named_by_the_environment()
    {
        await using var lane = await FakeLane.StartAsync();

        var run = await Egatectl.RunWithVariableAsync(
            "EGATE_SOCKET",
            lane.Socket,
            "",
            "status",
            "--json",
            "--wait",
            "60"
        );

        Assert.Equal("lane-07", run.Json.GetProperty("lane").GetString());
    }

    [Theory]
    [InlineData("/nonexistent/egated.sock")]
    [InlineData("")]
    [InlineData(
        "/a/path/that/is/longer/than/the/one-hundred-and-seven/bytes/that/the/kernel/allows/for/a/unix/socket/egated.sock"
    )]
    public async Task Lane_that_is_not_there_ends_with_3_and_says_what_to_do(string socket)
    {
        var run = await Egatectl.RunAsync("status", "--json", "--socket", socket);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("EGATED_NOT_REACHABLE", run.Json.GetProperty("error").GetProperty("id").GetString());
        Assert.Contains(
            "egatectl doctor",
            run.Json.GetProperty("error").GetProperty("remedy").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Lane_that_takes_the_call_and_stays_silent_ends_with_3()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Silent = true;

        var run = await Egatectl.RunAsync("status", "--socket", lane.Socket, "--wait", "1");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("EGATED_SILENT", run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
