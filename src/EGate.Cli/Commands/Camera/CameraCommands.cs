using System.CommandLine;
using EGate.Cli.Answers;
using EGate.Core;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl camera</c>: what a camera sees of faces, for the technician who hangs it up.</summary>
internal static class CameraCommands
{
    private const int FramesByDefault = 60;
    private const int FramesMax = 1000;
    private const int Every = 5;

    private const string Shows =
        "Write a picture with boxes, points and quality drawn in. SOURCE: a picture, a clip, or a camera's node while egated does not hold it. The picture shows the person "
        + "in front: it is written with mode 0600. Exit code: 0 with a face, 1 without, 2 wrong usage, 3 no such source or no networks.";

    private const string Calibrates =
        "Find region, height range and light: a test person stands where travellers stand and moves a little. Tells the region in pixels, the statures whose face is "
        + "seen (with --stature), brightness of skin and surroundings, the median of every quality component, and advice: no-face, too-dark, too-bright, backlight, side-light, "
        + "too-far, too-near. Exit code: 0 no advice, 1 advice, 2 wrong usage, 3 no such source or no networks.";

    public static Command Create(CommonOptions common, Terminal terminal) =>
        new("camera", "What a camera sees of faces; works without egated.")
        {
            Show(common, terminal),
            Calibrate(common, terminal),
        };

    private static Argument<string> Source() =>
        new("SOURCE") { Description = "A picture, a clip, or a node such as /dev/v4l/by-path/..." };

    private static Command Show(CommonOptions common, Terminal terminal)
    {
        var source = Source();
        var output = new Option<string>("--out")
        {
            Description = "The picture to write (PNG).",
            HelpName = "FILE",
            DefaultValueFactory = _ => "camera.png",
        };
        var models = FaceSession.ModelsOption();
        var command = new Command("show", Shows) { source, output, models };
        command.SetAction(
            (parsed, cancellation) =>
            {
                using var session = FaceSession.Open(parsed.GetRequiredValue(models));
                var pictures = CameraPictures.Of(
                    parsed.GetRequiredValue(source),
                    most: 1,
                    every: 1,
                    terminal.Time,
                    cancellation
                );
                using var picture =
                    pictures.FirstOrDefault()
                    ?? throw new CommandFailure(Catalogue.FileNotReadable, ExitCodes.Failed, "No picture came.");
                var path = parsed.GetRequiredValue(output);
                var png = session.Engine.Annotate(picture);
                CameraFile.Write(path, png);
                Array.Clear(png);
                using var seen = session.Engine.Examine(picture);
                var answer = new FaceAnswer(
                    seen.Quality?.Unified,
                    seen.Quality is null ? Outcome.NotPossible : Outcome.Passed,
                    seen.Quality is null ? seen.Reason : "ok"
                )
                {
                    File = path,
                    Components = seen.Quality?.Components.ToDictionary(c => c.Key, c => Math.Round(c.Value, 1)),
                };
                return Task.FromResult(FaceScreen.Show([answer], parsed.GetValue(common.Json), terminal));
            }
        );
        return command;
    }

    private static Command Calibrate(CommonOptions common, Terminal terminal)
    {
        var source = Source();
        var frames = new Option<int>("--frames")
        {
            Description = $"Frames to look at, one in {Every} of those that come, 1 to {FramesMax}.",
            HelpName = "N",
            DefaultValueFactory = _ => FramesByDefault,
        };
        frames.MustBeWithin(1, FramesMax);
        var stature = new Option<int?>("--stature")
        {
            Description = "Height of the test person, 100 to 220 cm.",
            HelpName = "CM",
        };
        stature.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 100 or > 220)
            {
                result.AddError("--stature is from 100 to 220.");
            }
        });
        var models = FaceSession.ModelsOption();
        var command = new Command("calibrate", Calibrates) { source, frames, stature, models };
        command.SetAction(
            (parsed, cancellation) =>
            {
                using var session = FaceSession.Open(parsed.GetRequiredValue(models));
                CameraSurvey? survey = null;
                foreach (
                    var frame in CameraPictures.Of(
                        parsed.GetRequiredValue(source),
                        parsed.GetValue(frames),
                        Every,
                        terminal.Time,
                        cancellation
                    )
                )
                {
                    using (frame)
                    {
                        survey ??= new CameraSurvey(frame.Width, frame.Height);
                        using var seen = session.Engine.Observe(frame);
                        survey.Add(seen);
                    }
                }

                var found =
                    survey ?? throw new CommandFailure(Catalogue.FileNotReadable, ExitCodes.Failed, "No picture came.");
                CalibrationScreen.Show(found, parsed.GetValue(stature), parsed.GetValue(common.Json), terminal);
                return Task.FromResult(found.Advice().Count == 0 ? ExitCodes.Ok : ExitCodes.Failed);
            }
        );
        return command;
    }
}
