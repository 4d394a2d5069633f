using System.Text.Json;
using Grpc.Core;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl simulate</c>.</summary>
public class SimulateTests
{
    private static readonly string[] Keys =
    [
        "scenario",
        "expected",
        "verdict",
        "ok",
        "phases",
        "checks",
        "crossing",
        "ownMs",
        "explanation",
    ];
    private static readonly string[] PhaseKeys = ["number", "name", "durationMs"];
    private static readonly string[] CheckKeys = ["group", "name", "outcome", "reason", "score", "threshold"];

    [Fact]
    public async Task One_scenario_is_one_line_of_json_with_phases_and_checks()
    {
        await using var lane = await LaneWithAsync("genuine");

        var run = await Egatectl.RunAsync(
            "simulate",
            "--scenario",
            "genuine",
            "--json",
            "--socket",
            lane.Socket,
            "--wait",
            "60"
        );

        Assert.Equal(0, run.ExitCode);
        var answer = Assert.Single(run.JsonLines);
        Assert.Equal(Keys, answer.EnumerateObject().Select(p => p.Name));
        Assert.Equal(PhaseKeys, answer.GetProperty("phases")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(CheckKeys, answer.GetProperty("checks")[1].EnumerateObject().Select(p => p.Name));
        Assert.Equal("c-0001", answer.GetProperty("crossing").GetString());
        Assert.Equal(412.5, answer.GetProperty("ownMs").GetDouble());
        Assert.Equal(0.71, answer.GetProperty("checks")[1].GetProperty("score").GetDouble());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("checks")[0].GetProperty("score").ValueKind);
    }

    [Fact]
    public async Task One_scenario_for_people_shows_phases_checks_and_verdict()
    {
        await using var lane = await LaneWithAsync("genuine");

        var run = await Egatectl.RunAsync("simulate", "--scenario", "genuine", "--socket", lane.Socket, "--wait", "60");

        Assert.Contains("crossing c-0001", run.Output, StringComparison.Ordinal);
        Assert.Matches("20 +ReadingDocument +1800 ms", run.Output);
        Assert.Matches("Face +face-match +Passed +ok +0\\.71 against 0\\.48", run.Output);
        Assert.Contains("controller's own share 413 ms", run.Output, StringComparison.Ordinal);
        Assert.Matches("ok +genuine +Admit +expected Admit", run.Output);
    }

    [Fact]
    public async Task All_scenarios_are_one_line_each_and_end_with_0_when_all_are_as_expected()
    {
        await using var lane = await LaneWithAsync("genuine", "tailgate");

        var json = await Egatectl.RunAsync(
            "simulate",
            "--scenario",
            "all",
            "--json",
            "--socket",
            lane.Socket,
            "--wait",
            "60"
        );
        var text = await Egatectl.RunAsync("simulate", "--scenario", "all", "--socket", lane.Socket, "--wait", "60");

        Assert.Equal(0, json.ExitCode);
        Assert.Equal(["genuine", "tailgate"], json.JsonLines.Select(l => l.GetProperty("scenario").GetString()));
        Assert.Equal(0, text.ExitCode);
        Assert.Equal(3, text.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("2 as expected, 0 not", text.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_scenario_that_ends_otherwise_makes_the_series_fail_and_says_why()
    {
        await using var lane = await LaneWithAsync("genuine");
        lane.Answers.Scenarios["wrong-face"] = () => FakeAnswers.Bad("wrong-face");
        lane.Answers.Scenarios["zz-last"] = () => FakeAnswers.Good("zz-last");

        var run = await Egatectl.RunAsync(
            "simulate",
            "--scenario",
            "all",
            "--json",
            "--socket",
            lane.Socket,
            "--wait",
            "60"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal([true, false, true], run.JsonLines.Select(l => l.GetProperty("ok").GetBoolean()));
        Assert.Equal("The verdict is another one.", run.JsonLines[1].GetProperty("explanation").GetString());
    }

    [Fact]
    public async Task Scenario_that_cannot_be_carried_out_fails_and_the_series_goes_on()
    {
        await using var lane = await LaneWithAsync("genuine");
        lane.Answers.Scenarios["evacuation"] = () =>
            throw new RpcException(new Status(StatusCode.FailedPrecondition, "busy"));
        lane.Answers.Scenarios["zz-last"] = () => FakeAnswers.Good("zz-last");

        var run = await Egatectl.RunAsync(
            "simulate",
            "--scenario",
            "all",
            "--json",
            "--socket",
            lane.Socket,
            "--wait",
            "60"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(3, run.JsonLines.Count);
        Assert.False(run.JsonLines[1].GetProperty("ok").GetBoolean());
        Assert.Contains("busy", run.JsonLines[1].GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_scenario_ends_with_3_and_names_the_known_ones()
    {
        await using var lane = await LaneWithAsync("genuine", "tailgate");

        var run = await Egatectl.RunAsync("simulate", "--scenario", "genuin", "--socket", lane.Socket, "--wait", "60");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("genuine, tailgate, or all", run.Errors, StringComparison.Ordinal);
        Assert.Empty(lane.Answers.Requests);
    }

    [Fact]
    public async Task Lane_with_real_devices_sends_nobody()
    {
        await using var lane = await FakeLane.StartAsync();

        var run = await Egatectl.RunAsync(
            "simulate",
            "--scenario",
            "all",
            "--json",
            "--socket",
            lane.Socket,
            "--wait",
            "60"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("LANE_NOT_SIMULATED", run.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Officer_at_the_page_is_asked_when_wanted()
    {
        await using var lane = await LaneWithAsync("genuine");

        await Egatectl.RunAsync(
            "simulate",
            "--scenario",
            "genuine",
            "--officer-waits",
            "--socket",
            lane.Socket,
            "--wait",
            "60"
        );
        await Egatectl.RunAsync("simulate", "--scenario", "genuine", "--socket", lane.Socket, "--wait", "60");

        Assert.Equal([true, false], lane.Answers.Requests.Select(r => r.OfficerWaits));
    }

    [Fact]
    public async Task User_without_the_role_is_told_how_to_get_it()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Scenarios["genuine"] = () =>
            throw new RpcException(new Status(StatusCode.PermissionDenied, "technician"));

        var run = await Egatectl.RunAsync(
            "simulate",
            "--scenario",
            "genuine",
            "--json",
            "--socket",
            lane.Socket,
            "--wait",
            "60"
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("CALL_NOT_PERMITTED", run.Json.GetProperty("error").GetProperty("id").GetString());
        Assert.Contains(
            "egate-technician",
            run.Json.GetProperty("error").GetProperty("remedy").GetString(),
            StringComparison.Ordinal
        );
    }

    private static async Task<FakeLane> LaneWithAsync(params string[] scenarios)
    {
        var lane = await FakeLane.StartAsync();
        foreach (var name in scenarios)
        {
            lane.Answers.Scenarios[name] = () => FakeAnswers.Good(name);
        }

        return lane;
    }
}
