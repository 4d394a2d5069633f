using System.Text.Json;

namespace EGate.Cli.Tests;

/// <summary><c>egatectl record</c>.</summary>
public class RecordTests
{
    [Fact]
    public async Task Trace_goes_to_the_file_as_lines_of_json_with_header_and_end()
    {
        await using var lane = await FakeLane.StartAsync();
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("trace.jsonl");

        var run = await Egatectl.RunAsync("record", "reader", "--seconds", "1", "--out", file, "--socket", lane.Socket);

        Assert.Equal(0, run.ExitCode);
        JsonElement[] lines =
        [
            .. (await File.ReadAllLinesAsync(file)).Select(l => JsonDocument.Parse(l).RootElement.Clone()),
        ];
        Assert.Equal(3, lines.Length);
        Assert.Equal("egate-line", lines[0].GetProperty("trace").GetString());
        Assert.Equal("elyctis", lines[0].GetProperty("driver").GetString());
        Assert.True(lines[0].GetProperty("masked").GetBoolean());
        Assert.Equal("to-device", lines[1].GetProperty("dir").GetString());
        Assert.Equal("560000", lines[1].GetProperty("hex").GetString());
        Assert.Equal("time-over", lines[2].GetProperty("end").GetString());
    }

    [Fact]
    public async Task Trace_without_a_file_goes_to_standard_output()
    {
        await using var lane = await FakeLane.StartAsync();

        var run = await Egatectl.RunAsync("record", "chip", "--seconds", "1", "--socket", lane.Socket);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, run.JsonLines.Count);
    }

    [Fact]
    public async Task Trace_that_lost_chunks_ends_with_1()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Trace[^1].End.Dropped = 4;

        var run = await Egatectl.RunAsync("record", "reader", "--seconds", "1", "--socket", lane.Socket);

        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Line_that_cannot_be_recorded_is_said_by_the_catalogue()
    {
        await using var lane = await FakeLane.StartAsync();
        lane.Answers.Refusal = "LINE_NOT_RECORDABLE: there is none";

        var run = await Egatectl.RunAsync("record", "chip", "--seconds", "1", "--socket", lane.Socket);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("LINE_NOT_RECORDABLE", run.Errors, StringComparison.Ordinal);
        Assert.Contains("fix", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record")]
    [InlineData("record", "camera")]
    [InlineData("record", "reader", "--seconds", "601")]
    public async Task Command_line_that_names_no_line_or_no_time_ends_with_2(params string[] arguments)
    {
        var run = await Egatectl.RunAsync(arguments);

        Assert.Equal(2, run.ExitCode);
    }
}
