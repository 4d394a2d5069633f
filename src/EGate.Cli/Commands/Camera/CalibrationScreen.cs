using System.Globalization;
using EGate.Cli.Answers;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary>What a camera's survey found, for people and for programs.</summary>
internal static class CalibrationScreen
{
    public static void Show(CameraSurvey survey, int? stature, bool json, Terminal terminal)
    {
        var region = survey.Region();
        var heights = stature is { } cm ? survey.Statures(cm) : null;
        if (json)
        {
            Terminal.Json(
                new
                {
                    survey.Frames,
                    survey.WithFace,
                    Region = region is { } r
                        ? new
                        {
                            X = (int)r.X,
                            Y = (int)r.Y,
                            Width = (int)r.Width,
                            Height = (int)r.Height,
                        }
                        : null,
                    Statures = heights is { } h ? new { From = Math.Round(h.From), To = Math.Round(h.To) } : null,
                    SkinLight = Wire.Finite(survey.SkinLight),
                    SurroundLight = Wire.Finite(survey.SurroundLight),
                    Components = survey.Quality().ToDictionary(c => c.Key, c => Math.Round(c.Value, 1)),
                    Advice = survey.Advice(),
                }
            );
            return;
        }

        terminal.Line($"{survey.WithFace} of {survey.Frames} frames with a face");
        if (region is { } found)
        {
            terminal.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"region {found.X:0},{found.Y:0} {found.Width:0} x {found.Height:0} px; skin {survey.SkinLight:0}, surroundings {survey.SurroundLight:0} of 255"
                )
            );
        }

        if (heights is { } seen)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"statures {seen.From:0} to {seen.To:0} cm"));
        }

        foreach (var (name, value) in survey.Quality())
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  {name} {value:0}"));
        }

        var advice = survey.Advice();
        terminal.Line(advice.Count == 0 ? "[green]ok[/]" : $"[yellow]{string.Join(", ", advice)}[/]");
    }
}
