using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl face liveness</c>: is it a living face, or a picture of one?</summary>
internal static class FaceLivenessCommand
{
    /// <summary>The score at which the layers' evidence is even; a site's own stands in its threshold profile.</summary>
    public const double ThresholdByDefault = 0.5;

    private const string What =
        "Presentation attack detection (ISO/IEC 30107-3). FILE is a picture, a video, or a folder of pictures played at 25 a second in the order of their "
        + "names. A picture has the single-frame layers only; of a clip two seconds are judged from the first face on. Score: how sure it is that the face is "
        + "bona fide (0 to 1). Outcome: Passed at 0.5 and above, else Failed (presentation-attack); NotPossible with no-face, no-frames, no-pictures, not-a-clip, "
        + "file-not-found and the reasons of a picture. components: what each layer says, as a natural logarithm of likelihoods, below 0 against the face. "
        + "- reads lines {\"file\": FILE} and answers each with a line {\"score\", \"outcome\", \"reason\"}, in order. "
        + "Exit code: 0 every file passed (with - always), 1 one did not, 2 wrong usage, 3 no networks.";

    public static Command Create(CommonOptions common, Terminal terminal) =>
        FaceFileCommand.Create("liveness", What, common, terminal, Judge);

    private static FaceAnswer Judge(FaceSession session, string file)
    {
        var verdict = JudgeFile(session.Engine, file);
        return new FaceAnswer(verdict.Score, verdict.Outcome, verdict.Reason)
        {
            Components =
                verdict.Voices.Count == 0
                    ? null
                    : verdict.Voices.ToDictionary(
                        v => char.ToLowerInvariant($"{v.Layer}"[0]) + $"{v.Layer}"[1..],
                        // Adding zero takes the sign off a zero.
                        v => Math.Round(v.Weight, 2) + 0.0
                    ),
        };
    }

    /// <summary>Judges whatever the file is: first as a picture, and what is none as a clip.</summary>
    public static ClipVerdict JudgeFile(FaceEngine engine, string file)
    {
        if (!Directory.Exists(file))
        {
            using var picture = FaceSession.Picture(file, out var reason);
            if (picture is not null)
            {
                return ClipJudge.Picture(engine, picture, ThresholdByDefault);
            }

            if (reason is not ("not-an-image" or "image-too-large"))
            {
                return ClipVerdict.NotPossible(reason);
            }
        }

        using var clip = ClipFile.Open(file, path => FaceSession.Picture(path, out _), out var why);
        return clip is null ? ClipVerdict.NotPossible(why) : ClipJudge.Clip(engine, clip, ThresholdByDefault);
    }
}
