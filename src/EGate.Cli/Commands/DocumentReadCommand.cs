using System.CommandLine;
using EGate.Contract;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl document read</c>: has egated read and judge the document that lies on the reader, and shows every check. With <c>--save</c> the
/// chip's raw files are written to a folder that only its owner can open.
/// </summary>
internal static class DocumentReadCommand
{
    /// <summary>A chip that is slow in everything takes this long.</summary>
    private static readonly TimeSpan ReadMax = TimeSpan.FromSeconds(130);

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var save = new Option<string?>("--save")
        {
            Description =
                "Write the chip's raw files to this folder. They are personal data: the lane must be out of service.",
            HelpName = "DIR",
        };
        var command = new Command("read", "Read and judge the document that lies on the reader now.") { save };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var lane = common.Connect(parsed, terminal.Time);
                var folder = parsed.GetValue(save) is { } path ? RawFileFolder.Prepare(path) : null;
                if (folder is not null)
                {
                    Terminal.Error(
                        "egatectl: the raw files are personal data of the document's holder. Keep them only as long as you need them, and delete them then."
                    );
                }

                var reading = await lane.ReadDocumentAsync(folder is not null, ReadMax, cancellation);
                var saved = folder?.Write(reading.Files) ?? [];
                Show(terminal, reading, saved, parsed.GetValue(common.Json));
                return reading.Outcome == "Passed" ? ExitCodes.Ok : ExitCodes.Failed;
            }
        );
        return command;
    }

    private static void Show(Terminal terminal, DocumentReading reading, IReadOnlyList<string> saved, bool json)
    {
        if (json)
        {
            Terminal.Json(
                new
                {
                    reading.Outcome,
                    Checks = reading.Checks.Select(c => new
                    {
                        c.Name,
                        c.Outcome,
                        c.Reason,
                    }),
                    Saved = saved,
                }
            );
            return;
        }

        var grid = new Grid().AddColumns(3);
        foreach (var check in reading.Checks)
        {
            var colour = check.Outcome == "Passed" ? "green" : "red";
            grid.AddRow(
                Terminal.Plain(check.Name),
                $"[{colour}]{Terminal.Plain(check.Outcome)}[/]",
                Terminal.Plain(check.Reason)
            );
        }

        terminal.Show(grid);
        terminal.Line($"document: {Terminal.Plain(reading.Outcome)}");
        foreach (var file in saved)
        {
            terminal.Line($"saved {Terminal.Plain(file)}");
        }
    }
}
