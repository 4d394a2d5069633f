using System.Globalization;
using System.Net;
using System.Text;

namespace EGate.Faces;

/// <summary>The report as one page of HTML without scripts and without anything from elsewhere; its plots are SVG in the page.</summary>
public static class EvaluationPage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#111}table{border-collapse:collapse;margin:1rem 0}"
        + "td,th{border-bottom:1px solid #ccc;padding:.3rem .8rem;text-align:right}td:first-child,th:first-child{text-align:left}"
        + "svg{max-width:100%;height:auto}.note{color:#555}";

    /// <summary>Makes the page. <paramref name="title"/> says where and when it was measured.</summary>
    public static string Make(EvaluationReport report, string title)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(title);
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
            .Append(Text(title))
            .Append("</title>");
        page.Append("<style>").Append(Style).Append("</style><h1>").Append(Text(title)).Append("</h1>");
        Add(
            page,
            $"<p>{report.Images} pictures of {report.Persons} people, {report.NotEnrolled.Values.Sum()} of them without a template."
        );
        Add(page, $" A picture without a template never matches.</p>");
        Population(page, "All pairs", report.All);
        foreach (var (name, group) in report.Groups)
        {
            Population(page, $"Group {name}", group);
        }

        Attacks(page, report);
        return page.Append("</html>\n").ToString();
    }

    private static void Population(StringBuilder page, string name, PopulationReport of)
    {
        page.Append("<h2>").Append(Text(name)).Append("</h2>");
        Add(
            page,
            $"<p>{of.Genuine} genuine and {of.Impostor} impostor pairs. Equal error rate {Percent(of.EqualErrorRate)}, "
        );
        Add(page, $"accuracy over ten parts {Percent(of.Accuracy)}.</p>");
        page.Append(
            "<table><tr><th>false match rate<th>threshold<th>false non-match rate<th>95 % interval, by person<th></tr>"
        );
        foreach (var point in of.Points)
        {
            Add(
                page,
                $"<tr><td>{Percent(point.FalseMatchRate)}<td>{Figure(point.Threshold)}<td>{Percent(point.FalseNonMatchRate)}"
            );
            Add(
                page,
                $"<td>{Percent(point.Low)} to {Percent(point.High)}<td>{(point.IsResolved ? "" : "too few impostor pairs to claim it")}</tr>"
            );
        }

        page.Append("</table>");
        page.Append(EvaluationPlots.Errors(of)).Append(EvaluationPlots.Scores(of)).Append(EvaluationPlots.Discard(of));
    }

    private static void Attacks(StringBuilder page, EvaluationReport report)
    {
        if (report.Attacks.Count == 0)
        {
            return;
        }

        page.Append("<h2>Attacks</h2>");
        Add(
            page,
            $"<p>Limit of liveness {Figure(report.LivenessAt)}, one picture each: bona fide rejected (BPCER) {Percent(report.BonaFideRejected)}.</p>"
        );
        page.Append("<table><tr><th>kind<th>pictures<th>accepted (APCER)");
        foreach (var point in report.All.Points)
        {
            Add(page, $"<th>matched at FMR {Percent(point.FalseMatchRate)} (IAPMR)");
        }

        page.Append("</tr>");
        foreach (var (name, attack) in report.Attacks)
        {
            Add(page, $"<tr><td>{Text(name)}<td>{attack.Presentations}<td>{Percent(attack.Accepted)}");
            foreach (var rate in attack.MatchRates)
            {
                Add(page, $"<td>{Percent(rate)}");
            }

            page.Append("</tr>");
        }

        page.Append("</table>");
    }

    private static void Add(StringBuilder page, FormattableString text) =>
        page.Append(text.ToString(CultureInfo.InvariantCulture));

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Percent(double share) =>
        double.IsFinite(share) ? (100 * share).ToString("0.###", CultureInfo.InvariantCulture) + " %" : "none";

    private static string Figure(double value) =>
        double.IsFinite(value) ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "none";
}
