using System.Globalization;
using EGate.Contract.Faces;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary>Makes a threshold profile of an evaluation.</summary>
internal static class SuggestedThresholds
{
    /// <summary>
    /// The rejecting threshold lets this many times more impostors through than the accepting one, at most 5 %: the start values 0.48 and 0.35 stand in
    /// that ratio (1e-5 and 1e-3 on LFW).
    /// </summary>
    private const double RejectRatio = 100;

    private const double RejectRateMax = 0.05;

    /// <summary>
    /// The profile, without signatures; null when too few impostors were compared to claim the rate. Where the file gives groups, the strictest group's threshold
    /// counts: people of one group look more alike than the average pair, and the rate must hold for them.
    /// </summary>
    public static FaceThresholdsFile? From(EvaluationReport report, double rate, string where, DateOnly day)
    {
        var measured = report.Groups.Count == 0 ? [report.All] : report.Groups.Values.ToList();
        var rejectRate = Math.Min(Math.Max(rate, RejectRateMax), rate * RejectRatio);
        var accept = measured.Max(p => p.ThresholdAt(rate));
        var reject = Math.Min(accept, measured.Max(p => p.ThresholdAt(rejectRate)));
        var thresholds = new FaceThresholds(
            FaceModels.SetId,
            rate,
            Math.Round(accept, 4, MidpointRounding.ToPositiveInfinity),
            Math.Round(reject, 4),
            where,
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            report.Persons,
            report.All.Genuine,
            measured.Min(p => p.Impostor),
            report.All.NonMatchesAt(accept)
        );
        var file = new FaceThresholdsFile(thresholds, []);
        return file.IsUsable ? file : null;
    }
}
