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
            var now = terminal.Time.GetLocalNow().DateTime;
            using var writer = Terminal.Buffered();
            IImportOutput output = parsed.GetValue(common.Json)
                ? new ImportJson(writer, now)
                : new ImportScreen(terminal);
            var import = new Import(opened, path, book, now, output);
            // Every file is read, whatever becomes of the others; the worst of them is the exit code.
            var code = parsed.GetRequiredValue(files).Select(import.Read).ToList().Max();
            output.Done(code == ExitCodes.Ok);
            return code;
        });
        return command;
    }

    private sealed class Import(
        ArrivalStore? store,
        string storePath,
        RuleBook? rules,
        DateTime now,
        IImportOutput output
    )
    {
        /// <summary>Reads and applies one file, whole or not at all; the exit code.</summary>
        public int Read(string file)
        {
            output.Begin(file);
            try
            {
                var read = PassengerFiles.Read(file, reader => Read(file, reader));
                output.End(read);
                return read.Ok ? ExitCodes.Ok : ExitCodes.Failed;
            }
            catch (CommandFailure failure)
            {
                output.Fail(failure);
                return failure.ExitCode;
            }
        }

        private ReadFile Read(string file, PassengerMessageReader reader)
        {
            var (count, whole) = (0, true);
            IEnumerable<PassengerMessage> Messages()
            {
                foreach (var message in reader.ReadAll())
                {
                    count++;
                    whole &= message is { ProblemsLost: 0, Kind: not MessageKind.Unknown };
                    output.Message(message);
                    yield return message;
                }
            }

            var applied = Apply(Messages());
            return new ReadFile(
                file,
                whole && count > 0 && reader.ProblemsLost == 0,
                reader.Interchanges,
                count,
                applied,
                [.. reader.Problems.Select(PassengerAnswers.Problem)],
                reader.ProblemsTotal
            );
        }

        private Applied? Apply(IEnumerable<PassengerMessage> messages)
        {
            if (store is null)
            {
                foreach (var _ in messages) { }

                return null;
            }

            return PassengerFiles.Storing(
                storePath,
                () =>
                    store.ApplyAll(
                        messages.Where(m => m.Kind != MessageKind.Unknown),
                        now,
                        rules is null ? null : (message, person) => rules.Flags(RuleSubject.Of(message, person, now))
                    )
            );
        }
    }
}
