using System.Globalization;
using System.Text;

namespace EGate.Faces;

/// <summary>The plots of an evaluation as SVG.</summary>
internal static class EvaluationPlots
{
    private const int Width = 640;
    private const int Height = 320;
    private const int Left = 70;
    private const int Bottom = 44;
    private const int Top = 34;
    private const double LeastRate = 1e-5;

    /// <summary>False non-match against false match rate, both in decades.</summary>
    public static string Errors(PopulationReport of)
    {
        var plot = new Plot("False non-match rate against false match rate", "FMR", "FNMR");
        for (var decade = -5; decade <= 0; decade++)
        {
            plot.TickX((decade + 5) / 5.0, $"1e{decade}");
            plot.TickY((decade + 5) / 5.0, $"1e{decade}");
        }

        plot.Line(of.Curve.Select(p => (Decades(p.FalseMatchRate), Decades(p.FalseNonMatchRate))), "#0b57d0");
        return plot.Svg();
    }

    /// <summary>How the scores lie.</summary>
    public static string Scores(PopulationReport of)
    {
        var plot = new Plot("Scores: impostor (red), genuine (blue)", "cosine", "share");
        var most = Math.Max(1e-9, of.GenuineScores.Concat(of.ImpostorScores).DefaultIfEmpty(0).Max());
        for (var tick = -1.0; tick <= 1; tick += 0.5)
        {
            plot.TickX((tick + 1) / 2, tick.ToString("0.0", CultureInfo.InvariantCulture));
        }

        plot.TickY(1, most.ToString("0.00", CultureInfo.InvariantCulture));
        plot.Line(Bars(of.ImpostorScores, most), "#b3261e");
        plot.Line(Bars(of.GenuineScores, most), "#0b57d0");
        return plot.Svg();
    }

    /// <summary>What recapturing the worst pictures leaves.</summary>
    public static string Discard(PopulationReport of)
    {
        var plot = new Plot("Error versus discard, at FMR 0.1 %", "share captured again", "FNMR");
        var most = Math.Max(1e-9, of.Discard.Select(p => p.FalseNonMatchRate).DefaultIfEmpty(0).Max());
        for (var percent = 0; percent <= 30; percent += 10)
        {
            plot.TickX(percent / 30.0, $"{percent} %");
        }

        plot.TickY(1, (100 * most).ToString("0.00", CultureInfo.InvariantCulture) + " %");
        plot.Line(of.Discard.Select(p => (p.Discarded / 0.3, p.FalseNonMatchRate / most)), "#0b57d0");
        return plot.Svg();
    }

    private static double Decades(double rate) => (Math.Log10(Math.Max(LeastRate, rate)) + 5) / 5;

    private static IEnumerable<(double, double)> Bars(IReadOnlyList<double> shares, double most) =>
        shares.Select((share, i) => ((i + 0.5) / shares.Count, share / most));

    /// <summary>Axes and lines; places are shares of the axes' lengths.</summary>
    private sealed class Plot
    {
        private readonly StringBuilder _svg = new();

        public Plot(string title, string x, string y)
        {
            Add(
                $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{title}\" font-size=\"13\" font-family=\"system-ui,sans-serif\">"
            );
            Add($"<text x=\"{Left}\" y=\"18\" font-weight=\"600\">{title}</text>");
            Add(
                $"<text x=\"{Width - 10}\" y=\"{Height - 6}\" text-anchor=\"end\">{x}</text><text x=\"4\" y=\"{Top + 4}\">{y}</text>"
            );
            Add($"<path d=\"M{Left} {Top}V{Height - Bottom}H{Width - 10}\" fill=\"none\" stroke=\"#555\"/>");
        }

        public void TickX(double at, string text) =>
            Add($"<text x=\"{X(at):0.#}\" y=\"{Height - Bottom + 17}\" text-anchor=\"middle\">{text}</text>");

        public void TickY(double at, string text) =>
            Add($"<text x=\"{Left - 6}\" y=\"{Y(at) + 4:0.#}\" text-anchor=\"end\">{text}</text>");

        public void Line(IEnumerable<(double X, double Y)> points, string colour)
        {
            var line = new StringBuilder();
            foreach (var (x, y) in points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)))
            {
                line.Append(line.Length == 0 ? 'M' : 'L');
                line.Append(string.Create(CultureInfo.InvariantCulture, $"{X(x):0.#} {Y(y):0.#}"));
            }

            Add($"<path d=\"{line}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
        }

        public string Svg() => _svg.Append("</svg>").ToString();

        private static double X(double share) => Left + (Math.Clamp(share, 0, 1) * (Width - 10 - Left));

        private static double Y(double share) => Height - Bottom - (Math.Clamp(share, 0, 1) * (Height - Bottom - Top));

        private void Add(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));
    }
}
