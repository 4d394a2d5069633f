using System.CommandLine;
using EGate.Core;
using EGate.Documents;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl mrz check</c>: judges the lines of a machine-readable zone as the lane does. It shows what is wrong and where, never whom
/// the zone names. Two lines of 44 characters (TD3) are judged; other formats are answered with <c>format-not-supported</c>.
/// <para>The exit code says whether the zone is right: format and check digits. Whether the document has expired is shown beside it and
/// is another question: the zone of an expired document, which a test card usually is, can be read without a mistake.</para>
/// </summary>
internal static class MrzCommand
{
    private const int BytesMax = 4096;

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("mrz", "Machine-readable zones; works without egated.") { Check(common, terminal) };

    private static Command Check(CommonOptions common, Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The zone's lines as text; - (or nothing) reads standard input.",
            DefaultValueFactory = _ => SmallFiles.StandardInput,
        };
        var command = new Command("check", "Judge a machine-readable zone: format, every check digit, expiry.")
        {
            file,
        };
        command.SetAction(parsed =>
        {
            var lines = SmallFiles
                .Text(parsed.GetRequiredValue(file), BytesMax)
                .Split('\n')
                .Select(line => line.TrimEnd('\r'))
                .Where(line => line.Length > 0)
                .ToList();
            var reading = Mrz.Read(lines, DateOnly.FromDateTime(terminal.Time.GetLocalNow().DateTime));
            var ok = reading.IsReadable;
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(
                    new
                    {
                        Ok = ok,
                        Checks = reading.Checks.Select(c => new
                        {
                            c.Name,
                            c.Outcome,
                            c.Reason,
                        }),
                        reading.Digits,
                    }
                );
            }
            else
            {
                Show(terminal, reading);
            }

            return ok ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static void Show(Terminal terminal, MrzReading reading)
    {
        var grid = new Grid().AddColumns(3);
        foreach (var check in reading.Checks)
        {
            var colour = check.Outcome == Outcome.Passed ? "green" : "red";
            grid.AddRow(check.Name, $"[{colour}]{check.Outcome}[/]", Terminal.Plain(check.Reason));
        }

        terminal.Show(grid);
        foreach (var digit in reading.Digits.Where(d => !d.Correct))
        {
            terminal.Line(
                $"  {digit.Name}: line {digit.Line}, position {digit.Position}: found {Terminal.Plain(digit.Found.ToString())}, {Terminal.Plain(digit.Expected.ToString())} belongs there"
            );
        }
    }
}
