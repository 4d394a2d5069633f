using EGate.Devices.Simulated;

namespace EGate.Cli.Tests;

/// <summary>The face verbs on portraits of the clips' two men. What the networks can do is tested with them; here, what is answered.</summary>
public sealed class FaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _genuine;
    private readonly string _impostor;
    private readonly string _nobody;

    public FaceTests()
    {
        using var scene = new SimulatedScene(Checkout.PathOf("models/cache/clips"), TimeProvider.System, seed: 1);
        _genuine = _folder.Write("genuine.jpg", scene.MakePortrait(SimulatedPerson.Genuine));
        _impostor = _folder.Write("impostor.jpg", scene.MakePortrait(SimulatedPerson.Impostor));
        _nobody = _folder.Write("nobody.ppm", [.. "P6 2 2 255\n"u8, .. new byte[12]]);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Compare_tells_the_zone_of_each_comparison()
    {
        var run = await Egatectl.RunAsync("face", "compare", _genuine, _genuine, _impostor, _nobody, "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [("Passed", "ok"), ("Failed", "face-differs"), ("NotPossible", "no-face")],
            run.JsonLines.Select(l => (l.GetProperty("outcome").GetString(), l.GetProperty("reason").GetString()))
        );
        Assert.Equal(1, run.JsonLines[0].GetProperty("score").GetDouble(), 3);
        Assert.Equal("b", run.JsonLines[2].GetProperty("of").GetString());
    }

    [Fact]
    public async Task Compare_answers_a_line_for_each_request_in_order()
    {
        var lines = string.Join(
            '\n',
            $$"""{"a": "{{_genuine}}", "b": "{{_impostor}}"}""",
            "no json",
            "",
            $$"""{"a": "{{_genuine}}", "b": "{{_nobody}}"}""",
            $$"""{"a": "{{_genuine}}"}""",
            new string('x', 100_000),
            $$"""{"a": "{{_genuine}}", "b": "/nowhere.jpg"}""",
            $$"""{"a": "{{_genuine}}", "b": "{{_genuine}}"}"""
        );

        var run = await Egatectl.RunWithInputAsync(lines, "face", "compare", "-", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["face-differs", "not-a-request", "no-face", "not-a-request", "line-too-long", "file-not-found", "ok"],
            run.JsonLines.Select(l => l.GetProperty("reason").GetString())
        );
        Assert.Equal(["score", "outcome", "reason"], run.JsonLines[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Detect_tells_where_the_faces_are()
    {
        var run = await Egatectl.RunAsync("face", "detect", _genuine, _nobody, "--json");

        Assert.Equal(1, run.ExitCode);
        var face = Assert.Single(run.JsonLines[0].GetProperty("faces").EnumerateArray());
        Assert.InRange(face.GetProperty("width").GetDouble(), 100, 300);
        Assert.Equal("no-face", run.JsonLines[1].GetProperty("reason").GetString());
        Assert.Equal(0, run.JsonLines[1].GetProperty("faces").GetArrayLength());
    }

    [Fact]
    public async Task Quality_tells_every_component()
    {
        var run = await Egatectl.RunAsync("face", "quality", _genuine, _nobody, "--json");

        Assert.All(
            run.JsonLines[0].GetProperty("components").EnumerateObject(),
            c => Assert.InRange(c.Value.GetDouble(), 0, 100)
        );
        Assert.InRange(run.JsonLines[0].GetProperty("score").GetDouble(), 50, 100);
        Assert.Equal("NotPossible", run.JsonLines[1].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Missing_networks_are_named()
    {
        var run = await Egatectl.RunAsync(
            "face",
            "detect",
            _genuine,
            "--models",
            Path.GetDirectoryName(_genuine)!,
            "--json"
        );

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("FACE_MODEL_MISSING", run.Json.GetProperty("error").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Compare_of_one_picture_is_wrong_usage() =>
        Assert.Equal(2, (await Egatectl.RunAsync("face", "compare", _genuine)).ExitCode);
}
