using EGate.Watchlists;
using Spectre.Console;

namespace EGate.Cli.Commands.Lists;

/// <summary>What <c>lists build</c> says: the package, each source with its counts, and every record that could not be used.</summary>
internal static class ListsBuildAnswer
{
    public static void Say(bool json, Terminal terminal, PackageBuild build, string output, TimeSpan took)
    {
        if (json)
        {
            Terminal.Json(
                new
                {
                    Package = Package(build.Manifest),
                    Out = output,
                    Seconds = Math.Round(took.TotalSeconds, 2),
                    build.Changed,
                    build.Removed,
                    Sources = build.Manifest.Manifest.Sources,
                    Rejections = build.Readings.SelectMany(r =>
                        r.Rejections.Select(x => new
                        {
                            List = r.Settings.List,
                            x.Line,
                            x.Record,
                            x.Reason,
                            x.Lost,
                        })
                    ),
                }
            );
            return;
        }

        Show(terminal, build, output, took);
    }

    /// <summary>The facts of a package that every answer shows.</summary>
    public static object Package(SignedManifest signed) =>
        new
        {
            signed.Manifest.Sequence,
            signed.Manifest.Made,
            signed.Manifest.ValidUntil,
            signed.IsSigned,
            signed.Manifest.Key,
            signed.Sha256,
            signed.Manifest.Base,
            signed.Manifest.Rollback,
            signed.Manifest.Settings,
            signed.Manifest.Files,
        };

    /// <summary>A table of the sources.</summary>
    public static Table Sources(PackageManifest manifest)
    {
        var table = new Table().AddColumns(
            "list",
            "action",
            "format",
            "persons",
            "documents",
            "skipped",
            "rejected",
            "made"
        );
        foreach (var source in manifest.Sources)
        {
            table.AddRow(
                source.List,
                source.Action.ToString(),
                source.Format.ToString(),
                $"{source.Identities}",
                $"{source.Documents}",
                $"{source.Skipped}",
                $"{source.Rejected}",
                source.Made is { } made ? $"{made:yyyy-MM-dd HH:mm}" : "not told"
            );
        }

        return table;
    }

    private static void Show(Terminal terminal, PackageBuild build, string output, TimeSpan took)
    {
        terminal.Show(Sources(build.Manifest.Manifest));
        foreach (var reading in build.Readings)
        {
            foreach (var rejection in reading.Rejections)
            {
                terminal.Line(
                    $"  {reading.Settings.List} line {rejection.Line} {Terminal.Plain(rejection.Record)}: {Terminal.Plain(rejection.Reason)}{(rejection.Lost ? " [red](lost)[/]" : "")}"
                );
            }
        }

        var bytes = build.Manifest.Manifest.Files.Sum(f => f.Bytes);
        terminal.Line(
            $"[green]ok[/] package {build.Manifest.Manifest.Sequence} in {Terminal.Plain(output)}: {bytes} bytes, {took.TotalSeconds:0.0} s, "
                + (
                    build.Manifest.IsSigned
                        ? $"signed with {build.Manifest.Manifest.Key[..16]}"
                        : "unsigned: for searching by hand, no lane takes it"
                )
        );
    }
}
