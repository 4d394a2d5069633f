using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Contract;
using EGate.Core;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl simulate</c>: sends invented travellers through a simulated lane and says whether each ended as it should.</summary>
internal static class SimulateCommand
{
    /// <summary>The word for every scenario the lane knows.</summary>
    public const string All = "all";

    /// <summary>A crossing with all its steps at their limits takes about two minutes.</summary>
    private static readonly TimeSpan OneScenarioMax = TimeSpan.FromMinutes(4);

    /// <summary>An officer at the page takes their time.</summary>
    private static readonly TimeSpan WithOfficerMax = TimeSpan.FromMinutes(20);

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var scenario = new Option<string>("--scenario")
        {
            Description = "Which traveller: a name that the lane knows (an unknown one lists them), or all.",
            HelpName = "NAME",
            Required = true,
        };
        var officerWaits = new Option<bool>("--officer-waits")
        {
            Description = "Leave referrals to an officer at the page instead of a simulated one.",
        };
        var command = new Command("simulate", "Send an invented traveller through a simulated lane.")
        {
            scenario,
            officerWaits,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var lane = common.Connect(parsed, terminal.Time);
                return await RunAsync(
                    lane,
                    parsed.GetRequiredValue(scenario),
                    parsed.GetValue(officerWaits),
                    new SimulateScreen(terminal, parsed.GetValue(common.Json)),
                    cancellation
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        LaneConnection lane,
        string name,
        bool officerWaits,
        SimulateScreen screen,
        CancellationToken cancellation
    )
    {
        var scenarios = Chosen(name, await lane.ScenariosAsync(cancellation));
        if (name != All)
        {
            var answer = SimulateAnswer.Of(
                await lane.SimulateAsync(Request(name, officerWaits), Most(officerWaits), cancellation)
            );
            screen.ShowOne(answer);
            return answer.Ok ? ExitCodes.Ok : ExitCodes.Failed;
        }

        var failed = 0;
        foreach (var scenario in scenarios)
        {
            var answer = await OneOfAllAsync(lane, scenario, officerWaits, cancellation);
            screen.ShowLine(answer);
            failed += answer.Ok ? 0 : 1;
        }

        screen.ShowSum(scenarios.Count - failed, failed);
        return failed == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    /// <summary>One that cannot be carried out is one that failed; only a lane that is gone ends the series.</summary>
    private static async Task<SimulateAnswer> OneOfAllAsync(
        LaneConnection lane,
        Scenario scenario,
        bool officerWaits,
        CancellationToken cancellation
    )
    {
        try
        {
            return SimulateAnswer.Of(
                await lane.SimulateAsync(Request(scenario.Name, officerWaits), Most(officerWaits), cancellation)
            );
        }
        catch (CommandFailure failure) when (failure.Fault != Catalogue.EgatedNotReachable)
        {
            return SimulateAnswer.NotRun(scenario, failure);
        }
    }

    private static List<Scenario> Chosen(string name, ScenarioList known)
    {
        if (known.Scenarios.Count == 0)
        {
            throw new CommandFailure(Catalogue.LaneNotSimulated, ExitCodes.Failed, "The lane knows no scenarios.");
        }

        var chosen = known.Scenarios.Where(s => name == All || s.Name == name).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new CommandFailure(
                Catalogue.NotFound,
                ExitCodes.NotFound,
                $"The lane knows no scenario \"{name}\".",
                $"Write one of: {string.Join(", ", known.Scenarios.Select(s => s.Name))}, or all."
            );
    }

    private static SimulateRequest Request(string scenario, bool officerWaits) =>
        new() { Scenario = scenario, OfficerWaits = officerWaits };

    private static TimeSpan Most(bool officerWaits) => officerWaits ? WithOfficerMax : OneScenarioMax;
}
