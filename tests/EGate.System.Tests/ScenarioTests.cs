namespace EGate.System.Tests;

[Collection("lanes")]
public sealed class ScenarioTests(TwoStepLane lane) : IClassFixture<TwoStepLane>
{
    public static TheoryData<string> Names { get; } = [.. Daemon.Simulation.Scenarios.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Traveller_in_a_two_step_lane_ends_as_the_scenario_says(string scenario)
    {
        var result = await lane.SendAsync(scenario);
        Assert.True(result.Ok, result.Explanation);
        Assert.Equal(result.Expected, result.Verdict);
        Assert.All(
            Core.CheckNames.Required.Keys.Where(_ => scenario == "genuine"),
            n => Assert.Contains(result.Crossing.Checks, c => c.Name == n && c.Outcome == "Passed")
        );
    }
}

[Collection("lanes")]
public sealed class OneStepScenarioTests(OneStepLane lane) : IClassFixture<OneStepLane>
{
    public static TheoryData<string> Names { get; } = [.. Daemon.Simulation.Scenarios.All.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Traveller_in_a_one_step_lane_ends_as_the_scenario_says(string scenario)
    {
        var result = await lane.SendAsync(scenario);
        Assert.True(result.Ok, result.Explanation);
    }
}
