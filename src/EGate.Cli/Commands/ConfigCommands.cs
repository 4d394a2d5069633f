using System.CommandLine;
using EGate.Core;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl config check</c> and <c>config explain</c>: lane profiles, without egated.</summary>
internal static class ConfigCommands
{
    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("config", "Check and explain lane profiles; works without egated.")
        {
            Check(common, terminal),
            Explain(common, terminal),
        };

    private static Command Check(CommonOptions common, Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A lane profile (JSON with comments)." };
        var command = new Command("check", "List everything that is wrong with a profile, with what to write instead.")
        {
            file,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var result = LaneProfileReader.Read(NamedFiles.Text(path, LaneProfileReader.BytesMax));
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(
                    new
                    {
                        File = path,
                        Ok = result.Profile is not null,
                        Fault = result.Profile is null ? Catalogue.ProfileRefused.Id : null,
                        result.Problems,
                    }
                );
            }
            else
            {
                Show(terminal, path, result);
            }

            return result.Profile is null ? ExitCodes.Failed : ExitCodes.Ok;
        });
        return command;
    }

    private static Command Explain(CommonOptions common, Terminal terminal)
    {
        var key = new Argument<string>("KEY")
        {
            Description = "A key or a section, e.g. timings.enter_ms_max or timings; all when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("explain", "Say what a key of a profile is for: bounds, unit, default, reason.")
        {
            key,
        };
        command.SetAction(parsed =>
        {
            var keys = Chosen(parsed.GetValue(key));
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(keys);
            }
            else
            {
                foreach (var chosen in keys)
                {
                    Show(terminal, chosen);
                }
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static List<ProfileKey> Chosen(string? name)
    {
        var chosen = ProfileKeys
            .All.Where(k => name is null || k.Path == name || k.Path.StartsWith(name + ".", StringComparison.Ordinal))
            .ToList();
        if (chosen.Count > 0)
        {
            return chosen;
        }

        var nearest = ProfileKeys.Nearest(name!);
        throw new CommandFailure(
            Catalogue.NotFound,
            ExitCodes.NotFound,
            $"A profile has no key \"{name}\".",
            nearest is null ? "Run egatectl config explain for all keys." : $"Write {nearest}."
        );
    }

    private static void Show(Terminal terminal, string path, ProfileResult result)
    {
        if (result.Profile is { } profile)
        {
            terminal.Line(
                $"[green]ok[/] {Terminal.Plain(path)}: {Terminal.Plain(profile.Lane)}, {profile.Topology}, {profile.Devices}"
            );
            return;
        }

        terminal.Line(
            $"[red]{Catalogue.ProfileRefused.Id}[/] {Terminal.Plain(path)}: {result.Problems.Count} problems"
        );
        foreach (var problem in result.Problems)
        {
            terminal.Line(
                $"  [bold]{Terminal.Plain(problem.Path.Length == 0 ? "(file)" : problem.Path)}[/]  {Terminal.Plain(problem.Problem)}"
            );
            terminal.Line($"    {Terminal.Plain(problem.Remedy)}");
        }
    }

    private static void Show(Terminal terminal, ProfileKey key)
    {
        terminal.Line($"[bold]{Terminal.Plain(key.Path)}[/]  {Terminal.Plain(key.Wanted)}");
        terminal.Line($"    default {Terminal.Plain(key.Default ?? "none: it must be given")}");
        terminal.Line($"    {Terminal.Plain(key.Reason)}");
    }
}
