using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Core;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl face quality</c>: how well the faces of pictures can be judged.</summary>
internal static class FaceQualityCommand
{
    /// <summary>Every component is scaled so that this is its limit.</summary>
    private const double Limit = 50;

    private const string What =
        "Judge how well the face of a picture can be compared. Score: unified quality, 0 to 100. Outcome: Passed when it and every component that a gate asks for "
        + "are at least 50; Failed names the worst of them; NotPossible: no-face, not-an-image, image-damaged, image-too-large, file-not-found. "
        + "--json: also components{}, each 0 to 100 (formulas: src/EGate.Faces/README.md). "
        + "- reads lines {\"file\": FILE} and answers each with a line, in order. "
        + "Exit code: 0 every file passed (with - always), 1 one did not, 2 wrong usage, 3 no networks.";

    public static Command Create(CommonOptions common, Terminal terminal) =>
        FaceFileCommand.Create("quality", What, common, terminal, Judge);

    private static FaceAnswer Judge(FaceSession session, string file)
    {
        using var picture = FaceSession.Picture(file, out var reason);
        if (picture is null)
        {
            return FaceAnswer.NotPossible(reason);
        }

        using var seen = session.Engine.Examine(picture);
        if (seen.Quality is not { } quality)
        {
            return FaceAnswer.NotPossible(seen.Reason);
        }

        var (worst, value) = quality.Worst;
        var passed = value >= Limit;
        return new FaceAnswer(
            Math.Round(quality.Unified, 3),
            passed ? Outcome.Passed : Outcome.Failed,
            passed ? "ok" : worst
        )
        {
            Components = quality.Components.ToDictionary(c => c.Key, c => Math.Round(c.Value, 1)),
        };
    }
}
