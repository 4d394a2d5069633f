using System.CommandLine;
using EGate.Core;
using EGate.Watchlists;

namespace EGate.Cli.Commands.Lists;

/// <summary><c>egatectl lists import</c>, <c>info</c> and <c>verify</c>: packages that are there already.</summary>
internal static class ListsPackageCommands
{
    private const string ArrivalByDefault = "/var/spool/egate/lists";
    private const string KeysByDefault = "/etc/egate/list-keys";

    public static Command Import(CommonOptions common, Terminal terminal)
    {
        var from = Folder("DIR", "Folder of the package, e.g. on a stick.");
        var to = new Option<string>("--to")
        {
            Description = $"Folder from which the lane takes packages, its lists.package (default {ArrivalByDefault}).",
            HelpName = "DIR",
            DefaultValueFactory = _ => ArrivalByDefault,
        };
        var keys = Keys();
        var command = new Command(
            "import",
            "Verify a package and put it where the lane takes it; the lane verifies it again."
        )
        {
            from,
            to,
            keys,
        };
        command.SetAction(parsed =>
        {
            var (source, target) = (parsed.GetRequiredValue(from), parsed.GetRequiredValue(to));
            var manifest = ListFailures.Guard(
                () =>
                    PackageImport.Run(
                        source,
                        target,
                        PackageKeys.Load(parsed.GetRequiredValue(keys)),
                        terminal.Time.GetUtcNow()
                    ),
                Catalogue.ListPackageRefused
            );
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(
                    new
                    {
                        manifest.Sequence,
                        manifest.Made,
                        To = target,
                    }
                );
            }
            else
            {
                terminal.Line(
                    $"[green]ok[/] package {manifest.Sequence} is in {Terminal.Plain(target)}; the lane takes it within 5 s"
                );
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command Info(CommonOptions common, Terminal terminal)
    {
        var folder = Folder("DIR", "Folder of a package.");
        var command = new Command("info", "Show what a package says of itself; nothing is verified.") { folder };
        command.SetAction(parsed =>
        {
            var signed = ListFailures.Guard(
                () => PackageFolder.ReadManifest(parsed.GetRequiredValue(folder)),
                Catalogue.ListPackageRefused
            );
            var manifest = signed.Manifest;
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(new { Package = ListsBuildAnswer.Package(signed), manifest.Sources });
                return ExitCodes.Ok;
            }

            terminal.Line(
                $"package {manifest.Sequence}, made {manifest.Made:yyyy-MM-dd HH:mm:ss} UTC, valid until {manifest.ValidUntil:yyyy-MM-dd HH:mm:ss} UTC, "
                    + (signed.IsSigned ? $"signed with {Terminal.Plain(manifest.Key)}" : "unsigned")
            );
            if (manifest.Base is { } number)
            {
                terminal.Line($"a delta to package {number}");
            }

            if (manifest.Rollback is { } act)
            {
                terminal.Line(
                    $"rolls back to package {act.Sequence}, by {Terminal.Plain(act.By)}: {Terminal.Plain(act.Reason)}"
                );
            }

            terminal.Show(ListsBuildAnswer.Sources(manifest));
            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command Verify(CommonOptions common, Terminal terminal)
    {
        var folder = Folder("DIR", "Folder of a package.");
        var keys = Keys();
        var command = new Command(
            "verify",
            "Say everything that is wrong with a package: signature, lengths, hashes, index."
        )
        {
            folder,
            keys,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(folder);
            var problems = ListFailures.Guard(
                () => PackageFolder.Examine(path, PackageKeys.Load(parsed.GetRequiredValue(keys))),
                Catalogue.ListPackageRefused
            );
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(
                    new
                    {
                        Ok = problems.Count == 0,
                        Problems = problems.Select(p => new { Fault = PackageException.WordOf(p.Fault), p.Detail }),
                    }
                );
            }
            else
            {
                foreach (var problem in problems)
                {
                    terminal.Line(
                        $"[red]{PackageException.WordOf(problem.Fault)}[/]  {Terminal.Plain(problem.Detail)}"
                    );
                }

                terminal.Line(
                    problems.Count == 0
                        ? "[green]ok[/] the package is whole and signed by a known key"
                        : "[red]not ok[/]"
                );
            }

            return problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static Argument<string> Folder(string name, string description) => new(name) { Description = description };

    private static Option<string> Keys() =>
        new("--keys")
        {
            Description =
                $"Public keys whose packages are taken, the lane's lists.package_keys (default {KeysByDefault}).",
            HelpName = "PATH",
            DefaultValueFactory = _ => KeysByDefault,
        };
}
