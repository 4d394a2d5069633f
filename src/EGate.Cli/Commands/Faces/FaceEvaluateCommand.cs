using System.CommandLine;
using System.Globalization;
using EGate.Core;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl face evaluate</c>: error rates on an agency's own pictures, and the threshold that they suggest.</summary>
internal static class FaceEvaluateCommand
{
    private const int DrawsMax = 10_000;

    private const string What =
        "Measure the error rates of the lane's face comparison on your own pictures. The pairs file is CSV with a first line of column names: a, b (picture files, relative to "
        + "--images), same (1 or 0), and if wanted person_a, person_b, group, attack (which kind of attack b is; empty for bona fide). "
        + "Tells ROC, equal error rate, false non-matches at false match rates of 1 %, 0.1 %, 0.05 %, 0.01 % with 95 % intervals (people drawn, not pairs), attack and bona fide "
        + "error rates, and error versus discard, the same by group. Writes report.html, report.json and, where enough impostors were compared, thresholds.json for two officers "
        + "to sign (egatectl face sign). Exit code: 0 measured, 1 a file cannot be read or written, 2 wrong usage, 3 no networks or no such file.";

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var pairs = new Option<string>("--pairs")
        {
            Description = "The pairs file.",
            HelpName = "FILE",
            Required = true,
        };
        var images = new Option<string>("--images")
        {
            Description = "Folder that the pictures are in.",
            HelpName = "DIR",
            Required = true,
        };
        var output = new Option<string>("--out")
        {
            Description = "Folder for the report; made when it is not there.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "face-evaluation",
        };
        var rate = new Option<double>("--fmr")
        {
            Description =
                "The false match rate of the threshold profile, above 0 to 0.1 (default 0.0005, Implementing Decision (EU) 2019/329).",
            HelpName = "RATE",
            DefaultValueFactory = _ => 0.0005,
        };
        rate.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && !(r.GetValueOrDefault<double>() is > 0 and <= 0.1))
            {
                r.AddError("--fmr is above 0 and at most 0.1.");
            }
        });
        var where = new Option<string>("--where")
        {
            Description = "Where it was measured, in your words, for the profile.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "not said",
        };
        var live = new Option<double>("--liveness")
        {
            Description = "The limit of liveness, 0 to 1.",
            HelpName = "LIMIT",
            DefaultValueFactory = _ => FaceLivenessCommand.ThresholdByDefault,
        };
        var draws = new Option<int>("--draws")
        {
            Description = $"Draws of people for the intervals, 40 to {DrawsMax}; fewer for very large files.",
            HelpName = "N",
            DefaultValueFactory = _ => 1000,
        };
        draws.MustBeWithin(40, DrawsMax);
        var seed = new Option<int>("--seed")
        {
            Description = "Decides the draws.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var models = FaceSession.ModelsOption();
        var command = new Command("evaluate", What) { pairs, images, output, rate, where, live, draws, seed, models };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var asked = Pairs(parsed.GetRequiredValue(pairs));
                using var session = FaceSession.Open(parsed.GetRequiredValue(models));
                using var seen = EvaluatedFolder.Look(
                    session,
                    asked,
                    parsed.GetRequiredValue(images),
                    parsed.GetValue(common.Json) ? null : terminal,
                    cancellation
                );
                var report = FaceEvaluation.Run(
                    asked,
                    seen.Images,
                    parsed.GetValue(live),
                    parsed.GetValue(draws),
                    parsed.GetValue(seed)
                );
                var day = DateOnly.FromDateTime(terminal.Time.GetLocalNow().DateTime);
                var thresholds = SuggestedThresholds.From(
                    report,
                    parsed.GetValue(rate),
                    parsed.GetRequiredValue(where),
                    day
                );
                var written = EvaluationFiles.Write(parsed.GetRequiredValue(output), report, thresholds, day);
                if (parsed.GetValue(common.Json))
                {
                    Terminal.Json(EvaluationFiles.Json(report, thresholds));
                }
                else
                {
                    EvaluationScreen.Show(terminal, report, thresholds, written);
                }

                return Task.FromResult(ExitCodes.Ok);
            }
        );
        return command;
    }

    private static FacePairs Pairs(string path) =>
        NamedFiles.Open(
            path,
            file =>
            {
                try
                {
                    using var text = new StreamReader(file);
                    return PairsFileReader.Read(text);
                }
                catch (PairsFileException e)
                {
                    throw new CommandFailure(
                        Catalogue.PairsFileRefused,
                        ExitCodes.Failed,
                        string.Create(CultureInfo.InvariantCulture, $"{path}: {e.Message}"),
                        inner: e
                    );
                }
            }
        );
}
