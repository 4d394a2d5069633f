using System.Globalization;
using System.Net;
using System.Text;

namespace EGate.Faces;

/// <summary>The bench's report as one page of HTML without scripts and without anything from elsewhere.</summary>
public static class AttackBenchPage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#111}table{border-collapse:collapse;margin:1rem 0}"
        + "td,th{border-bottom:1px solid #ccc;padding:.3rem .8rem;text-align:right}td:first-child,th:first-child{text-align:left}";

    /// <summary>Makes the page. <paramref name="title"/> says where and when it was measured.</summary>
    public static string Make(AttackBench bench, string title)
    {
        ArgumentNullException.ThrowIfNull(bench);
        ArgumentNullException.ThrowIfNull(title);
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>").Append(Text(title));
        page.Append("</title><style>").Append(Style).Append("</style><h1>").Append(Text(title)).Append("</h1>");
        Add(
            page,
            $"<p>At the limit {bench.Threshold:0.###}: bona fide rejected (BPCER) {Rate(bench.Rejected)}, without an answer {Rate(bench.NoResponse)}.</p>"
        );
        page.Append(
            "<table><tr><th>attack<th>presentations<th>no answer<th>passed (APCER)<th>at BPCER<th>limit<th>passed</tr>"
        );
        foreach (var (name, kind) in bench.Kinds)
        {
            Kind(page, name, kind);
        }

        page.Append(
            "</table><p>Intervals: 95 %, Wilson, as if each presentation were of another person. Rates after ISO/IEC 30107-3; "
        );
        return page.Append("an attack without an answer did not pass.</p></html>\n").ToString();
    }

    private static void Kind(StringBuilder page, string name, AttackKindReport kind)
    {
        var rows = Math.Max(1, kind.Points.Count);
        Add(page, $"<tr><td rowspan=\"{rows}\">{Text(name)}<td rowspan=\"{rows}\">{kind.Presentations}");
        Add(page, $"<td rowspan=\"{rows}\">{Rate(kind.NoResponse)}<td rowspan=\"{rows}\">{Rate(kind.Passed)}");
        for (var i = 0; i < kind.Points.Count; i++)
        {
            var point = kind.Points[i];
            page.Append(i == 0 ? "" : "<tr>");
            Add(page, $"<td>{point.BonaFideRejectedMax:P0}<td>{point.Threshold:0.####}<td>{Rate(point.Passed)}</tr>");
        }

        page.Append(kind.Points.Count == 0 ? "<td><td><td></tr>" : "");
    }

    private static string Rate(AttackRate rate) =>
        rate.Of == 0
            ? "none"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * rate.Value:0.##} % ({100 * rate.Interval.Low:0.#} to {100 * rate.Interval.High:0.#})"
            );

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static void Add(StringBuilder page, FormattableString text) =>
        page.Append(text.ToString(CultureInfo.InvariantCulture));
}
