using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using EGate.Cli.Commands;
using EGate.Cli.Commands.Lists;

namespace EGate.Cli;

/// <summary>The tree of verbs, and the one place where failures become words and exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Longest wait for a verb to end after Ctrl-C.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(2);

    /// <summary>Carries out one command line and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        var common = new CommonOptions();
        var parsed = Root(common, terminal).Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            return Usage(parsed);
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = StopWithin,
                }
            );
        }
        catch (CommandFailure failure)
        {
            Say(failure, parsed.GetValue(common.Json));
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Terminal.Error("egatectl: stopped before it was done.");
            return ExitCodes.Failed;
        }
    }

    private static RootCommand Root(CommonOptions common, Terminal terminal)
    {
        var root = new RootCommand("The technician's command line of an EGate lane.")
        {
            StatusCommand.Create(common, terminal),
            SimulateCommand.Create(common, terminal),
            JournalCommands.Create(common, terminal),
            MrzCommand.Create(common, terminal),
            DocumentCommands.Create(common, terminal),
            AnchorsCommands.Create(common, terminal),
            PassportCommand.Create(common, terminal),
            ConfigCommands.Create(common, terminal),
            DoctorCommand.Create(common, terminal),
            OfficersCommand.Create(common, terminal),
            RecordCommand.Create(common, terminal),
            PassengersCommands.Create(common, terminal),
            DatabasesCommands.Create(common, terminal),
            SharingCommands.Create(common, terminal),
            ListsCommands.Create(common, terminal),
            FaceCommands.Create(common, terminal),
            CameraCommands.Create(common, terminal),
        };
        root.Options.Add(common.Json);
        root.Options.Add(common.Socket);
        root.Options.Add(common.Wait);
        return root;
    }

    private static int Usage(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
        {
            Terminal.Error($"egatectl: {error.Message}");
        }

        Terminal.Error($"Try: {Path(parsed.CommandResult)} --help");
        return ExitCodes.Usage;
    }

    private static string Path(SymbolResult result) =>
        result is CommandResult { Command: RootCommand } || result.Parent is null
            ? "egatectl"
            : $"{Path(result.Parent)} {((CommandResult)result).Command.Name}";

    /// <summary>Tells a failure in words, or as JSON on one line.</summary>
    internal static void Say(CommandFailure failure, bool json)
    {
        if (json)
        {
            Terminal.JsonLine(new { Error = Answer(failure) });
            return;
        }

        Terminal.Error($"egatectl: {failure.Fault.Sentence} ({failure.Fault.Id})");
        Terminal.Error($"  what   {failure.Message}");
        Terminal.Error($"  cause  {failure.Fault.Cause}");
        Terminal.Error($"  fix    {failure.Remedy}");
    }

    /// <summary>A failure as JSON has it.</summary>
    internal static object Answer(CommandFailure failure) =>
        new
        {
            failure.Fault.Id,
            failure.Fault.Sentence,
            Detail = failure.Message,
            failure.Fault.Cause,
            failure.Remedy,
        };
}
