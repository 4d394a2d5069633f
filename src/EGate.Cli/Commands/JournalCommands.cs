using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EGate.Core;
using EGate.Journal;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl journal verify</c> and <c>journal show</c>: the record of every crossing, beside a running egated or on a copy.</summary>
internal static class JournalCommands
{
    private const string PathByDefault = "/var/lib/egate/journal.db";
    private const int KeyBytesMax = 4096;
    private const int LastByDefault = 50;

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("journal", "Verify and show the journal; works without egated and on copies.")
        {
            Verify(common, terminal),
            Show(common, terminal),
        };

    private static Command Verify(CommonOptions common, Terminal terminal)
    {
        var path = PathArgument();
        var key = new Option<string?>("--key")
        {
            Description =
                "The public key noted at installation (PEM); the one beside the journal may have been replaced.",
            HelpName = "FILE",
        };
        var checkpoint = new Option<string?>("--checkpoint")
        {
            Description = "A checkpoint kept outside the kiosk; the journal must contain it.",
            HelpName = "FILE",
        };
        var command = new Command("verify", "Find every record that was changed, removed, moved or inserted.")
        {
            path,
            key,
            checkpoint,
        };
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(path);
            var verified = Reading(
                file,
                () =>
                    JournalVerifier.Verify(
                        file,
                        parsed.GetValue(key) is { } keyFile ? NamedFiles.Text(keyFile, KeyBytesMax) : null,
                        parsed.GetValue(checkpoint) is { } checkpointFile ? Checkpoint(checkpointFile) : null
                    )
            );
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(
                    new
                    {
                        Path = file,
                        Intact = verified.IsIntact,
                        verified.Records,
                        verified.Genuine,
                        verified.Head,
                        verified.KeyFingerprint,
                        verified.FindingsTotal,
                        verified.Findings,
                    }
                );
            }
            else
            {
                Say(terminal, verified);
            }

            return verified.IsIntact ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static Command Show(CommonOptions common, Terminal terminal)
    {
        var path = PathArgument();
        var last = new Option<int>("--last")
        {
            Description = "How many of the newest records.",
            HelpName = "N",
            DefaultValueFactory = _ => LastByDefault,
        };
        last.MustBeWithin(1, JournalReader.CountMax);
        var crossing = new Option<string?>("--crossing")
        {
            Description = "Only the records of this crossing.",
            HelpName = "ID",
        };
        var command = new Command("show", "Show the newest records. It does not judge them: that is verify.")
        {
            path,
            last,
            crossing,
        };
        command.SetAction(parsed =>
        {
            var file = parsed.GetRequiredValue(path);
            var id = parsed.GetValue(crossing);
            var records = Reading(file, () => JournalReader.Read(file, parsed.GetValue(last), id));
            if (id is not null && records.Count == 0)
            {
                throw new CommandFailure(
                    Catalogue.NotFound,
                    ExitCodes.NotFound,
                    $"The journal has no record of a crossing \"{id}\"."
                );
            }

            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(records.Select(Answer));
            }
            else
            {
                terminal.Show(Table(records));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static Argument<string> PathArgument() =>
        new("PATH")
        {
            Description = "The journal's file.",
            DefaultValueFactory = _ => StateOfCheckout.Or(PathByDefault, "journal.db"),
        };

    private static T Reading<T>(string file, Func<T> read)
    {
        if (!File.Exists(file))
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.NotFound,
                $"{file} is not there, or its folder is closed to this user."
            );
        }

        try
        {
            return read();
        }
        catch (JournalException e)
        {
            throw new CommandFailure(e.Fault, ExitCodes.Failed, e.Detail, inner: e);
        }
    }

    private static JournalCheckpoint Checkpoint(string file) =>
        JournalCheckpoint.TryParse(NamedFiles.Text(file, KeyBytesMax), out var checkpoint)
            ? checkpoint!
            : throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{file} is no checkpoint of a journal."
            );

    private static void Say(Terminal terminal, JournalVerification verified)
    {
        terminal.Line(
            verified.IsIntact
                ? $"[green]intact[/] {verified.Records} records, every one genuine and at its place"
                : $"[red]NOT intact[/] {verified.FindingsTotal} findings in {verified.Records} records, {verified.Genuine} of them genuine"
        );
        foreach (var finding in verified.Findings)
        {
            var where = finding.Sequence == 0 ? "journal" : $"record {finding.Sequence}";
            terminal.Line($"  [bold]{where}[/]  {finding.Damage}: {Terminal.Plain(finding.Detail)}");
        }

        terminal.Line($"  head {verified.Head}");
        terminal.Line($"  key  {verified.KeyFingerprint}  (compare it with the one noted at installation)");
    }

    private static object Answer(JournalRecord record) =>
        new
        {
            record.Sequence,
            record.At,
            record.MonotonicMs,
            record.Kind,
            Crossing = record.Crossing.Length == 0 ? null : record.Crossing,
            Arguments = ArgumentsOf(record),
            record.Hash,
        };

    /// <summary>The arguments as JSON; as text when somebody has made them something else.</summary>
    private static object ArgumentsOf(JournalRecord record)
    {
        try
        {
            using var json = JsonDocument.Parse(record.Arguments);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return record.Arguments;
        }
    }

    private static Grid Table(IReadOnlyList<JournalRecord> records)
    {
        var grid = new Grid();
        for (var column = 0; column < 4; column++)
        {
            grid.AddColumn(new GridColumn { NoWrap = true });
        }

        grid.AddColumn();
        foreach (var record in records)
        {
            grid.AddRow(
                record.Sequence.ToString(CultureInfo.InvariantCulture),
                record.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                Terminal.Plain(record.Kind),
                Terminal.Plain(record.Crossing),
                Terminal.Plain(record.Arguments)
            );
        }

        return grid;
    }
}
