using EGate.Core;
using EGate.Documents;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary>Judged zones for people: each check, each digit, and what a misread zone may have been.</summary>
internal static class MrzScreen
{
    public static void Show(Terminal terminal, IReadOnlyList<MrzResult> results)
    {
        foreach (var result in results)
        {
            Show(terminal, result);
        }

        var right = results.Count(r => r.Reading.IsReadable);
        if (results.Count > 1)
        {
            terminal.Line($"{results.Count} documents: {right} right, {results.Count - right} not");
        }
    }

    private static void Show(Terminal terminal, MrzResult result)
    {
        var format = result.Reading.Document is { } document ? MrzAnswer.NameOf(document.Format) : "no zone";
        terminal.Line($"line {result.Line}: {format}");
        var grid = new Grid().AddColumns(3);
        foreach (var check in result.Reading.Checks)
        {
            grid.AddRow("  " + check.Name, Outcome(check), Terminal.Plain(check.Reason));
        }

        terminal.Show(grid);
        foreach (var digit in result.Reading.Digits)
        {
            terminal.Line(Digit(digit));
        }

        if (result.Candidates.Count > 0)
        {
            terminal.Line(
                "  It may have been misread. With these changes every digit is right; compare them with the document:"
            );
        }

        for (var i = 0; i < result.Candidates.Count; i++)
        {
            terminal.Line($"  {i + 1}. {string.Join("; ", result.Candidates[i].Changes.Select(Change))}");
        }
    }

    private static string Outcome(CheckResult check) =>
        $"[{(check.Outcome == Core.Outcome.Passed ? "green" : "red")}]{check.Outcome}[/]";

    private static string Digit(CheckDigitResult digit)
    {
        var found = Terminal.Plain(digit.Found.ToString());
        var place = $"  {digit.Name}: line {digit.Line}, position {digit.Position}: found {found}";
        return digit.Correct ? $"{place}, right" : $"{place}, {digit.Expected} belongs there";
    }

    private static string Change(MrzChange change) =>
        $"line {change.Line}, position {change.Position}: {Terminal.Plain(change.To.ToString())} in place of {Terminal.Plain(change.From.ToString())}";
}
