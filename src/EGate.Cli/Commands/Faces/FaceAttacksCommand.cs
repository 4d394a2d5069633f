using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EGate.Cli.Answers;
using EGate.Core;
using EGate.Faces;

namespace EGate.Cli.Commands;

/// <summary><c>egatectl face attacks</c>: the test bench of presentation attack detection over folders of labelled pictures and clips.</summary>
internal static class FaceAttacksCommand
{
    private const int PresentationsMax = 100_000;

    private const string What =
        "Measure presentation attack detection (ISO/IEC 30107-3) on your own material. DIR has a folder for each kind: bona-fide, and one for each kind of attack by any name "
        + "(print, screen, ...). Each picture, video or folder of pictures in it is one presentation; a clip is judged over two seconds. Tells the bona fide rejected (BPCER), and by kind "
        + "the attacks passed (APCER) at the limit and at BPCER 1, 5 and 10 %, each with its 95 % interval. Writes attacks.html and attacks.json. "
        + "Exit code: 0 measured, 1 the report cannot be written or no kind of attack or no bona-fide folder is there, 2 wrong usage, 3 no networks or no such folder.";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create(CommonOptions common, Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder with a folder for each kind." };
        var output = new Option<string>("--out")
        {
            Description = "Folder for the report; made when it is not there.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "face-attacks",
        };
        var models = FaceSession.ModelsOption();
        var command = new Command("attacks", What) { folder, output, models };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var kinds = Kinds(parsed.GetRequiredValue(folder));
                using var session = FaceSession.Open(parsed.GetRequiredValue(models));
                var presentations = Judge(session.Engine, kinds, cancellation);
                var bench = AttackBench.Measure(presentations, FaceLivenessCommand.ThresholdByDefault);
                var answer = Answer(bench);
                Write(parsed.GetRequiredValue(output), bench, answer, terminal.Time.GetUtcNow());
                if (parsed.GetValue(common.Json))
                {
                    Terminal.Json(answer);
                }
                else
                {
                    Show(bench, terminal);
                }

                return Task.FromResult(ExitCodes.Ok);
            }
        );
        return command;
    }

    /// <summary>The presentations of each kind, by the names of the folders.</summary>
    private static List<(string Kind, string File)> Kinds(string folder)
    {
        var listed = new List<(string Kind, string File)>();
        try
        {
            foreach (var kind in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            {
                var files = Directory.EnumerateFileSystemEntries(kind).Order(StringComparer.Ordinal);
                listed.AddRange(files.Take(PresentationsMax).Select(file => (Path.GetFileName(kind), file)));
            }
        }
        catch (DirectoryNotFoundException e)
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.NotFound,
                $"{folder} is not there.",
                inner: e
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{folder}: {e.GetType().Name}.",
                inner: e
            );
        }

        return listed.Exists(p => p.Kind == AttackBench.BonaFide) && listed.Exists(p => p.Kind != AttackBench.BonaFide)
            ? listed
            : throw new CommandFailure(
                Catalogue.FileNotReadable,
                ExitCodes.Failed,
                $"{folder} has no folder bona-fide with presentations, or none of an attack.",
                "Make a folder for each kind and put pictures, videos or folders of pictures into it."
            );
    }

    private static List<Presentation> Judge(
        FaceEngine engine,
        List<(string Kind, string File)> listed,
        CancellationToken cancellation
    )
    {
        var judged = new List<Presentation>();
        foreach (var (kind, file) in listed)
        {
            cancellation.ThrowIfCancellationRequested();
            judged.Add(new Presentation(kind, FaceLivenessCommand.JudgeFile(engine, file).Score));
        }

        return judged;
    }

    private static object Answer(AttackBench bench) =>
        new
        {
            bench.Threshold,
            Bpcer = Rate(bench.Rejected),
            Bpnrr = Rate(bench.NoResponse),
            Attacks = bench.Kinds.ToDictionary(
                k => k.Key,
                k => new
                {
                    k.Value.Presentations,
                    Apnrr = Rate(k.Value.NoResponse),
                    Apcer = Rate(k.Value.Passed),
                    AtBpcer = k
                        .Value.Points.Select(p => new
                        {
                            Bpcer = p.BonaFideRejectedMax,
                            p.Threshold,
                            Apcer = Rate(p.Passed),
                        })
                        .ToList(),
                }
            ),
        };

    private static object Rate(AttackRate rate) =>
        new
        {
            Value = Wire.Finite(rate.Value),
            Low = Wire.Finite(rate.Interval.Low),
            High = Wire.Finite(rate.Interval.High),
            rate.Count,
            rate.Of,
        };

    private static void Write(string folder, AttackBench bench, object answer, DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var day = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var title = $"Presentation attack detection, measured {day}";
            File.WriteAllText(Path.Combine(folder, "attacks.html"), AttackBenchPage.Make(bench, title));
            File.WriteAllText(Path.Combine(folder, "attacks.json"), JsonSerializer.Serialize(answer, Indented) + "\n");
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

    private static void Show(AttackBench bench, Terminal terminal)
    {
        terminal.Line($"bona fide rejected at {Figure(bench.Threshold)}: {Words(bench.Rejected)}");
        foreach (var (name, kind) in bench.Kinds)
        {
            terminal.Line($"{Terminal.Plain(name)}: passed {Words(kind.Passed)}");
            foreach (var point in kind.Points)
            {
                terminal.Line(
                    $"    at {Figure(100 * point.BonaFideRejectedMax)} % bona fide rejected: {Words(point.Passed)}"
                );
            }
        }
    }

    private static string Words(AttackRate rate) =>
        rate.Of == 0
            ? "none to measure"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{rate.Count} of {rate.Of}, {100 * rate.Value:0.##} % ({100 * rate.Interval.Low:0.#} to {100 * rate.Interval.High:0.#})"
            );

    private static string Figure(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
