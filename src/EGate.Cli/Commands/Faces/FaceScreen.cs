using System.Globalization;
using EGate.Cli.Answers;
using EGate.Core;

namespace EGate.Cli.Commands;

/// <summary>Answers about faces, for people: one line each, the worst quality component named where there is one.</summary>
internal static class FaceScreen
{
    /// <summary>Shows each answer as it comes; 0 when all passed.</summary>
    public static int Show(IEnumerable<FaceAnswer> answers, bool json, Terminal terminal)
    {
        var code = ExitCodes.Ok;
        foreach (var answer in answers)
        {
            code = answer.Outcome == Outcome.Passed ? code : ExitCodes.Failed;
            if (json)
            {
                Terminal.JsonLine(answer);
            }
            else
            {
                terminal.Line(Line(answer));
            }
        }

        return code;
    }

    private static string Line(FaceAnswer answer)
    {
        var colour = answer.Outcome switch
        {
            Outcome.Passed => "green",
            Outcome.Failed => "red",
            _ => "yellow",
        };
        var what = answer.File ?? $"{answer.A} {answer.B}";
        var score = answer.Score?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
        return $"[{colour}]{answer.Outcome}[/] {score} {answer.Reason}  {Terminal.Plain(what)}{Details(answer)}";
    }

    private static string Details(FaceAnswer answer)
    {
        if (answer.Components is { Count: > 0 } components)
        {
            var figures = components.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value:0}"));
            return $"\n    {string.Join(", ", figures)}";
        }

        return answer.Faces is { Count: > 0 } faces ? $"  ({faces.Count})" : "";
    }
}
