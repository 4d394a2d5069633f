using System.CommandLine;
using EGate.Cli.Answers;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl status</c>: the lane as it is now. Exit code 0 says that egated answered, not that the lane serves.</summary>
internal static class StatusCommand
{
    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var command = new Command("status", "Show the lane as it is now: state, since when, why, and what to do.");
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var lane = common.Connect(parsed, terminal.Time);
                var status = StatusAnswer.Of(await lane.StatusAsync(cancellation));
                if (parsed.GetValue(common.Json))
                {
                    Terminal.Json(status);
                }
                else
                {
                    new StatusScreen(terminal).Show(status);
                }

                return ExitCodes.Ok;
            }
        );
        return command;
    }
}
