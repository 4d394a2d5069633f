using EGate.Contract;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl doctor</c>.</summary>
public class DoctorTests
{
    [Fact]
    public async Task Devices_that_all_pass_end_with_0()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Examinations.Add(Examination("reader", passed: true));

        var run = await Egatectl.RunAsync("doctor", "--json", "--socket", lane.Socket, "--wait", "60");

        Assert.Equal(0, run.ExitCode);
        Assert.True(run.Json.GetProperty("ok").GetBoolean());
        Assert.True(run.Json.GetProperty("reachable").GetBoolean());
        var found = run.Json.GetProperty("examinations")[0];
        Assert.Equal(["device", "tested", "passed", "result", "remedy"], found.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Device_that_fails_ends_with_1_and_says_what_to_do()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Examinations.AddRange([Examination("reader", passed: true), Examination("camera", passed: false)]);

        var run = await Egatectl.RunAsync("doctor", "--socket", lane.Socket, "--wait", "60");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches("ok +reader +It answers\\.", run.Output);
        Assert.Matches("failed +camera +It answers\\.", run.Output);
        Assert.Matches("what to do +Check the plug\\.", run.Output);
    }

    [Fact]
    public async Task Lane_that_tested_nothing_is_not_called_good()
    {
        await using var lane = await FakeLane.StartAsync();

        var run = await Egatectl.RunAsync("doctor", "--json", "--socket", lane.Socket, "--wait", "60");

        Assert.Equal(1, run.ExitCode);
        Assert.False(run.Json.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Without_egated_the_machine_is_looked_at_and_it_ends_with_3()
    {
        using var folder = new TemporaryFolder();
        var profile = folder.Write("lane.json", "{ \"lane\": \"x\" }");

        var run = await Egatectl.RunAsync(
            "doctor",
            "--json",
            "--socket",
            folder.PathOf("none.sock"),
            "--profile",
            profile,
            "--state",
            folder.PathOf("")
        );

        Assert.Equal(3, run.ExitCode);
        Assert.False(run.Json.GetProperty("reachable").GetBoolean());
        var found = run
            .Json.GetProperty("examinations")
            .EnumerateArray()
            .ToDictionary(e => e.GetProperty("device").GetString()!);
        Assert.Equal(["egated", "service", "socket", "profile", "state"], found.Keys);
        Assert.False(found["socket"].GetProperty("passed").GetBoolean());
        Assert.Contains("config check", found["profile"].GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.True(found["state"].GetProperty("passed").GetBoolean());
        Assert.All(
            found.Values.Where(f => !f.GetProperty("passed").GetBoolean()),
            f => Assert.NotEqual("", f.GetProperty("remedy").GetString())
        );
    }

    [Fact]
    public async Task Without_egated_the_nodes_of_the_profile_are_looked_for()
    {
        using var folder = new TemporaryFolder();

        var run = await Egatectl.RunAsync(
            "doctor",
            "--socket",
            folder.PathOf("none.sock"),
            "--profile",
            Checkout.PathOf("hardware/profiles/kiosk-two-step.json"),
            "--state",
            folder.PathOf("missing")
        );

        Assert.Equal(3, run.ExitCode);
        Assert.Matches("failed +reader .*/dev/serial/by-id/.* is not there", run.Output);
        Assert.Matches("failed +camera .*/dev/v4l/by-path/.* is not there", run.Output);
        Assert.Matches("failed +state ", run.Output);
    }

    private static DeviceExamination Examination(string device, bool passed) =>
        new()
        {
            Device = device,
            Tested = "It answers.",
            Passed = passed,
            Result = passed ? "12 ms" : "no answer",
            Remedy = passed ? "" : "Check the plug.",
        };
}
