using System.CommandLine;
using EGate.Cli.Answers;

namespace EGate.Cli.Commands;

/// <summary>What the verbs that look at one picture at a time have in common: many files, or lines of JSON on standard input.</summary>
internal static class FaceFileCommand
{
    /// <summary>Makes the verb; <paramref name="look"/> answers of one file.</summary>
    public static Command Create(
        string name,
        string what,
        CommonOptions common,
        Terminal terminal,
        Func<FaceSession, string, FaceAnswer> look
    )
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Pictures; or - alone.",
            Arity = ArgumentArity.OneOrMore,
        };
        var models = FaceSession.ModelsOption();
        var command = new Command(name, what) { files, models };
        command.SetAction(
            (parsed, cancellation) =>
            {
                using var session = FaceSession.Open(parsed.GetRequiredValue(models));
                var named = parsed.GetRequiredValue(files);
                if (named is [NamedFiles.StandardInput])
                {
                    FaceLines.Answer(
                        request => FaceLines.File(request, "file") is { } file ? look(session, file) : null,
                        cancellation
                    );
                    return Task.FromResult(ExitCodes.Ok);
                }

                var answers = named.Select(file => look(session, file) with { File = file });
                return Task.FromResult(FaceScreen.Show(answers, parsed.GetValue(common.Json), terminal));
            }
        );
        return command;
    }
}
