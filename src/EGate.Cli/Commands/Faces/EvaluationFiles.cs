using System.Globalization;
using System.Text.Json;
using EGate.Cli.Answers;
using EGate.Contract.Faces;
using EGate.Core;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary>What an evaluation leaves behind: a page for people, JSON for programs, and the threshold profile to be signed. No picture, no template, no file name.</summary>
internal static class EvaluationFiles
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the files and returns their paths. An old profile is removed when the new measurement cannot claim one.</summary>
    /// <exception cref="CommandFailure">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Write(
        string folder,
        EvaluationReport report,
        FaceThresholdsFile? thresholds,
        DateOnly day
    )
    {
        var page = Path.Combine(folder, "report.html");
        var json = Path.Combine(folder, "report.json");
        var profile = Path.Combine(folder, "thresholds.json");
        try
        {
            Directory.CreateDirectory(folder);
            var title = $"Face comparison, measured {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
            File.WriteAllText(page, EvaluationPage.Make(report, title));
            File.WriteAllText(json, JsonSerializer.Serialize(Json(report, thresholds), Indented) + "\n");
            if (thresholds is null)
            {
                File.Delete(profile);
                return [page, json];
            }

            thresholds.Write(profile);
            return [page, json, profile];
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{folder} cannot be written: {e.GetType().Name}.",
                inner: e
            );
        }
    }

    /// <summary>The report as JSON; the keys are stable, and a rate of an empty population is null.</summary>
    public static object Json(EvaluationReport report, FaceThresholdsFile? thresholds) =>
        new
        {
            ModelSet = FaceModels.SetId,
            report.Images,
            report.NotEnrolled,
            report.Persons,
            All = Population(report.All),
            Groups = report.Groups.ToDictionary(g => g.Key, g => Population(g.Value)),
            LivenessAt = report.LivenessAt,
            Bpcer = Wire.Finite(report.BonaFideRejected),
            Attacks = report.Attacks.ToDictionary(
                a => a.Key,
                a => new
                {
                    a.Value.Presentations,
                    Apcer = Wire.Finite(a.Value.Accepted),
                    Iapmr = a.Value.MatchRates.Select(Wire.Finite),
                }
            ),
            thresholds?.Thresholds,
        };

    private static object Population(PopulationReport of) =>
        new
        {
            of.Genuine,
            of.Impostor,
            Eer = Wire.Finite(of.EqualErrorRate),
            Accuracy = Wire.Finite(of.Accuracy),
            Points = of.Points.Select(p => new
            {
                Fmr = p.FalseMatchRate,
                Threshold = Wire.Finite(p.Threshold),
                Fnmr = Wire.Finite(p.FalseNonMatchRate),
                Low = Wire.Finite(p.Low),
                High = Wire.Finite(p.High),
                p.IsResolved,
            }),
            Roc = of.Curve.Select(p => new
            {
                Threshold = Wire.Finite(p.Threshold),
                Fmr = Wire.Finite(p.FalseMatchRate),
                Fnmr = Wire.Finite(p.FalseNonMatchRate),
            }),
            Discard = of.Discard.Select(p => new { p.Discarded, Fnmr = Wire.Finite(p.FalseNonMatchRate) }),
        };
}
