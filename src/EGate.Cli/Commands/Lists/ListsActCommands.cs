using System.CommandLine;
using System.Globalization;
using EGate.Core;
using EGate.Watchlists;

namespace EGate.Cli.Commands.Lists;

/// <summary><c>egatectl lists rollback</c>, <c>clear</c> and <c>key</c>: what an officer of the lists does by an act of his own.</summary>
internal static class ListsActCommands
{
    private const int HoursMax = 24 * 30;
    private const int HoursByDefault = 72;
    private const int ClearedBytesMax = 1 << 28;

    public static Command Rollback(CommonOptions common, Terminal terminal)
    {
        var to = Required("--to", "DIR", "Folder of the older package.");
        var output = Required(
            "--out",
            "DIR",
            "Folder of the package in force; the older lists take its place under a new number."
        );
        var key = Required("--key", "FILE", "Private key that signs.");
        var by = Required("--by", "NAME", "Officer who decides it.");
        var reason = Required("--reason", "TEXT", "Why, in a few words.");
        var fromNow = new Option<bool>("--age-from-now")
        {
            Description =
                "The officer answers for the older lists being good as of now; otherwise their age goes on counting.",
        };
        var hours = new Option<int>("--valid-hours")
        {
            Description = $"How long they may be used at most, 1 to {HoursMax}.",
            HelpName = "N",
            DefaultValueFactory = _ => HoursByDefault,
        };
        hours.MustBeWithin(1, HoursMax);
        var command = new Command(
            "rollback",
            "Put older lists in force again, as a new package that is signed by name."
        )
        {
            to,
            output,
            key,
            by,
            reason,
            fromNow,
            hours,
        };
        command.SetAction(parsed =>
        {
            var signed = ListFailures.Guard(
                () =>
                {
                    using var signer = PackageKey.Load(parsed.GetRequiredValue(key));
                    var act = new PackageRollback(
                        0,
                        parsed.GetRequiredValue(by),
                        parsed.GetRequiredValue(reason),
                        parsed.GetValue(fromNow)
                    );
                    return new PackageBuilder(terminal.Time).RollBack(
                        parsed.GetRequiredValue(to),
                        parsed.GetRequiredValue(output),
                        signer,
                        act,
                        TimeSpan.FromHours(parsed.GetValue(hours))
                    );
                },
                Catalogue.ListPackageNotMade
            );
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(new { Package = ListsBuildAnswer.Package(signed) });
            }
            else
            {
                terminal.Line(
                    $"[green]ok[/] package {signed.Manifest.Sequence} holds the lists of package {signed.Manifest.Rollback!.Sequence} of {signed.Manifest.Made:yyyy-MM-dd HH:mm} UTC"
                );
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command Clear(CommonOptions common, Terminal terminal)
    {
        var file = Required(
            "--file",
            "FILE",
            "File of the cleared look-alikes, for lists build --cleared; made when it is not there."
        );
        var document = Required("--document", "NUMBER", "Number of the traveller's document.");
        var issuer = Required("--issuer", "CODE", "Issuing state as in the zone.");
        var list = Required("--list", "CODE", "Code of the list.");
        var entry = Required("--entry", "TEXT", "Reference of the entry.");
        var by = Required("--by", "NAME", "Officer who found that it is not this person.");
        var until = Required("--until", "DATE", "Last day on which it counts, yyyy-MM-dd.");
        var command = new Command("clear", "Note that the holder of a document is not the person of an entry.")
        {
            file,
            document,
            issuer,
            list,
            entry,
            by,
            until,
        };
        command.SetAction(parsed =>
        {
            var count = ListFailures.Guard(
                () =>
                {
                    var row = new ClearedLookalike(
                        parsed.GetRequiredValue(document),
                        parsed.GetRequiredValue(issuer),
                        parsed.GetRequiredValue(list),
                        parsed.GetRequiredValue(entry),
                        parsed.GetRequiredValue(by),
                        Day(parsed.GetRequiredValue(until))
                    );
                    return Note(parsed.GetRequiredValue(file), row);
                },
                Catalogue.ListPackageNotMade
            );
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(new { Cleared = count });
            }
            else
            {
                terminal.Line($"[green]ok[/] {count} in the file; it counts from the next package built with it");
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command Key(CommonOptions common, Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Where the private key goes; the public one gets the ending .pub.",
        };
        var command = new Command(
            "key",
            "Make a key that signs packages (ECDSA P-256). The public half goes into the lanes' lists.package_keys."
        )
        {
            file,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var fingerprint = ListFailures.Guard(
                () =>
                {
                    using var key = PackageKey.Create();
                    key.Save(path);
                    return key.Fingerprint;
                },
                Catalogue.ListPackageNotMade
            );
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(
                    new
                    {
                        Private = path,
                        Public = path + ".pub",
                        Fingerprint = fingerprint,
                    }
                );
            }
            else
            {
                terminal.Line(
                    $"[green]ok[/] key {fingerprint[..16]}: keep {Terminal.Plain(path)}, give {Terminal.Plain(path)}.pub to the lanes"
                );
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static int Note(string path, ClearedLookalike row)
    {
        var cleared = ClearedLookalikes.None;
        if (File.Exists(path))
        {
            using var file = File.OpenRead(path);
            cleared =
                file.Length <= ClearedBytesMax
                    ? ClearedLookalikes.Read(file)
                    : throw new ListRefusedException(0, "the file is larger than such a file is");
        }

        var more = cleared.With(row);
        File.WriteAllBytes(path + ".new", more.ToBytes());
        File.Move(path + ".new", path, overwrite: true);
        return more.Rows.Count;
    }

    private static DateOnly Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CommandFailure(
                Catalogue.ListPackageNotMade,
                ExitCodes.Usage,
                $"{text} is no day.",
                "Write yyyy-MM-dd."
            );

    private static Option<string> Required(string name, string help, string description) =>
        new(name)
        {
            Description = description,
            HelpName = help,
            Required = true,
        };
}
