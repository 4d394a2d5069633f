using System.Globalization;
using EGate.Contract.Faces;
using EGate.Faces;
using Spectre.Console;

namespace EGate.Cli.Commands;

/// <summary>An evaluation for people: one table a population, what was not enrolled, and where the files are.</summary>
internal static class EvaluationScreen
{
    public static void Show(
        Terminal terminal,
        EvaluationReport report,
        FaceThresholdsFile? thresholds,
        IReadOnlyList<string> written
    )
    {
        terminal.Line($"{report.Images} pictures of {report.Persons} people");
        foreach (var (reason, count) in report.NotEnrolled)
        {
            terminal.Line($"[yellow]{count} without a template[/]: {reason}");
        }

        Show(terminal, "all pairs", report.All);
        foreach (var (name, group) in report.Groups)
        {
            Show(terminal, $"group {Terminal.Plain(name)}", group);
        }

        foreach (var (name, attack) in report.Attacks)
        {
            terminal.Line(
                $"attack {Terminal.Plain(name)}: {attack.Presentations} pictures, accepted (APCER) {Percent(attack.Accepted)}; bona fide rejected (BPCER) {Percent(report.BonaFideRejected)}"
            );
        }

        terminal.Line(
            thresholds is { Thresholds: var t }
                ? $"[green]threshold[/] {Figure(t.AcceptAt)}, reject below {Figure(t.RejectBelow)}; to be signed by two officers"
                : "[yellow]no threshold profile[/]: too few impostor pairs to claim the rate"
        );
        foreach (var file in written)
        {
            terminal.Line(Terminal.Plain(file));
        }
    }

    private static void Show(Terminal terminal, string name, PopulationReport of)
    {
        terminal.Line(
            $"{name}: {of.Genuine} genuine, {of.Impostor} impostor; EER {Percent(of.EqualErrorRate)}, accuracy {Percent(of.Accuracy)}"
        );
        var table = new Table().Border(TableBorder.None);
        table.AddColumns("FMR", "threshold", "FNMR", "95 % interval", "");
        foreach (var point in of.Points)
        {
            table.AddRow(
                Percent(point.FalseMatchRate),
                Figure(point.Threshold),
                Percent(point.FalseNonMatchRate),
                $"{Percent(point.Low)} to {Percent(point.High)}",
                point.IsResolved ? "" : "too few impostor pairs"
            );
        }

        terminal.Show(table);
    }

    private static string Percent(double share) =>
        double.IsFinite(share) ? (100 * share).ToString("0.###", CultureInfo.InvariantCulture) + " %" : "none";

    private static string Figure(double value) =>
        double.IsFinite(value) ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "none";
}
