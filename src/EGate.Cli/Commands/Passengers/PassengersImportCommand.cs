using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Passengers;

namespace EGate.Cli.Commands;

/// <summary>
/// <c>egatectl passengers import</c>: reads PAXLST and PNRGOV files into the store of expected arrivals and says of each message what was
/// in it and what could not be used, and where. The exit code is 1 when a file has no message or something of one may be missing.
/// </summary>
internal static class PassengersImportCommand
{
    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "PAXLST or PNRGOV messages; - reads standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var store = PassengersCommands.StoreOption();
        var rules = new Option<string?>("--rules")
        {
            Description = "Rules whose flags are kept with the arrivals.",
            HelpName = "FILE",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read and tell; store nothing." };
        var command = new Command("import", "Read messages into the expected arrivals, with a summary of each.")
        {
            files,
            store,
            rules,
            dryRun,
        };
        command.SetAction(parsed =>
        {
            var book = PassengerFiles.Rules(parsed.GetValue(rules));
            var path = parsed.GetRequiredValue(store);
            using var opened = parsed.GetValue(dryRun) ? null : PassengerFiles.Store(path, make: true);
            var import = new Import(opened, path, book, terminal.Time.GetLocalNow().DateTime);
            var read = parsed.GetRequiredValue(files).Select(import.Read).ToList();
            var ok = read.TrueForAll(f => f.Ok);
            if (parsed.GetValue(common.Json))
            {
                Terminal.Json(new { Ok = ok, Files = read });
            }
            else
            {
                read.ForEach(f => Show(terminal, f));
            }

            return ok ? ExitCodes.Ok : ExitCodes.Failed;
        });
        return command;
    }

    private static void Show(Terminal terminal, ReadFile file)
    {
        var mark = file.Ok ? "[green]ok[/]" : "[red]not whole[/]";
        terminal.Line($"{mark} {Terminal.Plain(file.File)}: {file.Messages.Count} messages");
        foreach (var message in file.Messages)
        {
            var flights = string.Join(
                ", ",
                message.Flights.Select(l => $"{l.Flight} {l.From}-{l.To} {l.Arrives ?? l.Departs}")
            );
            var stored = message.Stored is { } count ? $", {count} stored" : "";
            var records = message.Records > 0 ? $", {message.Records} reservations" : "";
            terminal.Line(
                $"  message {message.Number}  {message.Kind} {message.Action}  {Terminal.Plain(flights)}{records}, {message.Persons} persons, {message.Documents} documents{stored}; {message.Segments} segments, {message.Skipped} skipped"
            );
            Show(terminal, message.Problems, message.ProblemsTotal);
        }

        Show(terminal, file.Problems, file.ProblemsTotal);
    }

    private static void Show(Terminal terminal, IReadOnlyList<ProblemAnswer> problems, int total)
    {
        foreach (var problem in problems)
        {
            var (colour, what) = problem.Lost ? ("red", "lost") : ("yellow", "noted");
            terminal.Line(
                $"    [{colour}]{what}[/] segment {problem.Segment} {Terminal.Plain(problem.Tag)} at character {problem.Offset}: {problem.Reason}"
            );
        }

        if (total > problems.Count)
        {
            terminal.Line($"    and {total - problems.Count} more");
        }
    }

    /// <summary>What became of one file.</summary>
    private sealed record ReadFile(
        string File,
        bool Ok,
        int Interchanges,
        IReadOnlyList<PassengerMessageAnswer> Messages,
        IReadOnlyList<ProblemAnswer> Problems,
        int ProblemsTotal
    );

    private sealed class Import(ArrivalStore? store, string storePath, RuleBook? rules, DateTime now)
    {
        public ReadFile Read(string file) =>
            PassengerFiles.Read(
                file,
                reader =>
                {
                    var messages = reader.ReadAll().Select(m => new PassengerMessageAnswer(m, Apply(m))).ToList();
                    var ok =
                        messages.Count > 0
                        && reader.ProblemsLost == 0
                        && messages.TrueForAll(m => m is { ProblemsLost: 0, Kind: not MessageKind.Unknown });
                    return new ReadFile(
                        file,
                        ok,
                        reader.Interchanges,
                        messages,
                        [.. reader.Problems.Select(PassengerAnswers.Problem)],
                        reader.ProblemsTotal
                    );
                }
            );

        private Applied? Apply(PassengerMessage message) =>
            store is null || message.Kind == MessageKind.Unknown
                ? null
                : PassengerFiles.Storing(
                    storePath,
                    () =>
                        store.Apply(
                            message,
                            now,
                            rules is null ? null : person => rules.Flags(RuleSubject.Of(message, person, now))
                        )
                );
    }
}
