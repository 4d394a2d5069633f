using System.CommandLine;
using EGate.Cli.Doctor;
using EGate.Core;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl doctor</c>: what was tested, what came of it, what to do. egated tests the devices; when it cannot be reached, the machine is
/// looked at instead, and the exit code is 3 whatever is found.
/// </summary>
internal static class DoctorCommand
{
    private const string ProfileByDefault = "/etc/egate/lane.json";
    private const string StateByDefault = "/var/lib/egate";

    /// <summary>Each device has its own deadline; all of them together stay below this.</summary>
    private static readonly TimeSpan ExamineMax = TimeSpan.FromSeconds(60);

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var profile = new Option<string>("--profile")
        {
            Description = "The profile to look into when egated cannot be reached.",
            HelpName = "FILE",
            DefaultValueFactory = _ => ProfileByDefault,
        };
        var state = new Option<string>("--state")
        {
            Description = "egated's state directory, likewise.",
            HelpName = "DIR",
            DefaultValueFactory = _ => StateByDefault,
        };
        var command = new Command(
            "doctor",
            "Test every device and say what to do; looks at the machine when egated is away."
        )
        {
            profile,
            state,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var socket = parsed.GetRequiredValue(common.Socket);
                using var lane = common.Connect(parsed, terminal.Time);
                var report = await ReportAsync(
                    lane,
                    terminal.Time,
                    new MachineExamination(socket, parsed.GetRequiredValue(profile), parsed.GetRequiredValue(state)),
                    cancellation
                );
                if (parsed.GetValue(common.Json))
                {
                    Terminal.Json(report);
                }
                else
                {
                    Show(terminal, report);
                }

                return !report.Reachable ? ExitCodes.NotFound
                    : report.Ok ? ExitCodes.Ok
                    : ExitCodes.Failed;
            }
        );
        return command;
    }

    private static async Task<DoctorReport> ReportAsync(
        LaneConnection lane,
        TimeProvider time,
        MachineExamination machine,
        CancellationToken cancellation
    )
    {
        try
        {
            var report = await lane.ExamineAsync(ExamineMax, cancellation);
            return new DoctorReport(
                true,
                [.. report.Examinations.Select(e => new Finding(e.Device, e.Tested, e.Passed, e.Result, e.Remedy))]
            );
        }
        catch (CommandFailure failure)
            when (failure.ExitCode == ExitCodes.NotFound && failure.Fault != Catalogue.NotFound)
        {
            var reason = new Finding("egated", "egated answers on its socket.", false, failure.Message, failure.Remedy);
            return new DoctorReport(false, [reason, .. await machine.RunAsync(time, cancellation)]);
        }
    }

    private static void Show(Terminal terminal, DoctorReport report)
    {
        if (!report.Reachable)
        {
            terminal.Line("[red]egated cannot be reached[/]; no device was tested. What was found on this machine:");
        }

        var grid = new Grid().AddColumns(4);
        foreach (var finding in report.Examinations)
        {
            grid.AddRow(
                finding.Passed ? "[green]ok    [/]" : "[red]failed[/]",
                Terminal.Plain(finding.Device),
                Terminal.Plain(finding.Tested),
                Terminal.Plain(finding.Result)
            );
            if (!finding.Passed)
            {
                grid.AddRow("", "", "[bold]what to do[/]", Terminal.Plain(finding.Remedy));
            }
        }

        terminal.Show(grid);
    }
}
