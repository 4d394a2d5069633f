using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl face compare</c>: are two pictures of one person? Only a picture without a face cannot be compared; how good it is does not matter.</summary>
internal static class FaceCompareCommand
{
    private const string What =
        "Compare faces: cosine (-1 to 1) and zone. Outcome: Passed at the accepting threshold and above, Failed (face-differs) below the rejecting one, "
        + "NotPossible (face-undecided) between, and NotPossible with no-face, not-an-image, image-damaged, image-too-large, file-not-found where a picture "
        + "cannot be compared. In a picture of several people the largest face near the middle counts. "
        + "- reads lines {\"a\": FILE, \"b\": FILE} and answers each with a line {\"score\", \"outcome\", \"reason\"}, in order. "
        + "Exit code: 0 every comparison passed (with - always), 1 one did not, 2 wrong usage, 3 no networks.";

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Two pictures, or one and all that it is compared with; or - alone.",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(result =>
        {
            var isLines = result.Tokens is [{ Value: NamedFiles.StandardInput }];
            if (!isLines && (result.Tokens.Count < 2 || result.Tokens.Any(t => t.Value == NamedFiles.StandardInput)))
            {
                result.AddError("compare takes at least two pictures, or - alone.");
            }
        });
        var models = FaceSession.ModelsOption();
        var command = new Command("compare", What) { files, models };
        command.SetAction(
            (parsed, cancellation) =>
            {
                using var session = FaceSession.Open(parsed.GetRequiredValue(models));
                var named = parsed.GetRequiredValue(files);
                var zones = MatchZones.Start;
                if (named is [NamedFiles.StandardInput])
                {
                    FaceLines.Answer(
                        request =>
                            FaceLines.File(request, "a") is { } a && FaceLines.File(request, "b") is { } b
                                ? Compare(session, a, b, zones)
                                : null,
                        cancellation
                    );
                    return Task.FromResult(ExitCodes.Ok);
                }

                var answers = named
                    .Skip(1)
                    .Select(b => Compare(session, named[0], b, zones) with { A = named[0], B = b });
                return Task.FromResult(FaceScreen.Show(answers, parsed.GetValue(common.Json), terminal));
            }
        );
        return command;
    }

    private static FaceAnswer Compare(FaceSession session, string a, string b, MatchZones zones)
    {
        using var first = session.Enrol(a, out var reasonA);
        if (first is null)
        {
            return FaceAnswer.NotPossible(reasonA) with { Of = "a" };
        }

        using var second = session.Enrol(b, out var reasonB);
        if (second is null)
        {
            return FaceAnswer.NotPossible(reasonB) with { Of = "b" };
        }

        var score = first.Compare(second);
        var (outcome, reason) = zones.Judge(score);
        return new FaceAnswer(score, outcome, reason);
    }
}
