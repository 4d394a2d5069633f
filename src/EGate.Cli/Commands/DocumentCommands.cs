using System.CommandLine;
using System.Globalization;
using EGate.Cli.Documents;
using EGate.Core;
using EGate.Documents;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl document</c>. <c>document verify</c> judges the raw files of a chip, without egated and without a chip.</summary>
internal static class DocumentCommands
{
    private const int ZoneBytesMax = 4096;

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("document", "Travel documents.") { Verify(common, terminal), DocumentReadCommand.Create(common, terminal) };

    private static Command Verify(CommonOptions common, Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The chip's raw files: EF_SOD.bin, EF_COM.bin, DG1.bin or Datagroup1.bin, and so on.",
        };
        var anchors = Files("--anchors", "CSCA certificates (DER, PEM), master lists, LDIF, or folders of them.");
        var crls = Files("--crl", "Revocation lists.");
        var deviations = Files("--deviation-list", "Deviation lists of states (Doc 9303-12).");
        var defects = Files("--defect-list", "Defect lists (BSI TR-03129).");
        var signers = Files("--list-signer", "Certificates of those whose lists are believed.");
        var mrz = new Option<string?>("--mrz")
        {
            Description = "The printed zone as text; DG1 must be the same.",
            HelpName = "FILE",
        };
        var at = new Option<DateTimeOffset?>("--at")
        {
            Description = "Judge as of this day or time (UTC) instead of now.",
            HelpName = "DATE",
            CustomParser = result =>
            {
                const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
                if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, utc, out var time))
                {
                    return time;
                }

                result.AddError($"--at takes a day or a time, e.g. 2026-11-24, not \"{result.Tokens[0].Value}\".");
                return null;
            },
        };
        var command = new Command("verify", "Judge a folder of raw files and print every check.")
        {
            folder,
            anchors,
            crls,
            deviations,
            defects,
            signers,
            mrz,
            at,
        };
        command.SetAction(parsed =>
        {
            var time = parsed.GetValue(at) ?? terminal.Time.GetUtcNow();
            var document = DocumentFolder.Open(parsed.GetRequiredValue(folder));
            string[] lists = [.. Named(parsed, crls), .. Named(parsed, deviations), .. Named(parsed, defects)];
            var trust = TrustMaterial.Load(
                TrustFiles.Anchors(Named(parsed, anchors)).Concat(TrustFiles.Lists(lists)),
                TrustFiles.Signers(Named(parsed, signers)),
                time
            );
            var inputs = new DocumentInputs(
                Zone(parsed.GetValue(mrz)),
                Named(parsed, crls).Length,
                Named(parsed, deviations).Length,
                Named(parsed, defects).Length
            );
            var verification = new DocumentVerification(document, trust, inputs);
            verification.Run(time);
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(Answer(verification, trust));
            }
            else
            {
                Show(terminal, verification, trust);
            }

            return verification.Outcome == Outcome.Passed ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static Option<string[]> Files(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "FILE..",
            AllowMultipleArgumentsPerToken = true,
        };

    private static string[] Named(ParseResult parsed, Option<string[]> files) => parsed.GetValue(files) ?? [];

    private static string? Zone(string? file) =>
        file is null ? null : string.Concat(NamedFiles.Text(file, ZoneBytesMax).Where(c => !char.IsWhiteSpace(c)));

    private static object Answer(DocumentVerification verification, TrustMaterial trust) =>
        new
        {
            verification.Outcome,
            Checks = verification.Checks.Select(c => new
            {
                c.Name,
                c.Outcome,
                c.Reason,
            }),
            verification.Anchor,
            Problems = trust.Anchors.Problems.Select(p => new
            {
                File = p.Provenance,
                p.Index,
                p.Reason,
            }),
        };

    private static void Show(Terminal terminal, DocumentVerification verification, TrustMaterial trust)
    {
        var grid = new Grid().AddColumns(3);
        foreach (var check in verification.Checks)
        {
            grid.AddRow(Coloured(check.Outcome), check.Name, Terminal.Plain(CheckWords.Of(check.Reason)));
        }

        terminal.Show(grid);
        foreach (var problem in trust.Anchors.Problems)
        {
            terminal.Line(
                $"  {Terminal.Plain(problem.Provenance)} ({problem.Index}): not used: {Terminal.Plain(CheckWords.Of(problem.Reason))}"
            );
        }

        if (verification.Anchor is not null)
        {
            terminal.Line($"  trusted by {Terminal.Plain(verification.Anchor)}");
        }

        terminal.Line($"document {Coloured(verification.Outcome)}");
    }

    private static string Coloured(Outcome outcome) =>
        outcome switch
        {
            Outcome.Passed => "[green]passed[/]",
            Outcome.Failed => "[red]FAILED[/]",
            Outcome.NotPossible => "[yellow]not possible[/]",
            _ => "not done",
        };
}
