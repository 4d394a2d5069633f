using System.CommandLine;
using System.Text.Json;
using EGate.Watchlists;

namespace EGate.Cli.Commands.Lists;

/// <summary><c>egatectl lists match</c>: how likely two names are one person's, and by which rules; <c>-</c> reads JSON lines.</summary>
internal static class ListsMatchCommand
{
    /// <summary>Score from which the exit code says that the names agree.</summary>
    private const double AgreesAt = 0.5;

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Two names, or - for JSON lines: {\"a\": NAME, \"b\": NAME} gives {\"score\", \"rules\"}.",
            Arity = new ArgumentArity(1, 2),
        };
        var command = new Command("match", "Compare two names: score and rules.") { names };
        command.Validators.Add(result =>
        {
            if (result.GetValue(names) is { Length: 1 } only && only[0] != NamedFiles.StandardInput)
            {
                result.AddError("Give two names, or - for JSON lines.");
            }
        });
        command.SetAction(parsed =>
        {
            var given = parsed.GetRequiredValue(names);
            if (given.Length == 1)
            {
                return JsonLines.Answer(Console.In, Console.Out, Match, JsonLines.Error) == 0
                    ? ExitCodes.Ok
                    : ExitCodes.Failed;
            }

            var pair = NamePair.Compare(given[0], given[1]);
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(pair);
            }
            else
            {
                Show(terminal, pair);
            }

            return pair.Score >= AgreesAt ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static NamePair Match(JsonElement line) =>
        JsonLines.Text(line, "a") is { } a && JsonLines.Text(line, "b") is { } b
            ? NamePair.Compare(a, b)
            : throw new JsonException("a and b are needed");

    private static void Show(Terminal terminal, NamePair pair)
    {
        terminal.Line($"score {pair.Score:0.000}");
        foreach (var rule in pair.Rules)
        {
            terminal.Line($"  {Terminal.Plain(rule)}");
        }
    }
}
