using System.CommandLine;
using System.Globalization;
using EGate.Cli.Documents;
using EGate.Core;
using EGate.Documents;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl anchors import</c>, <c>list</c> and <c>check</c>: what a site trusts. egated reads it when it starts.</summary>
internal static class AnchorsCommands
{
    private const string StoreByDefault = "/var/lib/egate/anchors";
    private const int SoonDays = 90;
    private const int CrlAgeDays = 90;

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("anchors", "CSCA certificates, master lists and revocation lists of the site; works without egated.")
        {
            Import(common, terminal),
            List(common, terminal),
            Check(common, terminal),
        };

    private static Option<string> Store() =>
        new("--store")
        {
            Description = $"The folder of the site (default: {StoreByDefault}, or that of make run in this checkout).",
            HelpName = "DIR",
            DefaultValueFactory = _ => StateOfCheckout.Or(StoreByDefault, "anchors"),
        };

    private static Command Import(CommonOptions common, Terminal terminal)
    {
        var files = new Argument<string[]>("FILE..")
        {
            Description = "Master lists, certificates, revocation, deviation and defect lists.",
            Arity = ArgumentArity.OneOrMore,
        };
        var signers = new Option<string[]>("--signer")
        {
            Description = "Certificates of those whose lists are believed; kept with the list.",
            HelpName = "FILE..",
            AllowMultipleArgumentsPerToken = true,
        };
        var by = new Option<string?>("--by")
        {
            Description = "Who answers for a certificate that nobody trusted signed.",
            HelpName = "WHO",
        };
        var why = new Option<string?>("--why") { Description = "Why it is trusted.", HelpName = "TEXT" };
        var store = Store();
        var command = new Command("import", "Verify and take over lists and certificates; tells what changed.")
        {
            files,
            signers,
            by,
            why,
            store,
        };
        command.SetAction(parsed =>
        {
            var folder = new TrustFolder(parsed.GetRequiredValue(store));
            var reports = parsed
                .GetRequiredValue(files)
                .Select(f =>
                    Guarded(() =>
                        folder.Import(
                            new TrustImport(
                                Path.GetFileName(f),
                                TrustFiles.Bytes(f),
                                TrustFiles.Signers(parsed.GetValue(signers) ?? []),
                                parsed.GetValue(by),
                                parsed.GetValue(why)
                            ),
                            terminal.Time.GetUtcNow()
                        )
                    )
                )
                .ToList();
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(new { Ok = reports.All(r => r.Problem is null), Imports = reports });
            }
            else
            {
                reports.ForEach(r => Say(terminal, r));
            }

            return reports.All(r => r.Problem is null) ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static Command List(CommonOptions common, Terminal terminal)
    {
        var store = Store();
        var command = new Command("list", "Show every anchor, where it comes from and how long it is valid.") { store };
        command.SetAction(parsed =>
        {
            var trust = Load(parsed.GetRequiredValue(store), terminal);
            var anchors = trust
                .Anchors.Anchors.OrderBy(a => a.Country, StringComparer.Ordinal)
                .ThenBy(a => a.NotAfter)
                .ToList();
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(
                    new
                    {
                        Anchors = anchors.Select(a => new
                        {
                            a.Country,
                            a.Name,
                            a.NotBefore,
                            a.NotAfter,
                            a.Provenance,
                            a.Fingerprint,
                        }),
                        RevocationLists = trust.RevocationListCount,
                        DeviationLists = trust.DeviationListCount,
                        DefectLists = trust.DefectListCount,
                        trust.Anchors.Problems,
                    }
                );
                return ExitCodes.Ok;
            }

            var grid = new Grid().AddColumns(4);
            foreach (var anchor in anchors)
            {
                grid.AddRow(
                    Terminal.Plain(anchor.Country),
                    anchor.NotAfter.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Terminal.Plain(anchor.Name),
                    Terminal.Plain(anchor.Provenance)
                );
            }

            terminal.Show(grid);
            terminal.Line(
                $"{anchors.Count} anchors, {trust.RevocationListCount} revocation lists, {trust.DeviationListCount} deviation lists, {trust.DefectListCount} defect lists"
            );
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Check(CommonOptions common, Terminal terminal)
    {
        var store = Store();
        var command = new Command(
            "check",
            $"Look over every anchor and list: ended or ending within {SoonDays} days, signatures, weak keys, old lists."
        )
        {
            store,
        };
        command.SetAction(parsed =>
        {
            var trust = Load(parsed.GetRequiredValue(store), terminal);
            var findings = TrustHealth.Examine(
                trust,
                terminal.Time.GetUtcNow(),
                TimeSpan.FromDays(SoonDays),
                TimeSpan.FromDays(CrlAgeDays)
            );
            var ok = trust.Anchors.Anchors.Count > 0 && findings.All(f => !f.IsFault);
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(
                    new
                    {
                        Ok = ok,
                        Anchors = trust.Anchors.Anchors.Count,
                        Findings = findings,
                    }
                );
            }
            else
            {
                foreach (var finding in findings)
                {
                    var mark = finding.IsFault ? "[red]fault[/]" : "[yellow]note[/] ";
                    terminal.Line(
                        $"{mark} {Terminal.Plain(finding.Subject)}: {Terminal.Plain(CheckWords.Of(finding.Reason))}"
                    );
                }

                terminal.Line($"{trust.Anchors.Anchors.Count} anchors, {findings.Count(f => f.IsFault)} faults");
            }

            return ok ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static TrustMaterial Load(string store, Terminal terminal) =>
        Directory.Exists(store)
            ? Guarded(() => new TrustFolder(store).Load(terminal.Time.GetUtcNow()))
            : throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.NotFound,
                $"{store} is not a folder, or is not there."
            );

    private static T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (TrustFolderException e)
        {
            throw new CommandFailure(Catalogue.FileNotReadable, ExitCodes.Failed, $"The store: {e.Reason}.", inner: e);
        }
    }

    private static void Say(Terminal terminal, TrustImportReport report)
    {
        var name = Terminal.Plain(report.Name);
        if (report.Problem is not null)
        {
            terminal.Line($"[red]not taken[/] {name} ({report.Kind}): {Terminal.Plain(CheckWords.Of(report.Problem))}");
            return;
        }

        terminal.Line(
            $"[green]taken[/] {name} ({report.Kind}): {report.Added.Count} added, {report.Removed.Count} removed, {report.Unchanged} unchanged"
        );
        foreach (var added in report.Added)
        {
            terminal.Line($"  + {Terminal.Plain(added.Country)} {Terminal.Plain(added.Name)}");
        }

        foreach (var removed in report.Removed)
        {
            terminal.Line($"  - {Terminal.Plain(removed.Country)} {Terminal.Plain(removed.Name)}");
        }
    }
}
