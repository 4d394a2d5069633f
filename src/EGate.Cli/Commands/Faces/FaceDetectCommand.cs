using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Core;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl face detect</c>: where the faces of pictures are.</summary>
internal static class FaceDetectCommand
{
    private const string What =
        "Find faces. Score: how sure the detector is of its surest face (0 to 1). Outcome: Passed with at least one face, else NotPossible (no-face, not-an-image, "
        + "image-damaged, image-too-large, file-not-found). --json: also faces[] with x, y, width, height in pixels and score, largest first. "
        + "- reads lines {\"file\": FILE} and answers each with a line, in order. "
        + "Exit code: 0 a face in every file (with - always), 1 none in one, 2 wrong usage, 3 no networks.";

    public static Command Create(CommonOptions common, Terminal terminal) =>
        FaceFileCommand.Create("detect", What, common, terminal, Detect);

    private static FaceAnswer Detect(FaceSession session, string file)
    {
        using var picture = FaceSession.Picture(file, out var reason);
        var faces = picture is null ? [] : session.Engine.Detect(picture, out reason);
        return faces.Count == 0
            ? FaceAnswer.NotPossible(reason) with
            {
                Faces = [],
            }
            : new FaceAnswer(faces.Max(f => f.Score), Outcome.Passed, "ok") { Faces = [.. faces.Select(Box)] };
    }

    private static object Box(FaceBox face) =>
        new
        {
            X = Math.Round(face.X, 1),
            Y = Math.Round(face.Y, 1),
            Width = Math.Round(face.Width, 1),
            Height = Math.Round(face.Height, 1),
            Score = Math.Round(face.Score, 4),
        };
}
