using System.Globalization;
using EGate.Cli.Answers;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary>Shows how simulated travellers fared: one in full, or many with a line each.</summary>
internal sealed class SimulateScreen(Terminal terminal, bool json)
{
    private const int NameWidth = 22;

    /// <summary>One crossing with its phases and checks.</summary>
    public void ShowOne(SimulateAnswer answer)
    {
        if (json)
        {
            Terminal.JsonLine(answer);
            return;
        }

        terminal.Line($"crossing {Terminal.Plain(answer.Crossing ?? "none")}");
        var phases = new Grid().AddColumns(3);
        foreach (var phase in answer.Phases)
        {
            phases.AddRow($"  {phase.Number}", Terminal.Plain(phase.Name), $"{Figure(phase.DurationMs, "0")} ms");
        }

        terminal.Show(phases);
        terminal.Show(Checks(answer));
        if (answer.OwnMs is { } own)
        {
            terminal.Line($"controller's own share {Figure(own, "0")} ms");
        }

        ShowLine(answer);
    }

    /// <summary>One line for one scenario.</summary>
    public void ShowLine(SimulateAnswer answer)
    {
        if (json)
        {
            Terminal.JsonLine(answer);
            return;
        }

        var word = answer.Ok ? "[green]ok    [/]" : "[red]failed[/]";
        var why = answer.Explanation is null ? "" : $"  {Terminal.Plain(answer.Explanation)}";
        terminal.Line(
            $"{word} {Terminal.Plain(answer.Scenario.PadRight(NameWidth))} {Terminal.Plain(answer.Verdict.PadRight(5))}  expected {Terminal.Plain(answer.Expected)}{why}"
        );
    }

    /// <summary>The last line of a series.</summary>
    public void ShowSum(int good, int bad)
    {
        if (!json)
        {
            terminal.Line($"{good} as expected, {bad} not");
        }
    }

    private static Grid Checks(SimulateAnswer answer)
    {
        var grid = new Grid().AddColumns(5);
        foreach (var check in answer.Checks)
        {
            var colour = check.Outcome == "Passed" ? "green" : "red";
            grid.AddRow(
                $"  {Terminal.Plain(check.Group)}",
                Terminal.Plain(check.Name),
                $"[{colour}]{Terminal.Plain(check.Outcome)}[/]",
                Terminal.Plain(check.Reason),
                Score(check)
            );
        }

        return grid;
    }

    private static string Score(CheckAnswer check) =>
        (check.Score, check.Threshold) switch
        {
            ({ } score, { } threshold) => $"{Figure(score, "0.###")} against {Figure(threshold, "0.###")}",
            ({ } score, null) => Figure(score, "0.###"),
            _ => "",
        };

    private static string Figure(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
